import { Select } from 'antd'
import { type CompareKind, compareKinds } from '../../../shared/linkage/key.ts'
import type { RelationColumn } from '../../../shared/model/relation.ts'
import { useMessages } from '../../messages/messages.ts'
import { ColumnSelect } from './ColumnSelect.tsx'
import styles from './LinkEditor.module.css'
import { fittingRule, type LinkRule, ruleWithColumn } from './link-rules.ts'

interface RuleColumnsProps {
  /** From 1. */
  nth: number
  rule: LinkRule
  left: readonly RelationColumn[]
  right: readonly RelationColumn[]
  /** Rules are weighed. */
  isScored?: boolean
  onChange(rule: LinkRule): void
}

/** What of both sides is compared, and how. */
export function RuleColumns({ nth, rule, left, right, isScored = false, onChange }: RuleColumnsProps) {
  const messages = useMessages().workbench.link
  const withColumn = (side: 'left' | 'right', name: string) => {
    const next = ruleWithColumn(rule, side, name, left, right)
    onChange(next.compare === rule.compare ? next : fittingRule(next, isScored))
  }
  return (
    <>
      <ColumnSelect
        label={messages.leftColumn(nth)}
        columns={left}
        value={rule.left}
        onChange={(name) => withColumn('left', name)}
      />
      <Select<CompareKind>
        className={styles.compare ?? ''}
        popupMatchSelectWidth={false}
        aria-label={messages.compare(nth)}
        value={rule.compare}
        options={compareKinds.map((compare) => ({ value: compare, label: messages.comparisons[compare] }))}
        onChange={(compare) => onChange({ left: rule.left, right: rule.right, compare })}
      />
      <ColumnSelect
        label={messages.rightColumn(nth)}
        columns={right}
        value={rule.right}
        onChange={(name) => withColumn('right', name)}
      />
    </>
  )
}
