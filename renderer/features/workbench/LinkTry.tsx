import { useState } from 'react'
import type { ColumnType } from '../../../shared/table/schema.ts'
import { useMessages } from '../../messages/messages.ts'
import { useEngineQuery } from '../../ui/use-engine-query.ts'
import { useInvestigation } from './investigation.ts'
import { LinkAliases } from './LinkAliases.tsx'
import styles from './LinkTry.module.css'
import type { LinkRule } from './link-rules.ts'
import { TypedInput } from './TypedInput.tsx'

interface LinkTryProps {
  /** From 1. */
  nth: number
  rule: LinkRule
  types: { left: ColumnType | undefined; right: ColumnType | undefined }
  /** A probability decides: there is nothing that holds or not. */
  isScored: boolean
  onAliases(change: Pick<LinkRule, 'aliases' | 'aliasGroups'>): void
}

/** Two values to try a rule out with: how alike they are, in what, and whether the rule holds. */
export function LinkTry({ nth, rule, types, isScored, onAliases }: LinkTryProps) {
  const messages = useMessages().linkWork.trying
  const [values, setValues] = useState({ left: '', right: '' })
  const isAsked = values.left.trim() !== '' && values.right.trim() !== ''
  const { left: leftType, right: rightType } = types
  const asked = { rule, ...values, ...(leftType && { leftType }), ...(rightType && { rightType }) }
  const { version } = useInvestigation()
  const { data } = useEngineQuery('link.try', asked, { version, enabled: isAsked, keepPrevious: isAsked })
  const isAnswered = isAsked && data?.left != null && data.right !== null
  return (
    <div className={styles.trial}>
      {(['left', 'right'] as const).map((side) => (
        <TypedInput
          key={side}
          className={styles.value ?? ''}
          size="small"
          aria-label={messages[side](nth)}
          placeholder={side === 'left' ? messages.leftHint : messages.rightHint}
          value={values[side]}
          onType={(text) => setValues((before) => ({ ...before, [side]: text }))}
        />
      ))}
      <p className={styles.answer} role="status">
        {isAsked && data ? <Answer rule={rule} answer={data} isScored={isScored} /> : messages.teach}
      </p>
      <LinkAliases rule={rule} tried={isAnswered && data.similarity < 1 ? values : null} onChange={onAliases} />
    </div>
  )
}

interface AnswerProps {
  rule: LinkRule
  answer: {
    similarity: number
    how: keyof ReturnType<typeof useMessages>['linkEvidence']['how']
    left: string | null
    right: string | null
  }
  isScored: boolean
}

function Answer({ rule, answer, isScored }: AnswerProps) {
  const { linkWork, linkEvidence } = useMessages()
  const messages = linkWork.trying
  const { left, right, similarity, how } = answer
  if (left === null || right === null) {
    return messages.noKey(messages.sides[left !== null ? 'right' : right !== null ? 'left' : 'both'])
  }
  const holds = rule.compare === 'masked' && rule.atLeast === undefined ? similarity > 0 : similarity >= (rule.atLeast ?? 1)
  return (
    <>
      {!isScored && <strong data-holds={holds}>{holds ? messages.holds : messages.fails}</strong>}
      <span>{messages.similarity(similarity)}</span>
      <span>{linkEvidence.how[how]}</span>
      {left !== '' && right !== '' && left !== right && <span className={styles.forms}>{messages.forms(left, right)}</span>}
    </>
  )
}
