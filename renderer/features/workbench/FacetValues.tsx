import { StopOutlined } from '@ant-design/icons'
import { Input } from 'antd'
import { type CSSProperties, type MouseEvent, type ReactNode, useMemo, useRef, useState } from 'react'
import type { Tally } from '../../../shared/screening/tally.ts'
import { fold } from '../../../shared/values/fold.ts'
import { useMessages } from '../../messages/messages.ts'
import { excludes } from '../../ui/TallyChart.tsx'
import { useComposition } from '../../ui/use-composition.ts'
import { useRowWindow } from '../../ui/use-row-window.ts'
import styles from './Facets.module.css'

/** Values shown before all are asked for. */
const FIRST_VALUES = 12
const VALUE_HEIGHT = 24

interface FacetValuesProps {
  title: string
  extra: ReactNode
  tallies: readonly Tally[]
  /** There are more values than these. */
  isCut: boolean
  kept: readonly string[]
  excluded: readonly string[]
  labelOf(key: string): string
  onChoose(key: string, into: 'kept' | 'excluded'): void
}

/** Values with their counts, the most frequent first and those chosen always there; all of them in a list that can be searched. */
export function FacetValues(props: FacetValuesProps) {
  const { title, extra, tallies, isCut, kept, excluded } = props
  const messages = useMessages().facets
  const [isOpen, setOpen] = useState(false)
  const shown = useMemo(() => withChosen(tallies, [...kept, ...excluded]), [tallies, kept, excluded])
  const more = tallies.length - FIRST_VALUES
  return (
    <>
      <div className={styles.caption}>
        <span className={styles.title}>{title}</span>
        <span className={styles.extra}>{extra}</span>
      </div>
      {isOpen ? (
        <AllValues {...props} />
      ) : (
        <ul className={styles.values} aria-label={title}>
          {shown.map((tally) => (
            <li key={tally.key}>
              <Value {...props} tally={tally} />
            </li>
          ))}
        </ul>
      )}
      {(more > 0 || isOpen) && (
        <button type="button" className={styles.more} aria-expanded={isOpen} onClick={() => setOpen(!isOpen)}>
          {isOpen ? messages.fewer : isCut ? messages.moreThan(more) : messages.more(more)}
        </button>
      )}
    </>
  )
}

function AllValues(props: FacetValuesProps) {
  const { title, tallies, labelOf } = props
  const messages = useMessages().facets
  const scroller = useRef<HTMLUListElement>(null)
  const [sought, setSought] = useState('')
  const [text, setText] = useState('')
  const composition = useComposition()
  const found = useMemo(() => {
    const wanted = fold(sought).trim()
    return wanted === '' ? tallies : tallies.filter(({ key }) => fold(labelOf(key)).includes(wanted))
  }, [sought, tallies, labelOf])
  const rows = useRowWindow(scroller, found.length, VALUE_HEIGHT, 0)
  const drawn = found.slice(rows.first, rows.end)
  return (
    <>
      <Input
        allowClear
        aria-label={messages.search(title)}
        placeholder={messages.searchPlaceholder}
        value={text}
        {...composition.props}
        onChange={({ target }) => {
          setText(target.value)
          composition.whenComposed(() => setSought(target.value))
        }}
      />
      <ul ref={scroller} className={styles.allValues} aria-label={title}>
        <li className={styles.canvas} style={{ height: rows.height }} aria-hidden />
        {drawn.map((tally, index) => (
          <li key={tally.key} className={styles.placed} style={{ top: rows.topOf(rows.first + index) }}>
            <Value {...props} tally={tally} />
          </li>
        ))}
        {found.length === 0 && <li className={styles.none}>{messages.notFound}</li>}
      </ul>
    </>
  )
}

function Value({ tally, tallies, kept, excluded, labelOf, onChoose }: FacetValuesProps & { tally: Tally }) {
  const messages = useMessages().facets
  const { key, count } = tally
  const label = key === '' ? messages.blank : labelOf(key)
  const isKept = holds(kept, key)
  const isExcluded = holds(excluded, key)
  const say = isKept ? messages.valueKept : isExcluded ? messages.valueExcluded : messages.value
  const share = count / Math.max(1, tallies[0]?.count ?? 1)
  return (
    <div className={styles.line}>
      <button
        type="button"
        className={styles.value}
        style={{ '--share': `${(100 * share).toFixed(1)}%` } as CSSProperties}
        aria-pressed={isKept}
        aria-label={say(label, count)}
        data-excluded={isExcluded || undefined}
        title={`${label}\n${messages.hint}`}
        onClick={(event: MouseEvent) => onChoose(key, excludes(event) ? 'excluded' : 'kept')}
      >
        <span className={styles.name}>{label}</span>
        <span className={styles.count}>{count.toLocaleString('en-US')}</span>
      </button>
      <button
        type="button"
        className={styles.exclude}
        aria-label={messages.exclude(label)}
        aria-pressed={isExcluded}
        title={messages.exclude(label)}
        onClick={() => onChoose(key, 'excluded')}
      >
        <StopOutlined aria-hidden />
      </button>
    </div>
  )
}

function holds(keys: readonly string[], key: string): boolean {
  return keys.some((other) => other === key || fold(other).trim() === fold(key).trim())
}

/** The first values, and the chosen ones that are not among them, with the count 0 where no row has them. */
function withChosen(tallies: readonly Tally[], chosen: readonly string[]): Tally[] {
  const first = tallies.slice(0, FIRST_VALUES)
  const others = chosen.filter((key) => !first.some((tally) => holds([tally.key], key)))
  return [...first, ...others.map((key) => tallies.find((tally) => holds([tally.key], key)) ?? { key, count: 0 })]
}
