import { Checkbox, Input, InputNumber, Select } from 'antd'
import type { ReactNode } from 'react'
import type { ImportPreview } from '../../../shared/ingest/import.ts'
import { useMessages } from '../../messages/messages.ts'
import { fileSize } from '../../ui/file-size.ts'
import { useComposition } from '../../ui/use-composition.ts'
import { delimiterName, quoteName, undecodableLine } from './format-words.ts'
import styles from './ImportSheet.module.css'
import type { Reading } from './import-draft.ts'

interface ReadingColumnProps {
  size: number
  reading: Reading
  preview: ImportPreview | null
  /** The preview still answers the reading before. */
  isReading: boolean
  onChange(reading: Reading): void
  /** What stands above the reading: the recipe. */
  children: ReactNode
}

const encodings = ['utf-8', 'gb18030', 'big5', 'utf-16le', 'utf-16be']
const delimiters = [',', '\t', ';', '|']
const quotes = ['"', "'", 'none']
const OTHER = 'other'

/** What was found about the file, each thing changeable; a change reads it anew. */
export function ReadingColumn({ size, reading, preview, isReading, onChange, children }: ReadingColumnProps) {
  const messages = useMessages().data
  const { sheet, importWords } = messages
  const format = preview?.format
  const auto = (found: string | undefined) => (found ? sheet.autoFound(found) : sheet.auto)
  const foundHeader = isReading ? undefined : format?.header
  const isWorkbook = format?.kind === 'xlsx'
  const undecodable = format && undecodableLine(format, messages)
  return (
    <section className={`${styles.column} ${styles.reading}`} aria-label={sheet.found}>
      {children}
      <h3 className={styles.heading}>{sheet.found}</h3>
      {!isWorkbook && (
        <>
          <div className={styles.field}>
            <span className={styles.label}>{sheet.encoding}</span>
            <Select
              className={styles.wide ?? ''}
              aria-label={sheet.encoding}
              value={reading.encoding}
              onChange={(encoding) => onChange({ ...reading, encoding })}
              options={[
                { value: 'auto', label: auto(reading.encoding === 'auto' ? format?.encoding.toUpperCase() : undefined) },
                ...withOwn(encodings, reading.encoding).map((value) => ({ value, label: value.toUpperCase() })),
              ]}
            />
            {format && <p className={styles.note}>{messages.evidence[format.evidence] ?? format.evidence}</p>}
            {undecodable && (
              <p className={`${styles.note} ${styles.warn}`}>
                {undecodable}
                <br />
                {importWords.undecodableNote}
              </p>
            )}
          </div>
          <div className={styles.field}>
            <span className={styles.label}>{sheet.delimiter}</span>
            <DelimiterSelect
              value={reading.delimiter}
              found={reading.delimiter === 'auto' && format ? delimiterName(format.delimiter, messages) : undefined}
              onChange={(delimiter) => onChange({ ...reading, delimiter })}
            />
          </div>
          <div className={styles.field}>
            <span className={styles.label}>{importWords.quote}</span>
            <Select
              className={styles.wide ?? ''}
              aria-label={importWords.quote}
              value={reading.quote}
              onChange={(quote) => onChange({ ...reading, quote })}
              options={[
                {
                  value: 'auto',
                  label: auto(reading.quote === 'auto' && format ? quoteName(format.quote, messages) : undefined),
                },
                ...withOwn(quotes, reading.quote).map((value) => ({
                  value,
                  label: quoteName(value === 'none' ? '' : value, messages),
                })),
              ]}
            />
          </div>
        </>
      )}
      {isWorkbook && (
        <div className={styles.field}>
          <span className={styles.label}>{sheet.sheetName}</span>
          <Select
            className={styles.wide ?? ''}
            aria-label={sheet.sheetName}
            value={reading.sheet ?? format.sheet}
            onChange={(name) => name !== null && onChange({ ...reading, sheet: name, headerRow: 'auto' })}
            options={format.sheets.map((value) => ({ value, label: value }))}
          />
          <p className={styles.note}>{messages.evidence[format.evidence] ?? format.evidence}</p>
        </div>
      )}
      <div className={styles.field}>
        <span className={styles.label}>{sheet.header}</span>
        <InputNumber
          className={styles.wide ?? ''}
          aria-label={sheet.header}
          min={1}
          max={10_000}
          precision={0}
          disabled={reading.headerRow === 0}
          value={reading.headerRow === 'auto' ? (foundHeader ?? null) : reading.headerRow || null}
          onChange={(line) => onChange({ ...reading, headerRow: line ?? 'auto' })}
          changeOnWheel={false}
        />
        {format && format.headerLines > 1 && <p className={styles.note}>{importWords.headerLines(format.headerLines)}</p>}
      </div>
      <Checkbox
        checked={reading.headerRow === 0 || (reading.headerRow === 'auto' && foundHeader === null)}
        onChange={({ target }) => onChange({ ...reading, headerRow: target.checked ? 0 : 'auto' })}
      >
        {sheet.headerNone}
      </Checkbox>
      <p className={styles.note}>
        {sheet.size} {fileSize(size)}
      </p>
    </section>
  )
}

interface DelimiterSelectProps {
  value: string
  found: string | undefined
  onChange(delimiter: string): void
}

/** The usual delimiters, and one that is typed. */
function DelimiterSelect({ value, found, onChange }: DelimiterSelectProps) {
  const messages = useMessages().data
  const composition = useComposition()
  const isOwn = value !== 'auto' && !delimiters.includes(value)
  return (
    <>
      <Select
        className={styles.wide ?? ''}
        aria-label={messages.sheet.delimiter}
        value={isOwn ? OTHER : value}
        onChange={(chosen) => onChange(chosen === OTHER ? '^' : chosen)}
        options={[
          { value: 'auto', label: found ? messages.sheet.autoFound(found) : messages.sheet.auto },
          ...delimiters.map((each) => ({ value: each, label: delimiterName(each, messages) })),
          { value: OTHER, label: messages.importWords.otherDelimiter },
        ]}
      />
      {isOwn && (
        <Input
          {...composition.props}
          className={styles.own ?? ''}
          aria-label={messages.importWords.otherDelimiter}
          maxLength={4}
          defaultValue={value}
          onFocus={({ target }) => target.select()}
          onChange={({ target }) => composition.whenComposed(() => target.value !== '' && onChange(target.value))}
        />
      )}
    </>
  )
}

/** The usual values, and the present one where a recipe brought another. */
function withOwn(usual: readonly string[], present: string): string[] {
  return present === 'auto' || usual.includes(present) ? [...usual] : [...usual, present]
}
