import { Tag, Tooltip } from 'antd'
import type { BlockingSize } from '../../../shared/linkage/blocking.ts'
import type { LinkNotes as Notes } from '../../../shared/linkage/figures.ts'
import type { LinkStep } from '../../../shared/model/model.ts'
import { maskText } from '../../../shared/values/mask.ts'
import { useMessages } from '../../messages/messages.ts'
import { useRevealed } from '../../ui/use-revealed.ts'
import { useInvestigation } from './investigation.ts'
import styles from './LinkNotes.module.css'
import { distinctPlaceholders, keylessDegree, keyWords, linksOfEach, realValues, withoutReal, withReal } from './link-notes.ts'
import type { LinkRule } from './link-rules.ts'

interface LinkNotesProps {
  step: LinkStep
  notes: Notes
  /** They are of a preview, which says itself what would be compared. */
  isExpected: boolean
  /** Rows that went in, where they are known. */
  leftRows: number | null
  rightRows: number | null
  /** Rows with a partner; null while unknown. */
  links: number | null
  onRules(rules: LinkRule[]): void
}

/** Keys that were not used and are named at once. */
const MOST_REFUSED = 2

/** What is to be known of a link beside its rows: gaps, values that were no key, how its pairs were found. */
export function LinkNotes({ step, notes, isExpected, leftRows, rightRows, links, onRules }: LinkNotesProps) {
  const messages = useMessages().linkWork.notes
  const { nameOf } = useInvestigation()
  const isRevealed = useRevealed(true, nameOf(step.left))
  const shown = (value: string) => (isRevealed ? value : maskText(value))
  const real = [...new Set(step.on.flatMap(realValues))]
  const { keyless, dayless, compared, judged, blocks } = notes
  const placeholders = distinctPlaceholders(notes.placeholders)
  const sides = [
    { name: nameOf(step.left), keyless: keyless.left, rows: leftRows },
    ...(step.left === step.right ? [] : [{ name: nameOf(step.right), keyless: keyless.right, rows: rightRows }]),
  ]
  const gaps = sides.flatMap(({ name, keyless: lacking, rows }) => {
    const degree = rows === 0 ? null : keylessDegree(lacking, rows)
    return degree ? [{ degree, text: messages.keyless[degree](name, lacking, rows) }] : []
  })
  const each = linksOfEach(links, leftRows)
  const warnings = [
    ...sides.filter(({ rows }) => rows === 0).map(({ name }) => messages.noRows(name)),
    ...gaps.filter(({ degree }) => degree !== 'some').map(({ text }) => text),
    ...(each === null ? [] : [messages.manyEach(each)]),
  ]
  const facts = [
    ...gaps.filter(({ degree }) => degree === 'some').map(({ text }) => text),
    ...(step.window && dayless && dayless.left > 0 ? [messages.dayless(nameOf(step.left), step.window.left, dayless.left)] : []),
    ...(step.window && dayless && dayless.right > 0
      ? [messages.dayless(nameOf(step.right), step.window.right, dayless.right)]
      : []),
    ...(compared > 0 && !isExpected ? [messages.compared(compared)] : []),
    ...(judged.added + judged.removed > 0 ? [messages.judged(judged.added, judged.removed)] : []),
  ]
  const refused = blocks.flatMap((block) => (block.refused ? [{ block, ...block.refused }] : []))
  if (facts.length + warnings.length + placeholders.length + real.length + blocks.length === 0) return null
  const keysOf = ({ rule }: BlockingSize) =>
    rule.keys.map(({ rule: at, form }) => messages.key(step.on[at]?.left ?? '', messages.forms[form])).join('＋')
  const sayRefused = ({ block, value, leftRows: left, rightRows: right }: (typeof refused)[number]) =>
    messages.refused(keysOf(block), shown(keyWords(value)), left, right)
  return (
    <section className={styles.notes} aria-label={messages.label}>
      {facts.map((fact) => (
        <span key={fact}>{fact}</span>
      ))}
      {warnings.map((warning) => (
        <span key={warning} className={styles.warning}>
          {warning}
        </span>
      ))}
      {placeholders.length > 0 && (
        <span className={styles.chips}>
          {messages.placeholders}
          {placeholders.map(({ value, rows, all }) => (
            <span key={value} className={styles.chip}>
              {messages.placeholder(shown(value), rows)}
              <button
                type="button"
                aria-label={messages.isReal(shown(value))}
                onClick={() => onRules(all.reduce(withReal, [...step.on]))}
              >
                {messages.real}
              </button>
            </span>
          ))}
        </span>
      )}
      {real.length > 0 && (
        <span className={styles.chips}>
          {messages.wereReal}
          {real.map((value) => (
            <Tag
              key={value}
              closable={{ 'aria-label': messages.isNone(shown(value)) }}
              onClose={() => onRules(withoutReal(step.on, value))}
            >
              {shown(value)}
            </Tag>
          ))}
        </span>
      )}
      {blocks.length > 0 && (
        <Tooltip title={messages.list(blocks.map((block) => messages.block(keysOf(block), block.pairs)))}>
          {/* biome-ignore lint/a11y/noNoninteractiveTabindex: its hint opens with the focus, for the keyboard */}
          <span className={styles.hinted} tabIndex={0}>
            {messages.blocks}
          </span>
        </Tooltip>
      )}
      {refused.slice(0, MOST_REFUSED).map((one) => (
        <span key={sayRefused(one)} className={styles.warning}>
          {sayRefused(one)}
        </span>
      ))}
      {refused.length > MOST_REFUSED && (
        <Tooltip title={messages.list(refused.slice(MOST_REFUSED).map(sayRefused))}>
          {/* biome-ignore lint/a11y/noNoninteractiveTabindex: its hint opens with the focus, for the keyboard */}
          <span className={styles.hinted} tabIndex={0}>
            {messages.moreRefused(refused.length - MOST_REFUSED)}
          </span>
        </Tooltip>
      )}
    </section>
  )
}
