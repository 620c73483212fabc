import { Checkbox, Select } from 'antd'
import type { RelationColumn } from '../../../shared/model/relation.ts'
import { useMessages } from '../../messages/messages.ts'
import { ColumnSelect } from './ColumnSelect.tsx'
import styles from './LinkEditor.module.css'
import { type LinkWindowRule, shapeOf, type WindowShape, windowShapes, withShape } from './link-window.ts'
import { PausedNumber } from './PausedNumber.tsx'

interface LinkWindowProps {
  window: LinkWindowRule | undefined
  left: readonly RelationColumn[]
  right: readonly RelationColumn[]
  onChange(window: LinkWindowRule | undefined): void
}

const A_YEAR: [number, number] = [-365, 365]

/** How far apart the dates of both sides may lie, in days from the left to the right one, and which of several partners are taken. */
export function LinkWindow({ window, left, right, onChange }: LinkWindowProps) {
  const messages = useMessages().workbench.link
  const words = useMessages().linkWork.window
  const [leftDates, rightDates] = [left, right].map((columns) => columns.filter(({ type }) => type === 'date'))
  const first = { left: leftDates?.[0]?.name ?? '', right: rightDates?.[0]?.name ?? '', days: A_YEAR }
  const hasDates = first.left !== '' && first.right !== ''
  return (
    <span className={styles.window}>
      <Checkbox
        checked={window !== undefined}
        disabled={!window && !hasDates}
        title={hasDates ? '' : words.noDates}
        onChange={(event) => onChange(event.target.checked ? first : undefined)}
      >
        {messages.window}
      </Checkbox>
      {window && (
        <>
          <ColumnSelect
            label={messages.windowLeft}
            columns={leftDates ?? []}
            value={window.left}
            onChange={(name) => onChange({ ...window, left: name })}
          />
          <Select<WindowShape>
            className={styles.shape ?? ''}
            popupMatchSelectWidth={false}
            aria-label={words.shape}
            value={shapeOf(window)}
            options={windowShapes.map((shape) => ({ value: shape, label: words.shapes[shape] }))}
            onChange={(shape) => onChange(withShape(window, shape))}
          />
          <PausedNumber
            className={styles.days ?? ''}
            aria-label={messages.windowEarliest}
            precision={0}
            max={window.days[1]}
            value={window.days[0]}
            onSettle={(days) => onChange({ ...window, days: [days ?? 0, window.days[1]] })}
          />
          <span>{messages.windowTo}</span>
          <PausedNumber
            className={styles.days ?? ''}
            aria-label={messages.windowLatest}
            precision={0}
            min={window.days[0]}
            value={window.days[1]}
            onSettle={(days) => onChange({ ...window, days: [window.days[0], days ?? 0] })}
          />
          <span>{messages.windowDays}</span>
          <ColumnSelect
            label={messages.windowRight}
            columns={rightDates ?? []}
            value={window.right}
            onChange={(name) => onChange({ ...window, right: name })}
          />
          {window.times !== undefined && (
            <>
              <PausedNumber
                className={styles.days ?? ''}
                aria-label={words.times}
                precision={0}
                min={2}
                value={window.times}
                onSettle={(times) => onChange({ ...window, times: times ?? 2 })}
              />
              <span>{words.timesAfter}</span>
            </>
          )}
        </>
      )}
    </span>
  )
}
