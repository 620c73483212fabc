import { Button } from 'antd'
import type { RowRef } from '../../shared/ledger/clue.ts'
import { useMessages } from '../messages/messages.ts'
import drawer from './ConnectionsDrawer.module.css'
import { useConnections } from './connections.ts'
import { EntityValue } from './EntityValue.tsx'
import { ErrorNotice } from './ErrorNotice.tsx'
import { useEngineQuery } from './use-engine-query.ts'
import { useMemoryVersion } from './use-memory-version.ts'

/** One record whole, with its file and row; each of its values that names somebody leads on. */
export function EntityRecord({ of, isMasked }: { of: RowRef; isMasked: boolean }) {
  const { record, drawer: words, sightings } = useMessages().entities
  const { show } = useConnections.getState()
  const answer = useEngineQuery('ticket.history', of, { version: useMemoryVersion() })
  if (answer.error) return <ErrorNotice error={answer.error} onRetry={() => void answer.refetch()} />
  if (!answer.data) return <p className={drawer.note}>{record.loading}</p>
  const { columns, versions } = answer.data
  const version = versions.find(({ batch, row }) => batch === of.batch && row === of.row)
  if (!version) return null
  return (
    <div className={drawer.record}>
      <p className={drawer.bar}>
        <span>{words.record(version.fileName, version.row)}</span>
        <Button size="small" title={sightings.graphTitle} onClick={() => show({ kind: 'graph', of: { row: of } })}>
          {sightings.graph}
        </Button>
      </p>
      <dl className={drawer.fields}>
        {columns.map((column, at) => {
          const text = version.cells[at] ?? ''
          if (text === '') return null
          return (
            <div key={column.name} className={drawer.field}>
              <dt>{column.name}</dt>
              <dd>
                <EntityValue column={column} text={text} isMasked={isMasked} />
              </dd>
            </div>
          )
        })}
      </dl>
    </div>
  )
}
