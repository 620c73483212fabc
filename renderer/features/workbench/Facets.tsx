import { Button, Select, Tabs, Tag } from 'antd'
import { useCallback, useMemo, useState } from 'react'
import type { RowSource } from '../../../shared/contract/engine.ts'
import type { RelationColumn } from '../../../shared/model/relation.ts'
import { useMessages } from '../../messages/messages.ts'
import { ErrorNotice } from '../../ui/ErrorNotice.tsx'
import { FunnelChart, type FunnelStage } from '../../ui/FunnelChart.tsx'
import { TallyChart } from '../../ui/TallyChart.tsx'
import { useEngineQuery } from '../../ui/use-engine-query.ts'
import { selectedRows } from './asked-model.ts'
import { useDraft } from './draft-store.ts'
import styles from './Facets.module.css'
import { type FacetKind, facetColumns, layerOfBar } from './facet-columns.ts'
import { useInvestigation } from './investigation.ts'
import { addLayer, addScreenStep } from './step-actions.ts'

const WIDTH = 266
const LONGEST = { month: 120, category: 12, street: 12 }
const kinds = ['month', 'category', 'street'] as const

interface Picked {
  name: string
  where: string
}

/** Plots of the rows that are shown, asked once the counts are there. A bar offers to become a layer. */
export function Facets() {
  const messages = useMessages().workbench
  const { asked, columnsOf, counts } = useInvestigation()
  const selection = useDraft((state) => state.selection)
  const [picked, setPicked] = useState<Picked | null>(null)
  const of = useMemo(() => selectedRows(selection, asked), [selection, asked])
  const input = selection?.kind === 'source' ? selection.name : (selection?.id ?? '')
  const columns = columnsOf(input)
  const hasFailed = selection?.kind === 'step' && counts?.faults[selection.id] !== undefined
  const add = ({ name, where }: Picked) => {
    const step = asked.model.steps.find(({ id }) => selection?.kind === 'step' && id === selection.id)
    if (step?.op === 'screen') addLayer(step.id, name, where)
    else addScreenStep(name, where)
    setPicked(null)
  }
  const plots = of && !hasFailed && columns.length > 0 && (
    <div className={styles.plots}>
      {picked && (
        <div className={styles.picked} role="status">
          <Tag closable onClose={() => setPicked(null)} className={styles.tag ?? ''}>
            {picked.where}
          </Tag>
          <Button type="primary" onClick={() => add(picked)}>
            {messages.facets.add}
          </Button>
        </div>
      )}
      {kinds.map((kind) => (
        <Facet key={`${kind} ${input}`} kind={kind} of={of} columns={columns} onPick={setPicked} />
      ))}
    </div>
  )
  return (
    <aside className={styles.facets} aria-label={messages.facets.label}>
      <Tabs
        className={styles.tabs ?? ''}
        items={[
          {
            key: 'plots',
            label: messages.facets.plots,
            children: plots || <p className={styles.none}>{messages.facets.none}</p>,
          },
          { key: 'funnel', label: messages.facets.funnel, children: <Funnel /> },
        ]}
      />
    </aside>
  )
}

interface FacetProps {
  kind: FacetKind
  of: RowSource
  columns: readonly RelationColumn[]
  onPick(picked: Picked): void
}

function Facet({ kind, of, columns, onPick }: FacetProps) {
  const messages = useMessages().workbench.facets
  const { version, isCounting } = useInvestigation()
  const fitting = facetColumns(kind, columns)
  const [chosen, setChosen] = useState<string | null>(null)
  const column = fitting.find(({ name }) => name === chosen) ?? fitting[0]
  const by = kind === 'month' ? 'month' : 'value'
  const tally = useEngineQuery(
    'rows.tally',
    { of, column: column?.name ?? '', by, limit: LONGEST[kind] },
    { version, enabled: column !== undefined && !isCounting, keepPrevious: true },
  )
  const bars = useMemo(
    () => (tally.data ?? []).map(({ key, count }) => ({ key, count, label: key === '' ? messages.blank : key })),
    [tally.data, messages.blank],
  )
  const columnName = column?.name ?? ''
  const pick = useCallback(
    ({ key, label }: { key: string; label: string }) => onPick({ name: label, where: layerOfBar(columnName, key, by) }),
    [onPick, columnName, by],
  )
  if (!column) return null
  const choice = fitting.length > 1 && (
    <Select
      variant="borderless"
      className={styles.column ?? ''}
      popupMatchSelectWidth={false}
      aria-label={messages.columnOf[kind]}
      value={column.name}
      options={fitting.map(({ name }) => ({ value: name, label: name }))}
      onChange={setChosen}
    />
  )
  return (
    <section className={styles.facet} aria-busy={tally.isFetching}>
      {tally.error ? (
        <ErrorNotice error={tally.error} />
      ) : (
        <TallyChart
          title={messages.titles[kind]}
          bars={bars}
          width={WIDTH}
          shape={kind === 'month' ? 'columns' : 'bars'}
          extra={choice}
          onPick={pick}
        />
      )}
    </section>
  )
}

function Funnel() {
  const messages = useMessages().workbench
  const { content, counts, nameOf } = useInvestigation()
  const stages = (counts?.steps ?? []).flatMap((report, at): FunnelStage[] => {
    const step = content.model.steps.find(({ id }) => id === report.id)
    if (!step || report.out === undefined) return []
    const first = at === 0 && report.in !== undefined ? [{ key: 'in', label: messages.facets.before, count: report.in }] : []
    if (step.op !== 'screen') return [...first, { key: step.id, label: nameOf(step.id), count: report.out }]
    const layers = (report.layers ?? []).flatMap((layer, index): FunnelStage[] => {
      const own = step.layers[index]
      if (!own || own.off) return []
      return [{ key: `${step.id} ${index}`, label: own.name || messages.newLayer(index + 1), count: layer.out }]
    })
    return [...first, ...layers]
  })
  if (stages.length === 0) return <p className={styles.none}>{messages.facets.noFunnel}</p>
  return (
    <div className={styles.plots}>
      <FunnelChart title={messages.facets.funnelTitle} stages={stages} width={WIDTH} />
    </div>
  )
}
