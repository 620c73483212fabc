import {
  ArrowDownOutlined,
  ArrowUpOutlined,
  DeleteOutlined,
  EyeInvisibleOutlined,
  EyeOutlined,
  PlusOutlined,
} from '@ant-design/icons'
import { Button, Dropdown, Tooltip } from 'antd'
import { type KeyboardEvent, useMemo, useRef } from 'react'
import { AppError } from '../../../shared/errors.ts'
import { useMessages } from '../../messages/messages.ts'
import { ErrorNotice } from '../../ui/ErrorNotice.tsx'
import { sentenceOf } from '../../ui/error-sentence.ts'
import { type Selection, useDraft } from './draft-store.ts'
import { useInvestigation } from './investigation.ts'
import { NAME_FIELD } from './ScreenEditor.tsx'
import styles from './StepList.module.css'
import { addLayer, addLinkStep, addScreenStep, moveLayer, removeSelected, toggleLayer } from './step-actions.ts'
import { isSameSelection, type StepItem, stepItems } from './step-items.ts'

/** The model as a funnel. Arrow keys choose, Alt with them moves a layer, Space switches it, F2 names, Delete removes. */
export function StepList() {
  const messages = useMessages().workbench
  const { content, datasets, counts, countError, errors, columnsOf, nameOf } = useInvestigation()
  const selection = useDraft((state) => state.selection)
  const { select } = useDraft.getState()
  const tree = useRef<HTMLDivElement>(null)
  const { model, bindings } = content
  const items = useMemo(() => {
    const rowsOf = (source: string) => datasets.find(({ id }) => id === bindings[source])?.rowCount ?? null
    return stepItems(model, nameOf, rowsOf, counts, errors)
  }, [model, bindings, datasets, counts, errors, nameOf])
  const widest = Math.max(1, ...items.map(({ count }) => count ?? 0))
  const selected = items.findIndex((item) => isSameSelection(item.selection, selection))

  const onKeyDown = (event: KeyboardEvent) => {
    const step = { ArrowUp: -1, ArrowDown: 1, k: -1, j: 1 }[event.key]
    if (event.altKey && step && selection?.kind === 'step') moveLayer(selection, step)
    else if (step) choose(Math.min(Math.max(selected + step, 0), items.length - 1))
    else if (event.key === 'Home') choose(0)
    else if (event.key === 'End') choose(items.length - 1)
    else if (event.key === 'Delete') {
      removeSelected()
      requestAnimationFrame(() => tree.current?.querySelector<HTMLElement>('[aria-selected=true]')?.focus())
    } else if (event.key === 'F2') document.getElementById(NAME_FIELD)?.focus()
    else if (event.key === ' ' && selection?.kind === 'step' && selection.layer !== null)
      toggleLayer(selection.id, selection.layer)
    else return
    event.preventDefault()
  }
  const choose = (index: number) => {
    select(items[index]?.selection ?? null)
    tree.current?.querySelectorAll<HTMLElement>('[role=treeitem]')[index]?.focus()
  }
  const steps = [
    { key: 'screen', label: messages.steps.addScreen },
    { key: 'link', label: messages.steps.addLink },
  ]
  const add = (key: string) =>
    key === 'screen' ? addScreenStep(messages.newLayer(1)) : addLinkStep(datasets, columnsOf, messages.link.stepTitle)
  return (
    <nav className={styles.list} aria-label={messages.steps.label}>
      <div ref={tree} role="tree" aria-label={messages.steps.label} className={styles.tree} onKeyDown={onKeyDown}>
        {items.map((item, index) => (
          <Line
            key={item.key}
            item={item}
            share={(item.count ?? 0) / widest}
            isSelected={index === selected}
            isReachable={index === Math.max(selected, 0)}
            onSelect={() => select(item.selection)}
          />
        ))}
      </div>
      {countError ? <ErrorNotice error={countError} /> : null}
      <LayerButtons selection={selection} />
      <Dropdown trigger={['click']} menu={{ items: steps, onClick: ({ key }) => add(key) }} disabled={items.length === 0}>
        <Button icon={<PlusOutlined aria-hidden />} className={styles.add ?? ''}>
          {messages.steps.add}
        </Button>
      </Dropdown>
    </nav>
  )
}

interface LineProps {
  item: StepItem
  share: number
  isSelected: boolean
  isReachable: boolean
  onSelect(): void
}

function Line({ item, share, isSelected, isReachable, onSelect }: LineProps) {
  const messages = useMessages()
  const texts = messages.workbench
  const name = item.name || texts.newLayer(item.ordinal)
  const fault = item.fault && sentenceOf(new AppError(item.fault.code, item.fault.details), messages.errors)
  const state = item.isOff ? texts.steps.off : item.isFaulty ? texts.steps.faulty : fault ? fault.title : null
  const count = item.count === null ? '' : item.count.toLocaleString('en-US')
  return (
    <Tooltip placement="right" title={fault && !isSelected ? `${fault.title}。${fault.text}` : null}>
      {/* biome-ignore lint/a11y/useKeyWithClickEvents: the tree hears the keys of its items */}
      <div
        role="treeitem"
        aria-level={item.level}
        aria-selected={isSelected}
        aria-label={[name, count && texts.rows(item.count ?? 0), state].filter(Boolean).join(' ')}
        tabIndex={isReachable ? 0 : -1}
        className={styles.line}
        data-level={item.level}
        data-off={item.isOff || undefined}
        onClick={onSelect}
      >
        {item.kind !== 'source' && item.level === 1 && <span className={styles.ordinal}>{item.ordinal}</span>}
        <span className={styles.name} title={name}>
          {item.kind !== 'layer' && !name.includes(texts.steps.kinds[item.kind]) && (
            <span className={styles.kind}>{texts.steps.kinds[item.kind]}</span>
          )}
          {name}
        </span>
        {item.isFaulty || fault ? (
          <span className={styles.wrong}>{item.isFaulty ? texts.steps.faulty : texts.steps.failed}</span>
        ) : (
          <span className={styles.count}>{item.isOff ? texts.steps.off : count}</span>
        )}
        {!item.isOff && !item.isFaulty && !fault && (
          <span className={styles.bar} style={{ width: `${Math.max(share * 100, item.count ? 1 : 0)}%` }} />
        )}
      </div>
    </Tooltip>
  )
}

function LayerButtons({ selection }: { selection: Selection | null }) {
  const messages = useMessages().workbench
  const { content } = useInvestigation()
  if (selection?.kind !== 'step') return null
  const step = content.model.steps.find(({ id }) => id === selection.id)
  if (step?.op !== 'screen') {
    return (
      <div className={styles.buttons} role="toolbar" aria-label={messages.steps.tools}>
        <Button type="text" icon={<DeleteOutlined aria-hidden />} title={messages.steps.removeStep} onClick={removeSelected}>
          {messages.steps.removeLink}
        </Button>
      </div>
    )
  }
  const layer = selection.layer === null ? undefined : step.layers[selection.layer]
  const buttons = [
    ...(layer
      ? [
          {
            label: messages.steps.up,
            icon: <ArrowUpOutlined aria-hidden />,
            disabled: selection.layer === 0,
            run: () => moveLayer(selection, -1),
          },
          {
            label: messages.steps.down,
            icon: <ArrowDownOutlined aria-hidden />,
            disabled: selection.layer === step.layers.length - 1,
            run: () => moveLayer(selection, 1),
          },
          {
            label: layer.off ? messages.steps.switchOn : messages.steps.switchOff,
            icon: layer.off ? <EyeOutlined aria-hidden /> : <EyeInvisibleOutlined aria-hidden />,
            disabled: false,
            run: () => toggleLayer(selection.id, selection.layer ?? 0),
          },
        ]
      : []),
    {
      label: layer ? messages.steps.removeLayer : messages.steps.removeStep,
      icon: <DeleteOutlined aria-hidden />,
      disabled: false,
      run: removeSelected,
    },
  ]
  return (
    <div className={styles.buttons} role="toolbar" aria-label={messages.steps.tools}>
      <Button
        type="text"
        icon={<PlusOutlined aria-hidden />}
        onClick={() => addLayer(step.id, messages.newLayer(step.layers.length + 1))}
      >
        {messages.steps.addLayer}
      </Button>
      <span className={styles.gap} />
      {buttons.map(({ label, icon, disabled, run }) => (
        <Tooltip key={label} title={label}>
          <Button type="text" icon={icon} aria-label={label} disabled={disabled} onClick={run} />
        </Tooltip>
      ))}
    </div>
  )
}
