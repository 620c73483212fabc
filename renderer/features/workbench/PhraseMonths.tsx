import { useMemo } from 'react'
import type { RowSource } from '../../../shared/contract/engine.ts'
import { useMessages } from '../../messages/messages.ts'
import { ErrorNotice } from '../../ui/ErrorNotice.tsx'
import { TallyChart } from '../../ui/TallyChart.tsx'
import { useEngineQuery } from '../../ui/use-engine-query.ts'
import styles from './Phrases.module.css'

interface PhraseMonthsProps {
  of: RowSource
  version: string
  column: string | undefined
  dateColumn: string | undefined
  word: string | null
  marked: readonly string[]
}

const WIDTH = 640

/** How many rows of each month have a phrase; of all rows, also where the phrases were found in a sample. */
export function PhraseMonths({ of, version, column, dateColumn, word, marked }: PhraseMonthsProps) {
  const messages = useMessages().phrases
  const months = useEngineQuery(
    'phrases.months',
    { of, dateColumn: dateColumn ?? '', phrases: word === null ? [] : [word], ...(column !== undefined && { column }) },
    { version, enabled: word !== null && dateColumn !== undefined, keepPrevious: true },
  )
  const bars = useMemo(
    () =>
      (months.data?.months ?? []).map((month, at) => ({ key: month, label: month, count: months.data?.phrases[0]?.[at] ?? 0 })),
    [months.data],
  )
  const chosen = useMemo(() => ({ kept: marked, excluded: [] }), [marked])
  if (dateColumn === undefined) return null
  if (months.error) return <ErrorNotice error={months.error} />
  return (
    <div className={styles.months} aria-busy={months.isFetching}>
      {word === null ? (
        <p className={styles.none}>{messages.pickOne}</p>
      ) : (
        <TallyChart title={messages.months(word)} bars={bars} width={WIDTH} shape="columns" chosen={chosen} />
      )}
    </div>
  )
}
