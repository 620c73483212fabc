import { Select } from 'antd'
import { useState } from 'react'
import type { EmergingPhrase } from '../../../shared/contract/phrases.ts'
import { useMessages } from '../../messages/messages.ts'
import { useEngineQuery } from '../../ui/use-engine-query.ts'
import { monthsBetween } from './facet-choice.ts'
import type { PhraseQuestion } from './PhrasePanel.tsx'
import styles from './Phrases.module.css'
import { PhraseTable, type PhraseTableColumn } from './PhraseTable.tsx'
import { type BaselineKind, baselineOf, type Span, usualPeriod, withFrom, withTo } from './phrase-periods.ts'
import { useMined } from './use-mined.ts'

const LISTED = 300
const MINIMUM_Z = 3

/** Phrases that the rows of a period have more often than those before it. */
export function EmergingPhraseList(question: PhraseQuestion) {
  const messages = useMessages().phrases
  const { of, dates, version } = question
  const [chosenDate, setChosenDate] = useState<string | null>(null)
  const dateColumn = chosenDate ?? dates[0] ?? ''
  const asked = useEngineQuery('phrases.months', { of, dateColumn, phrases: [] }, { version, enabled: dateColumn !== '' })
  const months = asked.data?.months ?? []
  if (dateColumn === '') return <p className={styles.none}>{messages.noDate}</p>
  if (months.length === 0) return null
  return (
    <EmergingOf
      {...question}
      key={dateColumn}
      dateColumn={dateColumn}
      months={months}
      counts={asked.data?.all ?? []}
      onDateColumn={setChosenDate}
    />
  )
}

interface EmergingOfProps extends PhraseQuestion {
  dateColumn: string
  months: readonly string[]
  counts: readonly number[]
  onDateColumn(column: string): void
}

function EmergingOf({ dateColumn, months, counts, onDateColumn, ...question }: EmergingOfProps) {
  const messages = useMessages().phrases
  const { of, column, minimumRows, version, name, dates } = question
  const [period, setPeriod] = useState<Span>(() => usualPeriod(months))
  const [kind, setKind] = useState<BaselineKind>('three')
  const [own, setOwn] = useState<Span>(() => baselineOf('twelve', usualPeriod(months)))
  const baseline = kind === 'own' ? own : baselineOf(kind, period)
  const args = {
    of,
    dateColumn,
    period,
    baseline,
    minimumZ: MINIMUM_Z,
    limit: LISTED,
    ...(column !== undefined && { column }),
    ...(minimumRows !== undefined && { minimumRows }),
  }
  const mined = useMined('phrases.emerging', args, version, messages.running(messages.emerging, name), messages.read)
  const found = mined.data
  const emerging = (one: unknown) => one as EmergingPhrase
  const columns: PhraseTableColumn[] = [
    { key: 'period', of: ({ rows }) => rows, opens: { span: { dateColumn, ...period } } },
    { key: 'baseline', of: (one) => emerging(one).baselineRows, opens: { span: { dateColumn, ...baseline } } },
    {
      key: 'ratio',
      of: (one) => emerging(one).ratio ?? Number.POSITIVE_INFINITY,
      text: (ratio) => (Number.isFinite(ratio) ? ratio.toFixed(1) : messages.onlyNow),
    },
    { key: 'z', of: (one) => emerging(one).z, text: (z) => z.toFixed(1) },
    { key: 'cohesion', of: ({ cohesion }) => cohesion, text: (bits) => bits.toFixed(1) },
  ]
  const isSampled = found && (found.period.read < found.period.rows || found.baseline.read < found.baseline.rows)
  const note = found && [
    messages.periods(found.period.rows, found.baseline.rows),
    ...(isSampled ? [messages.sampledPeriods(found.period.read, found.baseline.read)] : []),
    messages.tested(found.tested, found.found, spokenNumber(found.expectedByChance), MINIMUM_Z),
  ]
  const options = months.map((month, index) => ({ value: month, label: messages.month(month, counts[index] ?? 0) }))
  const picker = (label: string, value: string, onChange: (month: string) => void) => (
    <Select
      aria-label={label}
      popupMatchSelectWidth={false}
      showSearch
      value={value}
      options={options}
      labelRender={({ value: shown }) => String(shown)}
      onChange={onChange}
    />
  )
  return (
    <div className={styles.list}>
      <div className={styles.settings}>
        {dates.length > 1 && (
          <Select
            aria-label={messages.dateColumn}
            popupMatchSelectWidth={false}
            value={dateColumn}
            options={dates.map((date) => ({ value: date, label: date }))}
            onChange={onDateColumn}
          />
        )}
        <span className={styles.label}>{messages.period}</span>
        {picker(messages.periodFrom, period.from, (from) => setPeriod(withFrom(period, from)))}
        <span className={styles.label}>{messages.until}</span>
        {picker(messages.periodTo, period.to, (to) => setPeriod(withTo(period, to)))}
        <span className={styles.label}>{messages.baseline}</span>
        <Select<BaselineKind>
          aria-label={messages.baseline}
          popupMatchSelectWidth={false}
          value={kind}
          options={(['three', 'twelve', 'own'] as const).map((value) => ({ value, label: messages.baselines[value] }))}
          onChange={setKind}
        />
        {kind === 'own' && (
          <>
            {picker(messages.baselineFrom, own.from, (from) => setOwn(withFrom(own, from)))}
            <span className={styles.label}>{messages.until}</span>
            {picker(messages.baselineTo, own.to, (to) => setOwn(withTo(own, to)))}
          </>
        )}
      </div>
      <PhraseTable
        {...question}
        mined={mined}
        phrases={found?.phrases ?? []}
        columns={columns}
        first="z"
        note={note ?? []}
        dateColumn={dateColumn}
        marked={monthsBetween(period.from, period.to) ?? []}
        none={messages.noneNew(MINIMUM_Z)}
      />
    </div>
  )
}

/** Small expectations with their first digit, others whole. */
function spokenNumber(value: number): string {
  return value >= 10 ? Math.round(value).toLocaleString('en-US') : value >= 0.1 ? value.toFixed(1) : value.toPrecision(1)
}
