import { DeleteOutlined, MergeCellsOutlined, PlusOutlined } from '@ant-design/icons'
import { Button, Input, Tooltip } from 'antd'
import type { ReactNode } from 'react'
import type { ColumnSchema } from '../../../shared/table/schema.ts'
import { valueTypes } from '../../../shared/values/value.ts'
import { useMessages } from '../../messages/messages.ts'
import { isComposingKey } from '../../ui/use-composition.ts'
import styles from './MendPane.module.css'
import { joinedUp } from './raw-cells.ts'

interface MendCellsProps {
  columns: readonly ColumnSchema[]
  cells: string[]
  delimiter: string
  onChange(cells: string[]): void
  /** Ctrl+Enter in a cell. */
  onEnter(): void
}

/** The cells of a reject beside the columns that they would fall into; they can be changed, joined, put in and taken out. */
export function MendCells({ columns, cells, delimiter, onChange, onEnter }: MendCellsProps) {
  const words = useMessages().data.batchWords.mend
  const lines = Array.from({ length: Math.max(cells.length, columns.length) }, (_, at) => at)
  const insert = (place: number) => onChange([...cells.slice(0, place), '', ...cells.slice(place)])
  return (
    <table className={styles.cells}>
      <thead>
        <tr>
          <th scope="col" className={styles.place}>
            <Act label={words.insertFirst} icon={<PlusOutlined aria-hidden />} onAct={() => insert(0)} />
          </th>
          <th scope="col">{words.column}</th>
          <th scope="col">{words.value}</th>
          <th scope="col" />
        </tr>
      </thead>
      <tbody>
        {lines.map((at) => {
          const column = columns[at]
          const text = cells[at]
          const isFlagged =
            column !== undefined && text !== undefined && text.trim() !== '' && !valueTypes[column.type].check(text).valid
          return (
            <tr key={at} className={column && text !== undefined ? undefined : styles.off}>
              <td className={styles.place}>{at + 1}</td>
              <th scope="row">{column?.name ?? <span className={styles.wrong}>{words.extra}</span>}</th>
              <td>
                {text !== undefined && (
                  <Input
                    size="small"
                    aria-label={column?.name ?? `${words.extra} ${at + 1}`}
                    value={text}
                    status={column === undefined ? 'error' : isFlagged ? 'warning' : ''}
                    onChange={({ target }) => onChange(cells.map((cell, each) => (each === at ? target.value : cell)))}
                    onKeyDown={(event) => {
                      if (event.key === 'Enter' && event.ctrlKey && !isComposingKey(event)) onEnter()
                    }}
                  />
                )}
              </td>
              <td className={styles.acts}>
                {text !== undefined && (
                  <>
                    {at > 0 && (
                      <Act
                        label={words.joinUp(at + 1)}
                        icon={<MergeCellsOutlined aria-hidden />}
                        onAct={() => onChange(joinedUp(cells, at, delimiter))}
                      />
                    )}
                    <Act label={words.insertAfter(at + 1)} icon={<PlusOutlined aria-hidden />} onAct={() => insert(at + 1)} />
                    <Act
                      label={words.removeCell(at + 1)}
                      icon={<DeleteOutlined aria-hidden />}
                      onAct={() => onChange(cells.filter((_, each) => each !== at))}
                    />
                  </>
                )}
              </td>
            </tr>
          )
        })}
      </tbody>
    </table>
  )
}

function Act({ label, icon, onAct }: { label: string; icon: ReactNode; onAct(): void }) {
  return (
    <Tooltip title={label}>
      <Button type="text" size="small" icon={icon} aria-label={label} onClick={onAct} />
    </Tooltip>
  )
}
