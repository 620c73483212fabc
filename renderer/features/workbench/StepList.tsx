import { PlusOutlined } from '@ant-design/icons'
import { Button, Dropdown } from 'antd'
import { type KeyboardEvent, memo, useCallback, useMemo, useRef } from 'react'
import { useMessages } from '../../messages/messages.ts'
import { ErrorNotice } from '../../ui/ErrorNotice.tsx'
import { useDraft } from './draft-store.ts'
import { useInvestigation } from './investigation.ts'
import { LayerButtons } from './LayerButtons.tsx'
import { NAME_FIELD } from './ScreenEditor.tsx'
import { StepLine } from './StepLine.tsx'
import styles from './StepList.module.css'
import { addShapeStep, type Shape } from './shape-steps.ts'
import { addLinkStep, addScreenStep, moveLayer, removeSelected, toggleLayer } from './step-actions.ts'
import { isSameSelection, type StepItem, stepItems } from './step-items.ts'
import { useLayerDrag } from './use-layer-drag.ts'
import { useStable } from './use-stable.ts'

/**
 * The model as a funnel. Arrow keys choose, Alt with them or dragging moves a layer, Space switches it, minus shows what it took away, F2 names, Delete
 * removes.
 */
export function StepList() {
  const messages = useMessages().workbench
  const { content, datasets, counts, countError, errors, columnsOf, nameOf } = useInvestigation()
  const selection = useDraft((state) => state.selection)
  const { select } = useDraft.getState()
  const tree = useRef<HTMLDivElement>(null)
  const drag = useLayerDrag()
  const { model, bindings } = content
  const items = useMemo(() => {
    const rowsOf = (source: string) => datasets.find(({ id }) => id === bindings[source])?.rowCount ?? null
    return stepItems(model, nameOf, rowsOf, counts, errors)
  }, [model, bindings, datasets, counts, errors, nameOf])
  const widest = Math.max(1, ...items.map(({ count }) => count ?? 0))
  const selected = items.findIndex((item) => isSameSelection(item.selection, selection))
  const onSelect = useCallback((item: StepItem) => select(item.selection), [select])
  const onRemoved = useCallback(
    ({ selection: of }: StepItem) => of.kind === 'step' && select({ ...of, view: { kind: 'removed' } }),
    [select],
  )

  const onKeyDown = (event: KeyboardEvent) => {
    const step = { ArrowUp: -1, ArrowDown: 1, k: -1, j: 1 }[event.key]
    if (event.altKey && step && selection?.kind === 'step') {
      moveLayer(selection, step)
      requestAnimationFrame(focusSelected)
    } else if (step) choose(Math.min(Math.max(selected + step, 0), items.length - 1))
    else if (event.key === 'Home') choose(0)
    else if (event.key === 'End') choose(items.length - 1)
    else if (event.key === 'Delete') {
      removeSelected()
      requestAnimationFrame(focusSelected)
    } else if (event.key === 'F2') document.getElementById(NAME_FIELD)?.focus()
    else if ((event.key === '-' || event.key === '−') && items[selected]?.removed) onRemoved(items[selected])
    else if (event.key === ' ' && selection?.kind === 'step' && selection.layer !== null)
      toggleLayer(selection.id, selection.layer)
    else return
    event.preventDefault()
  }
  const focusSelected = () => tree.current?.querySelector<HTMLElement>('[aria-selected=true]')?.focus()
  const choose = (index: number) => {
    select(items[index]?.selection ?? null)
    tree.current?.querySelectorAll<HTMLElement>('[role=treeitem]')[index]?.focus()
  }
  const shapes = useMessages().shapes
  const add = useStable((key: string) => {
    if (key === 'screen') addScreenStep(messages.newLayer(1))
    else if (key === 'link') addLinkStep(datasets, columnsOf, (other) => messages.link.stepTitle(nameOf(other)))
    else addShapeStep(key as Shape, columnsOf, shapes)
  })
  return (
    <nav className={styles.list} aria-label={messages.steps.label}>
      <div ref={tree} role="tree" aria-label={messages.steps.label} className={styles.tree} onKeyDown={onKeyDown}>
        {items.map((item, index) => (
          <StepLine
            key={item.key}
            item={item}
            share={(item.count ?? 0) / widest}
            isSelected={index === selected}
            isReachable={index === Math.max(selected, 0)}
            dropEdge={drag.edgeOf(item)}
            onSelect={onSelect}
            onRemoved={onRemoved}
            onDrag={drag.onDrag}
          />
        ))}
      </div>
      {countError ? <ErrorNotice error={countError} /> : null}
      <LayerButtons selection={selection} />
      <AddStep isOff={items.length === 0} onAdd={add} />
    </nav>
  )
}

const AddStep = memo(function AddStep({ isOff, onAdd }: { isOff: boolean; onAdd(key: string): void }) {
  const messages = useMessages().workbench.steps
  const shapes = useMessages().shapes.add
  const items = [
    { key: 'screen', label: messages.addScreen },
    { key: 'link', label: messages.addLink },
    { key: 'group', label: shapes.group },
    { key: 'overlap', label: shapes.overlap },
    { key: 'cluster', label: shapes.cluster },
  ]
  return (
    <Dropdown trigger={['click']} menu={{ items, onClick: ({ key }) => onAdd(key) }} disabled={isOff}>
      <Button icon={<PlusOutlined aria-hidden />} className={styles.add ?? ''}>
        {messages.add}
      </Button>
    </Dropdown>
  )
})
