import { Button } from 'antd'
import { useState } from 'react'
import type { DatasetSummary } from '../../shared/contract/engine.ts'
import { type Entity, maskEntity } from '../../shared/linkage/entity.ts'
import { maskCell } from '../../shared/values/mask-cell.ts'
import { useMessages } from '../messages/messages.ts'
import drawer from './ConnectionsDrawer.module.css'
import { useConnections } from './connections.ts'
import { ErrorNotice } from './ErrorNotice.tsx'
import { useEngineQuery } from './use-engine-query.ts'
import { useMemoryVersion } from './use-memory-version.ts'

const PAGE = 100

/** The rows of all datasets that hold a value, each a click away from its record. */
export function EntityRows({ entity, isMasked }: { entity: Entity; isMasked: boolean }) {
  const { rows: words, record } = useMessages().entities
  const [limit, setLimit] = useState(PAGE)
  const datasets = useEngineQuery('dataset.list', {})
  const { kind, key } = entity
  const answer = useEngineQuery(
    'entity.rows',
    { entity: { kind, key }, offset: 0, limit },
    { version: useMemoryVersion(), keepPrevious: true },
  )
  const { show } = useConnections.getState()
  if (answer.error) return <ErrorNotice error={answer.error} onRetry={() => void answer.refetch()} />
  if (!answer.data || !datasets.data) return <p className={drawer.note}>{words.looking}</p>
  const { total, rows } = answer.data
  if (total === 0) return <p className={drawer.note}>{words.none}</p>
  const value = isMasked ? maskEntity(entity) : entity.shown
  return (
    <div className={drawer.rows}>
      <table className={drawer.table} aria-label={words.label(value)}>
        <thead>
          <tr>
            <th scope="col">{record.dataset}</th>
            <th scope="col" className={drawer.right}>
              {words.row}
            </th>
            <th scope="col">{words.column}</th>
            <th scope="col">{words.record}</th>
          </tr>
        </thead>
        <tbody>
          {rows.map(({ ref, dataset, column, cells }) => (
            <tr key={`${ref.batch} ${ref.row}`}>
              <td>{dataset}</td>
              <td className={drawer.right}>
                <button
                  type="button"
                  className={drawer.link}
                  aria-label={words.open(ref.row)}
                  onClick={() => show({ kind: 'record', ref })}
                >
                  {ref.row.toLocaleString('en-US')}
                </button>
              </td>
              <td>{column}</td>
              <td>{lineOf(cells, datasets.data.find(({ id }) => id === ref.dataset)?.columns ?? [], column, isMasked)}</td>
            </tr>
          ))}
        </tbody>
      </table>
      {rows.length < total && (
        <p className={drawer.note}>
          {words.shown(rows.length, total)}{' '}
          {limit < 500 && (
            <Button size="small" onClick={() => setLimit(limit + PAGE)}>
              {words.more}
            </Button>
          )}
        </p>
      )}
    </div>
  )
}

const LINE_CELLS = 6
const CELL_LENGTH = 48

/** The first cells of a row that say something, but the one that is asked about. */
function lineOf(cells: readonly string[], columns: DatasetSummary['columns'], asked: string, isMasked: boolean): string {
  const shown = columns.flatMap((column, at) => {
    const text = (cells[at] ?? '').trim()
    if (text === '' || column.name === asked) return []
    const cell = (isMasked ? maskCell(text, column) : text).replace(/\s+/g, ' ')
    return [cell.length > CELL_LENGTH ? `${cell.slice(0, CELL_LENGTH)}…` : cell]
  })
  return shown.slice(0, LINE_CELLS).join(' · ')
}
