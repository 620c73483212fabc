import { CheckOutlined, QuestionCircleFilled } from '@ant-design/icons'
import { Button, Input, Select } from 'antd'
import { type ColumnSchema, columnTypes, type TicketField, ticketFields } from '../../../shared/table/schema.ts'
import { maskCell } from '../../../shared/values/mask-cell.ts'
import { useMessages } from '../../messages/messages.ts'
import { useRevealed } from '../../ui/use-revealed.ts'
import styles from './ImportSheet.module.css'
import { type ColumnFault, changeColumn, columnFaults } from './import-draft.ts'

interface MappingColumnProps {
  columns: ColumnSchema[]
  kind: 'ticket' | 'table'
  /** Places of the columns that were mapped with doubt; they come first. */
  doubtful: ReadonlyMap<number, TicketField | null>
  confirmed: ReadonlySet<number>
  /** First rows, for samples. */
  rows: readonly (readonly string[])[]
  onChange(columns: ColumnSchema[]): void
  onConfirm(at: number): void
}

const SAMPLES = 3

/** Name, type and ticket field of each column, as found and as corrected; what is in doubt is asked about first. */
export function MappingColumn(props: MappingColumnProps) {
  const { columns, kind, doubtful, confirmed, rows, onChange, onConfirm } = props
  const messages = useMessages()
  const { sheet, importWords, columns: words } = messages.data
  const faults = columnFaults(columns)
  const places = columns.map((_, at) => at)
  const ordered = [...places.filter((at) => doubtful.has(at)), ...places.filter((at) => !doubtful.has(at))]
  const open = ordered.filter((at) => doubtful.has(at) && !confirmed.has(at)).length
  return (
    <section className={styles.column} aria-label={sheet.mapping}>
      <h3 className={styles.heading}>
        {sheet.mapping}
        {open > 0 && (
          <span className={styles.asked} role="status">
            <QuestionCircleFilled aria-hidden /> {importWords.doubtful(open)}
          </span>
        )}
      </h3>
      <div className={styles.scroll}>
        <table className={`${styles.table} ${styles.mapping}`}>
          <thead>
            <tr>
              <th scope="col">{sheet.columnName}</th>
              <th scope="col">{words.type}</th>
              {kind === 'ticket' && <th scope="col">{words.field}</th>}
            </tr>
          </thead>
          {ordered.map((at) => (
            <ColumnLines
              key={at}
              column={columns[at]!}
              fault={faults[at] ?? null}
              hasField={kind === 'ticket'}
              isAsked={doubtful.has(at) && !confirmed.has(at)}
              suggestion={doubtful.get(at) ?? null}
              values={rows.map((cells) => cells[at] ?? '')}
              onChange={(change) => {
                onChange(changeColumn(columns, at, change))
                if (doubtful.has(at)) onConfirm(at)
              }}
              onConfirm={() => onConfirm(at)}
            />
          ))}
        </table>
      </div>
    </section>
  )
}

interface ColumnLinesProps {
  column: ColumnSchema
  fault: ColumnFault | null
  hasField: boolean
  isAsked: boolean
  suggestion: TicketField | null
  values: readonly string[]
  onChange(change: Partial<ColumnSchema>): void
  onConfirm(): void
}

/** One column; where it is in doubt with samples of its values and the way to say that it is right. */
function ColumnLines({ column, fault, hasField, isAsked, suggestion, values, onChange, onConfirm }: ColumnLinesProps) {
  const messages = useMessages()
  const { sheet, importWords, columns: words } = messages.data
  const label = column.header || column.name
  const isMasked = !useRevealed(isAsked, label)
  const samples = [...new Set(values.filter((value) => value.trim() !== ''))].slice(0, SAMPLES)
  return (
    <tbody className={isAsked ? styles.doubtful : undefined}>
      <tr>
        <td>
          <Input
            size="small"
            value={column.name}
            status={fault ? 'error' : ''}
            title={fault ? sheet[fault] : column.header}
            aria-label={`${sheet.columnName} ${label}`}
            aria-invalid={fault !== null}
            onChange={(event) => onChange({ name: event.target.value })}
          />
        </td>
        <td>
          <Select
            size="small"
            className={styles.wide ?? ''}
            popupMatchSelectWidth={false}
            aria-label={`${words.type} ${label}`}
            value={column.type}
            options={columnTypes.map((value) => ({ value, label: messages.common.columnTypes[value] }))}
            onChange={(type) => onChange({ type })}
          />
        </td>
        {hasField && (
          <td>
            <Select
              size="small"
              className={styles.wide ?? ''}
              popupMatchSelectWidth={false}
              showSearch={{ optionFilterProp: 'label' }}
              aria-label={`${words.field} ${label}`}
              value={column.field ?? ''}
              options={[
                { value: '', label: sheet.noField },
                ...ticketFields.map((value) => ({ value: value as string, label: messages.common.ticketFields[value] })),
              ]}
              onChange={(field) => onChange({ field: ticketFields.find((known) => known === field) })}
            />
          </td>
        )}
      </tr>
      {isAsked && (
        <tr>
          <td colSpan={hasField ? 3 : 2} className={styles.doubt}>
            <div className={styles.doubtLine}>
              <span className={styles.samples}>
                {samples.length === 0
                  ? importWords.noSample
                  : importWords.sample(
                      samples.map((value) => (isMasked ? maskCell(value, column) : value).slice(0, 60)).join('　'),
                    )}
              </span>
              {hasField && suggestion && !column.field && (
                <Button
                  size="small"
                  aria-label={importWords.suggestLabel(label, messages.common.ticketFields[suggestion])}
                  onClick={() => onChange({ field: suggestion })}
                >
                  {importWords.suggest(messages.common.ticketFields[suggestion])}
                </Button>
              )}
              <Button
                size="small"
                icon={<CheckOutlined aria-hidden />}
                aria-label={importWords.confirmLabel(label)}
                onClick={onConfirm}
              >
                {importWords.confirm}
              </Button>
            </div>
          </td>
        </tr>
      )}
    </tbody>
  )
}
