import { Input, Select } from 'antd'
import { type ColumnSchema, columnTypes, ticketFields } from '../../../shared/table/schema.ts'
import { useMessages } from '../../messages/messages.ts'
import styles from './ImportSheet.module.css'
import { changeColumn, columnFaults } from './import-draft.ts'

interface MappingColumnProps {
  columns: ColumnSchema[]
  kind: 'ticket' | 'table'
  onChange(columns: ColumnSchema[]): void
}

/** Name, type and ticket field of each column, as found and as corrected. */
export function MappingColumn({ columns, kind, onChange }: MappingColumnProps) {
  const messages = useMessages()
  const sheet = messages.data.sheet
  const faults = columnFaults(columns)
  const types = columnTypes.map((value) => ({ value, label: messages.common.columnTypes[value] }))
  const fields = [
    { value: '', label: sheet.noField },
    ...ticketFields.map((value) => ({ value: value as string, label: messages.common.ticketFields[value] })),
  ]
  return (
    <section className={styles.column} aria-label={sheet.mapping}>
      <h3 className={styles.heading}>{sheet.mapping}</h3>
      <div className={styles.scroll}>
        <table className={`${styles.table} ${styles.mapping}`}>
          <thead>
            <tr>
              <th scope="col">{sheet.columnName}</th>
              <th scope="col">{messages.data.columns.type}</th>
              {kind === 'ticket' && <th scope="col">{messages.data.columns.field}</th>}
            </tr>
          </thead>
          <tbody>
            {columns.map((column, at) => {
              const fault = faults[at]
              const label = column.header || column.name
              return (
                // biome-ignore lint/suspicious/noArrayIndexKey: a column is its place in the file
                <tr key={at}>
                  <td>
                    <Input
                      size="small"
                      value={column.name}
                      status={fault ? 'error' : ''}
                      title={fault ? sheet[fault] : column.header}
                      aria-label={`${sheet.columnName} ${label}`}
                      aria-invalid={fault !== null}
                      onChange={(event) => onChange(changeColumn(columns, at, { name: event.target.value }))}
                    />
                  </td>
                  <td>
                    <Select
                      size="small"
                      className={styles.wide ?? ''}
                      popupMatchSelectWidth={false}
                      aria-label={`${messages.data.columns.type} ${label}`}
                      value={column.type}
                      options={types}
                      onChange={(type) => onChange(changeColumn(columns, at, { type }))}
                    />
                  </td>
                  {kind === 'ticket' && (
                    <td>
                      <Select
                        size="small"
                        className={styles.wide ?? ''}
                        popupMatchSelectWidth={false}
                        showSearch={{ optionFilterProp: 'label' }}
                        aria-label={`${messages.data.columns.field} ${label}`}
                        value={column.field ?? ''}
                        options={fields}
                        onChange={(field) =>
                          onChange(changeColumn(columns, at, { field: ticketFields.find((known) => known === field) }))
                        }
                      />
                    </td>
                  )}
                </tr>
              )
            })}
          </tbody>
        </table>
      </div>
    </section>
  )
}
