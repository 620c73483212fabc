import { Tooltip } from 'antd'
import { type DragEvent, memo } from 'react'
import { AppError } from '../../../shared/errors.ts'
import { useMessages } from '../../messages/messages.ts'
import { sentenceOf } from '../../ui/error-sentence.ts'
import styles from './StepList.module.css'
import type { StepItem } from './step-items.ts'

interface StepLineProps {
  item: StepItem
  share: number
  isSelected: boolean
  isReachable: boolean
  /** Where a dragged layer would come to stand. */
  dropEdge: 'above' | 'below' | null
  onSelect(item: StepItem): void
  onRemoved(item: StepItem): void
  onDrag(item: StepItem, event: DragEvent): void
}

/** A line of the funnel: what is left, and for a layer what it took away, which leads to these rows. */
export const StepLine = memo(function StepLine(props: StepLineProps) {
  const { item, share, isSelected, isReachable, dropEdge, onSelect, onRemoved, onDrag } = props
  const messages = useMessages()
  const texts = messages.workbench
  const name = item.name || texts.newLayer(item.ordinal)
  const fault = item.fault && sentenceOf(new AppError(item.fault.code, item.fault.details), messages.errors)
  const state = item.isOff ? texts.steps.off : item.isFaulty ? texts.steps.faulty : fault ? fault.title : null
  const count = item.count === null ? '' : item.count.toLocaleString('en-US')
  const isWaiting = item.fault?.code === 'link.needsRun'
  const isCalm = !item.isOff && !item.isFaulty && !fault
  const removed = isCalm && item.removed ? item.removed : 0
  const drag = (event: DragEvent) => onDrag(item, event)
  return (
    <Tooltip placement="right" title={fault && !isSelected ? texts.steps.fault(fault.title, fault.text) : null}>
      {/* biome-ignore lint/a11y/useKeyWithClickEvents: the tree hears the keys of its items */}
      <div
        role="treeitem"
        aria-level={item.level}
        aria-selected={isSelected}
        aria-label={[name, count && texts.rows(item.count ?? 0), removed > 0 && texts.steps.removed(removed), state]
          .filter(Boolean)
          .join(' ')}
        tabIndex={isReachable ? 0 : -1}
        className={styles.line}
        data-level={item.level}
        data-off={item.isOff || undefined}
        data-drop={dropEdge ?? undefined}
        draggable={item.kind === 'layer'}
        onDragStart={drag}
        onDragOver={drag}
        onDragEnd={drag}
        onDrop={drag}
        onClick={() => onSelect(item)}
      >
        {item.kind !== 'source' && item.level === 1 && <span className={styles.ordinal}>{item.ordinal}</span>}
        <span className={styles.name} title={name}>
          {item.kind !== 'layer' && !name.includes(texts.steps.kinds[item.kind]) && (
            <span className={styles.kind}>{texts.steps.kinds[item.kind]}</span>
          )}
          {name}
        </span>
        {isWaiting ? (
          <span className={styles.count}>{messages.linkWork.run.waiting}</span>
        ) : item.isFaulty || fault ? (
          <span className={styles.wrong}>{item.isFaulty ? texts.steps.faulty : texts.steps.failed}</span>
        ) : (
          <span className={styles.count}>{item.isOff ? texts.steps.off : count}</span>
        )}
        {removed > 0 && (
          <button
            type="button"
            tabIndex={-1}
            className={styles.removed}
            title={texts.steps.openRemoved(removed)}
            onClick={(event) => {
              event.stopPropagation()
              onRemoved(item)
            }}
          >
            −{removed.toLocaleString('en-US')}
          </button>
        )}
        {isCalm && <span className={styles.bar} style={{ width: `${Math.max(share * 100, item.count ? 1 : 0)}%` }} />}
      </div>
    </Tooltip>
  )
}, isSameLine)

/** Items are made anew with every edit; most of them say the same as before. */
function isSameLine(before: StepLineProps, now: StepLineProps): boolean {
  const { item: left, ...rest } = before
  const { item: right, ...others } = now
  const isSame = (Object.keys(rest) as (keyof typeof rest)[]).every((key) => rest[key] === others[key])
  return isSame && JSON.stringify(left) === JSON.stringify(right)
}
