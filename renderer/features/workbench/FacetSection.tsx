import { CloseOutlined } from '@ant-design/icons'
import { Button } from 'antd'
import { type ReactNode, useMemo } from 'react'
import type { RowSource } from '../../../shared/contract/engine.ts'
import type { RelationColumn } from '../../../shared/model/relation.ts'
import type { Tally } from '../../../shared/screening/tally.ts'
import { maskCell } from '../../../shared/values/mask-cell.ts'
import { useMessages } from '../../messages/messages.ts'
import { ErrorNotice } from '../../ui/ErrorNotice.tsx'
import { excludes, type RangeChoice, type TallyBar, TallyChart } from '../../ui/TallyChart.tsx'
import { useEngineQuery } from '../../ui/use-engine-query.ts'
import { selectedRows } from './asked-model.ts'
import { type Content, type Selection, useDraft } from './draft-store.ts'
import styles from './Facets.module.css'
import { FacetValues } from './FacetValues.tsx'
import { type FacetChoice, monthsBetween, withChoice, withKey, withoutFacet } from './facet-choice.ts'
import { useInvestigation } from './investigation.ts'
import { useFacetChoices } from './use-facet-choices.ts'

/** Values that are listed at most; of more the most frequent. */
const MOST_VALUES = 20_000
/** Months that one plot holds. */
const MOST_MONTHS = 240

interface FacetSectionProps {
  column: string
  by: FacetChoice['by']
  title: string
  width: number
  columns: readonly RelationColumn[]
  extra?: ReactNode
  onRemove?(): void
}

/** One facet: how many of the rows have each value or fall into each month, not counting what is chosen of this facet itself. */
export function FacetSection({ column, by, title, width, columns, extra, onRemove }: FacetSectionProps) {
  const messages = useMessages().facets
  const { asked, version, isCounting } = useInvestigation()
  const selection = useDraft((state) => state.selection)
  const { choices, change } = useFacetChoices()
  const of = useMemo(() => rowsBeside(selection, asked, column, by), [selection, asked, column, by])
  const tally = useEngineQuery(
    'rows.tally',
    { of: of ?? { dataset: '' }, column, by, limit: by === 'month' ? MOST_MONTHS + 1 : MOST_VALUES },
    { version, enabled: of !== null && !isCounting, keepPrevious: true },
  )
  const own = choices.find((choice) => choice.column === column && choice.by === by)
  const choose = (key: string, into: 'kept' | 'excluded') => change(withKey(choices, { column, by }, key, into))
  const schema = columns.find(({ name }) => name === column)
  const labelOf = (key: string) => (schema ? maskCell(key, schema) : key)
  const head = (
    <>
      {extra}
      {onRemove && (
        <Button
          type="text"
          className={styles.hide ?? ''}
          icon={<CloseOutlined aria-hidden />}
          aria-label={messages.remove(title)}
          onClick={onRemove}
        />
      )}
    </>
  )
  return (
    <section className={styles.facet} aria-label={title} aria-busy={tally.isFetching}>
      {tally.error ? (
        <ErrorNotice error={tally.error} />
      ) : by === 'month' ? (
        <Months
          title={title}
          width={width}
          tallies={tally.data ?? []}
          own={own}
          extra={head}
          onChoose={choose}
          onRange={(kept, excluded) => change(withChoice(choices, { column, by, kept, excluded }))}
        />
      ) : (
        <FacetValues
          title={title}
          extra={head}
          tallies={tally.data ?? []}
          isCut={(tally.data?.length ?? 0) >= MOST_VALUES}
          kept={own?.kept ?? []}
          excluded={own?.excluded ?? []}
          labelOf={labelOf}
          onChoose={choose}
        />
      )}
    </section>
  )
}

/** The selected rows as they are without this facet's own choice. */
function rowsBeside(selection: Selection | null, asked: Content, column: string, by: FacetChoice['by']): RowSource | null {
  if (selection?.kind !== 'step') return selectedRows(selection, asked)
  return selectedRows(selection, { ...asked, model: withoutFacet(asked.model, selection.id, column, by) })
}

interface MonthsProps {
  title: string
  width: number
  tallies: readonly Tally[]
  own: FacetChoice | undefined
  extra: ReactNode
  onChoose(key: string, into: 'kept' | 'excluded'): void
  onRange(kept: readonly string[], excluded: readonly string[]): void
}

/** A plain click on what is chosen already takes it back. */
function Months({ title, width, tallies, own, extra, onChoose, onRange }: MonthsProps) {
  const messages = useMessages().facets
  const bars = useMemo(() => monthBars(tallies), [tallies])
  const dateless = tallies.find(({ key }) => key === '')
  const kept = own?.kept ?? []
  const excluded = own?.excluded ?? []
  const chosen = useMemo(() => ({ kept: own?.kept ?? [], excluded: own?.excluded ?? [] }), [own])
  const range = (first: TallyBar, last: TallyBar, how: RangeChoice) => {
    const months = monthsBetween(first.key, last.key) ?? []
    if (how === 'exclude') {
      const isOut = months.every((month) => excluded.includes(month))
      const others = excluded.filter((month) => !months.includes(month))
      return onRange(
        kept.filter((month) => !months.includes(month)),
        isOut ? others : [...others, ...months].toSorted(),
      )
    }
    const dated = kept.filter((month) => month !== '').toSorted()
    const from = how === 'extend' && dated[0] !== undefined && dated[0] < first.key ? dated[0] : first.key
    const to = how === 'extend' && dated.length > 0 && dated.at(-1)! > last.key ? dated.at(-1)! : last.key
    const wanted = monthsBetween(from, to) ?? []
    const isSame = how === 'keep' && wanted.length === kept.length && wanted.every((month) => kept.includes(month))
    onRange(
      isSame ? [] : wanted,
      excluded.filter((month) => !wanted.includes(month)),
    )
  }
  return (
    <div title={messages.monthHint}>
      <TallyChart title={title} bars={bars} width={width} shape="columns" extra={extra} chosen={chosen} onRange={range} />
      {dateless && (
        <button
          type="button"
          className={styles.value}
          aria-pressed={kept.includes('')}
          data-excluded={excluded.includes('') || undefined}
          aria-label={messages.value(messages.dateless, dateless.count)}
          onClick={(event) => onChoose('', excludes(event) ? 'excluded' : 'kept')}
        >
          <span className={styles.name}>{messages.dateless}</span>
          <span className={styles.count}>{dateless.count.toLocaleString('en-US')}</span>
        </button>
      )}
    </div>
  )
}

/** One bar a month from the first to the last, months without rows too; where a wrong date makes them too many, only those that rows have. */
function monthBars(tallies: readonly Tally[]): TallyBar[] {
  const dated = tallies.filter(({ key }) => key !== '')
  const counts = new Map(dated.map(({ key, count }) => [key, count]))
  const all = dated.length > 0 ? (monthsBetween(dated[0]!.key, dated.at(-1)!.key) ?? []) : []
  const months = all.length > 0 && all.length <= MOST_MONTHS ? all : dated.map(({ key }) => key)
  return months.map((key) => ({ key, label: key, count: counts.get(key) ?? 0 }))
}
