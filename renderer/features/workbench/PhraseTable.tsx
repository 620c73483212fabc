import { CaretDownOutlined, CaretUpOutlined } from '@ant-design/icons'
import type { UseQueryResult } from '@tanstack/react-query'
import { Button, Progress } from 'antd'
import { useMemo, useState } from 'react'
import type { Phrase } from '../../../shared/contract/phrases.ts'
import { AppError } from '../../../shared/errors.ts'
import { fold } from '../../../shared/values/fold.ts'
import { useMessages } from '../../messages/messages.ts'
import { ErrorNotice } from '../../ui/ErrorNotice.tsx'
import { useDraft } from './draft-store.ts'
import { PhraseActions } from './PhraseActions.tsx'
import { PhraseMonths } from './PhraseMonths.tsx'
import type { PhraseQuestion } from './PhrasePanel.tsx'
import styles from './Phrases.module.css'
import { rowsWithPhrase } from './phrase-keyword.ts'

type ColumnKey = 'rows' | 'share' | 'occurrences' | 'cohesion' | 'left' | 'right' | 'period' | 'baseline' | 'ratio' | 'z'

export interface PhraseTableColumn {
  key: ColumnKey
  of(phrase: Phrase): number
  text?(value: number): string
  /** A click on the figure opens the rows that it counts, within a span of time where one is given. */
  opens?: { span?: { dateColumn: string; from: string; to: string } }
}

interface PhraseTableProps extends PhraseQuestion {
  mined: UseQueryResult
  phrases: readonly Phrase[]
  columns: readonly PhraseTableColumn[]
  /** Column by which it is sorted at first; absent: as it comes. */
  first?: ColumnKey
  note: readonly string[]
  /** Said where there is no phrase at all. */
  none: string
  dateColumn?: string
  /** Months to be told apart in the plot. */
  marked?: readonly string[]
}

/** Phrases with their figures, sorted and searched; what each can become stands in its line, and the months of the chosen one below. */
export function PhraseTable(props: PhraseTableProps) {
  const { mined, phrases, columns, first, note, none, sought, place, of, version, column, dates, dateColumn, marked } = props
  const messages = useMessages().phrases
  const [sorting, setSorting] = useState<{ key: ColumnKey; isAscending: boolean }>({
    key: first ?? columns[0]!.key,
    isAscending: false,
  })
  const [chosen, setChosen] = useState<string | null>(null)
  const shown = useMemo(() => {
    const wanted = fold(sought).trim()
    const by = columns.find(({ key }) => key === sorting.key) ?? columns[0]!
    const found = phrases.filter(({ text }) => text.includes(wanted))
    return found.sort((a, b) => (sorting.isAscending ? by.of(a) - by.of(b) : by.of(b) - by.of(a)) || (a.text < b.text ? -1 : 1))
  }, [phrases, columns, sought, sorting])
  if (mined.error) {
    if (!(mined.error instanceof AppError) || mined.error.code !== 'job.cancelled') return <ErrorNotice error={mined.error} />
    return (
      <p className={styles.none}>
        {messages.stopped} <Button onClick={() => void mined.refetch()}>{messages.refresh}</Button>
      </p>
    )
  }
  if (mined.isPending)
    return <Progress className={styles.waiting ?? ''} percent={100} status="active" showInfo={false} aria-label={messages.open} />
  const openRows = (phrase: Phrase, span: { dateColumn: string; from: string; to: string } | undefined) => {
    const rows = rowsWithPhrase(of, phrase.text, column, span)
    if (!rows) return
    const title = span ? messages.rowsOfPeriod(phrase.text, span.from, span.to) : messages.rowsTitle(phrase.text)
    useDraft
      .getState()
      .select({ kind: 'step', id: place.step, layer: place.layer, view: { kind: 'given', title, rows, version } })
  }
  const picked = chosen ?? shown[0]?.text ?? null
  return (
    <div className={styles.list} aria-busy={mined.isFetching}>
      {note.map((line) => (
        <p key={line} className={styles.note}>
          {line}
        </p>
      ))}
      <div className={styles.scroller}>
        <table className={styles.table}>
          <thead>
            <tr>
              <th scope="col" title={messages.hints.word}>
                {messages.columns.word}
              </th>
              {columns.map(({ key }) => {
                const isSorted = sorting.key === key
                return (
                  <th
                    key={key}
                    scope="col"
                    title={messages.hints[key]}
                    aria-sort={isSorted ? (sorting.isAscending ? 'ascending' : 'descending') : 'none'}
                  >
                    <button type="button" onClick={() => setSorting({ key, isAscending: isSorted && !sorting.isAscending })}>
                      {messages.columns[key]}
                      {isSorted && (sorting.isAscending ? <CaretUpOutlined aria-hidden /> : <CaretDownOutlined aria-hidden />)}
                    </button>
                  </th>
                )
              })}
              <th scope="col">{messages.columns.actions}</th>
            </tr>
          </thead>
          <tbody>
            {shown.map((phrase) => (
              <tr key={phrase.text} data-chosen={phrase.text === picked || undefined}>
                <th scope="row">
                  <button type="button" className={styles.word} onClick={() => setChosen(phrase.text)}>
                    {phrase.text}
                  </button>
                </th>
                {columns.map(({ key, of: figureOf, text, opens }) => {
                  const value = figureOf(phrase)
                  const written = text ? text(value) : value.toLocaleString('en-US')
                  return (
                    <td key={key}>
                      {opens && value > 0 ? (
                        <button
                          type="button"
                          title={messages.rowsOf(phrase.text, value)}
                          onClick={() => openRows(phrase, opens.span)}
                        >
                          {written}
                        </button>
                      ) : (
                        written
                      )}
                    </td>
                  )
                })}
                <td className={styles.actions}>
                  <PhraseActions place={place} word={phrase.text} />
                </td>
              </tr>
            ))}
          </tbody>
        </table>
        {shown.length === 0 && <p className={styles.none}>{phrases.length === 0 ? none : messages.noneFound}</p>}
      </div>
      <PhraseMonths
        of={of}
        version={version}
        column={column}
        dateColumn={dateColumn ?? dates[0]}
        word={picked}
        marked={marked ?? []}
      />
    </div>
  )
}
