import { Checkbox, InputNumber, Select } from 'antd'
import type { ImportPreview } from '../../../shared/ingest/import.ts'
import { useMessages } from '../../messages/messages.ts'
import { delimiterName, fileSize } from './format-words.ts'
import styles from './ImportSheet.module.css'
import type { Reading } from './import-draft.ts'

interface ReadingColumnProps {
  size: number
  reading: Reading
  preview: ImportPreview | null
  /** The preview still answers the reading before. */
  isReading: boolean
  onChange(reading: Reading): void
}

const encodings = ['utf-8', 'gb18030', 'utf-16le', 'utf-16be', 'big5']
const delimiters = [',', '\t', ';', '|']

/** What was found about the file, each thing changeable; a change reads it anew. */
export function ReadingColumn({ size, reading, preview, isReading, onChange }: ReadingColumnProps) {
  const messages = useMessages().data
  const format = preview?.format
  const auto = (found: string | undefined) => (found ? messages.sheet.autoFound(found) : messages.sheet.auto)
  const foundHeader = isReading ? undefined : format?.header
  const isWorkbook = format?.kind === 'xlsx'
  return (
    <section className={styles.column} aria-label={messages.sheet.found}>
      <h3 className={styles.heading}>{messages.sheet.found}</h3>
      {!isWorkbook && (
        <>
          <div className={styles.field}>
            <span className={styles.label}>{messages.sheet.encoding}</span>
            <Select
              className={styles.wide ?? ''}
              aria-label={messages.sheet.encoding}
              value={reading.encoding}
              onChange={(encoding) => onChange({ ...reading, encoding })}
              options={[
                { value: 'auto', label: auto(reading.encoding === 'auto' ? format?.encoding.toUpperCase() : undefined) },
                ...encodings.map((value) => ({ value, label: value.toUpperCase() })),
              ]}
            />
            {format && (reading.encoding === 'auto' || format.evidence === 'given') && (
              <p className={styles.note}>{messages.evidence[format.evidence] ?? format.evidence}</p>
            )}
          </div>
          <div className={styles.field}>
            <span className={styles.label}>{messages.sheet.delimiter}</span>
            <Select
              className={styles.wide ?? ''}
              aria-label={messages.sheet.delimiter}
              value={reading.delimiter}
              onChange={(delimiter) => onChange({ ...reading, delimiter })}
              options={[
                {
                  value: 'auto',
                  label: auto(reading.delimiter === 'auto' && format ? delimiterName(format.delimiter, messages) : undefined),
                },
                ...delimiters.map((value) => ({ value, label: delimiterName(value, messages) })),
              ]}
            />
          </div>
        </>
      )}
      {isWorkbook && (
        <div className={styles.field}>
          <span className={styles.label}>{messages.sheet.sheetName}</span>
          <Select
            className={styles.wide ?? ''}
            aria-label={messages.sheet.sheetName}
            value={reading.sheet ?? format.sheet}
            onChange={(sheet) => sheet !== null && onChange({ ...reading, sheet, headerRow: 'auto' })}
            options={format.sheets.map((value) => ({ value, label: value }))}
          />
          <p className={styles.note}>{messages.evidence[format.evidence] ?? format.evidence}</p>
        </div>
      )}
      <div className={styles.field}>
        <span className={styles.label}>{messages.sheet.header}</span>
        <InputNumber
          className={styles.wide ?? ''}
          aria-label={messages.sheet.header}
          min={1}
          max={10_000}
          precision={0}
          disabled={reading.headerRow === 0}
          value={reading.headerRow === 'auto' ? (foundHeader ?? null) : reading.headerRow || null}
          onChange={(line) => onChange({ ...reading, headerRow: line ?? 'auto' })}
          changeOnWheel={false}
        />
      </div>
      <Checkbox
        checked={reading.headerRow === 0 || (reading.headerRow === 'auto' && foundHeader === null)}
        onChange={({ target }) => onChange({ ...reading, headerRow: target.checked ? 0 : 'auto' })}
      >
        {messages.sheet.headerNone}
      </Checkbox>
      <p className={styles.note}>
        {messages.sheet.size} {fileSize(size)}
      </p>
    </section>
  )
}
