import { Select, Tabs } from 'antd'
import { useState } from 'react'
import type { RelationColumn } from '../../../shared/model/relation.ts'
import { useMessages } from '../../messages/messages.ts'
import { useDraft } from './draft-store.ts'
import { FacetSection } from './FacetSection.tsx'
import styles from './Facets.module.css'
import { FunnelPlot } from './FunnelPlot.tsx'
import type { FacetChoice } from './facet-choice.ts'
import { facetColumns, facetKinds } from './facet-columns.ts'
import { useInvestigation } from './investigation.ts'
import { useFacetChoices } from './use-facet-choices.ts'

const WIDTH = 252

/** Beside the rows: how they fall on months, categories, streets, units and any other column, each count a way to narrow them; and the funnel. */
export function Facets() {
  const messages = useMessages().facets
  return (
    <aside className={styles.facets} aria-label={messages.label}>
      <Tabs
        className={styles.tabs ?? ''}
        items={[
          { key: 'values', label: messages.values, children: <FacetList /> },
          { key: 'funnel', label: messages.funnel, children: <FunnelPlot /> },
        ]}
      />
    </aside>
  )
}

type Shown = Pick<FacetChoice, 'column' | 'by'>

function FacetList() {
  const messages = useMessages().facets
  const { columnsOf, counts } = useInvestigation()
  const selection = useDraft((state) => state.selection)
  const { choices } = useFacetChoices()
  const [instead, setInstead] = useState<Record<string, string>>({})
  const [added, setAdded] = useState<readonly Shown[]>([])
  const input = selection?.kind === 'source' ? selection.name : (selection?.id ?? '')
  const columns = columnsOf(input)
  const hasFailed = selection?.kind === 'step' && counts?.faults[selection.id] !== undefined
  if (!selection || hasFailed || columns.length === 0) return <p className={styles.none}>{messages.none}</p>

  const usual = facetKinds.flatMap((kind) => {
    const fitting = facetColumns(kind, columns)
    const column = fitting.find(({ name }) => name === instead[kind]) ?? fitting[0]
    return column ? [{ kind, fitting, column: column.name, by: kind === 'month' ? ('month' as const) : ('value' as const) }] : []
  })
  const isUsual = ({ column, by }: Shown) => usual.some((facet) => facet.column === column && facet.by === by)
  const isAdded = ({ column, by }: Shown) => added.some((facet) => facet.column === column && facet.by === by)
  const isThere = ({ column }: Shown) => columns.some(({ name }) => name === column)
  const others = [...added, ...choices.filter((choice) => !isAdded(choice))].filter((facet) => !isUsual(facet) && isThere(facet))
  const offered = columns
    .map((column) => shownOf(column))
    .filter((facet) => !isUsual(facet) && !others.some(({ column }) => column === facet.column))
  return (
    <div className={styles.plots}>
      {usual.map(({ kind, fitting, column, by }) => (
        <FacetSection
          key={kind}
          column={column}
          by={by}
          title={messages.titles[kind]}
          width={WIDTH}
          columns={columns}
          extra={
            fitting.length > 1 && (
              <Select
                variant="borderless"
                className={styles.column ?? ''}
                popupMatchSelectWidth={false}
                aria-label={messages.columnOf[kind]}
                value={column}
                options={fitting.map(({ name }) => ({ value: name, label: name }))}
                onChange={(name) => setInstead({ ...instead, [kind]: name })}
              />
            )
          }
        />
      ))}
      {others.map((facet) => (
        <FacetSection
          key={`${facet.by} ${facet.column}`}
          column={facet.column}
          by={facet.by}
          title={facet.column}
          width={WIDTH}
          columns={columns}
          {...(isAdded(facet) && { onRemove: () => setAdded(added.filter(({ column }) => column !== facet.column)) })}
        />
      ))}
      <Select
        className={styles.add ?? ''}
        showSearch
        aria-label={messages.add}
        placeholder={messages.add}
        value={null}
        options={offered.map(({ column }) => ({ value: column, label: column }))}
        onChange={(name: string | null) => {
          const column = columns.find((one) => one.name === name)
          if (column) setAdded([...added, shownOf(column)])
        }}
      />
    </div>
  )
}

function shownOf({ name, type }: RelationColumn): Shown {
  return { column: name, by: type === 'date' ? 'month' : 'value' }
}
