import { Fragment } from 'react'
import type { CardRule } from '../../shared/linkage/card.ts'
import type { ColumnSchema } from '../../shared/table/schema.ts'
import { useMessages } from '../messages/messages.ts'
import type { Messages } from '../messages/zh-CN.ts'
import { EntityValue } from './EntityValue.tsx'
import styles from './EvidenceCardView.module.css'

/** What is known of the columns that a card takes values from; a column that is not known stays masked while values are. */
export interface CardLook {
  columnOf(side: 'left' | 'right', name: string): Pick<ColumnSchema, 'type' | 'field'> | undefined
  isMasked: boolean
}

interface CardRulesProps extends CardLook {
  label: string
  heads: { left: string; right: string }
  rules: readonly CardRule[]
}

/** Two records' values beside each other, rule by rule, with how alike they are; a rule that fails, not for want of a value, is told apart. */
export function CardRules({ label, heads, rules, columnOf, isMasked }: CardRulesProps) {
  const { linkEvidence: messages, workbench } = useMessages()
  return (
    <table className={styles.rules} aria-label={label}>
      <thead>
        <tr>
          <th scope="col">{heads.left}</th>
          <th scope="col" className={styles.result}>
            {messages.result}
          </th>
          <th scope="col">{heads.right}</th>
        </tr>
      </thead>
      <tbody>
        {rules.map((rule, place) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: a rule is its place in the step
          <Fragment key={place}>
            <tr data-fails={(!rule.holds && rule.left.value !== '' && rule.right.value !== '') || undefined}>
              <CardCell side="left" of={rule.left} columnOf={columnOf} isMasked={isMasked} />
              <td className={styles.result} title={workbench.link.comparisons[rule.compare]}>
                <b>{resultOf(rule, messages)}</b>
                {rule.score > 0 && rule.score < 1 && <span className={styles.figure}>{messages.percent(rule.score)}</span>}
              </td>
              <CardCell side="right" of={rule.right} columnOf={columnOf} isMasked={isMasked} />
            </tr>
            {rule.masked && (
              <tr className={styles.more}>
                <td colSpan={3}>{messages.masked(rule.masked.determined, rule.masked.candidates, rule.masked.chance)}</td>
              </tr>
            )}
          </Fragment>
        ))}
      </tbody>
    </table>
  )
}

/** Below it what two values have in common is no likeness to speak of. */
const LEAST_ALIKE = 0.5

function resultOf({ left, right, how, holds, score }: CardRule, messages: Messages['linkEvidence']): string {
  if (left.value === '' || right.value === '') return messages.missing
  return messages.how[!holds && how !== 'hidden' && score < LEAST_ALIKE ? 'none' : how]
}

interface CardCellProps extends CardLook {
  side: 'left' | 'right'
  of: { column: string; value: string }
}

/** A value of a card under its column's name. */
export function CardCell({ side, of, columnOf, isMasked }: CardCellProps) {
  return (
    <td>
      <span className={styles.column}>{of.column}</span>
      <CardText side={side} of={of} columnOf={columnOf} isMasked={isMasked} />
    </td>
  )
}

/** A value as its cell is shown: masked until held, with the way to its other rows. */
export function CardText({ side, of, columnOf, isMasked }: CardCellProps) {
  const messages = useMessages().linkEvidence
  if (of.value === '') return <span className={styles.quiet}>{messages.blank}</span>
  const column = columnOf(side, of.column)
  if (column) return <EntityValue column={column} text={of.value} isMasked={isMasked} />
  return isMasked ? '***' : of.value
}
