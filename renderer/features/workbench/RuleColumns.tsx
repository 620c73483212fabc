import { Select } from 'antd'
import { type CompareKind, compareKinds } from '../../../shared/linkage/key.ts'
import type { RelationColumn } from '../../../shared/model/relation.ts'
import { useMessages } from '../../messages/messages.ts'
import { ColumnSelect } from './ColumnSelect.tsx'
import styles from './LinkEditor.module.css'
import { type LinkRule, ruleWithColumn } from './link-rules.ts'

interface RuleColumnsProps {
  /** From 1. */
  nth: number
  rule: LinkRule
  left: readonly RelationColumn[]
  right: readonly RelationColumn[]
  onChange(rule: LinkRule): void
}

/** What of both sides is compared, and how. */
export function RuleColumns({ nth, rule, left, right, onChange }: RuleColumnsProps) {
  const messages = useMessages().workbench.link
  return (
    <>
      <ColumnSelect
        label={messages.leftColumn(nth)}
        columns={left}
        value={rule.left}
        onChange={(name) => onChange(ruleWithColumn(rule, 'left', name, left, right))}
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
        onChange={(name) => onChange(ruleWithColumn(rule, 'right', name, left, right))}
      />
    </>
  )
}
