import { Alert } from 'antd'
import type { LinkStep } from '../../../shared/model/model.ts'
import type { RelationColumn } from '../../../shared/model/relation.ts'
import { useMessages } from '../../messages/messages.ts'
import { useInvestigation } from './investigation.ts'
import styles from './LinkEditor.module.css'
import { isOddPair } from './link-rules.ts'

interface LinkWarningsProps {
  step: LinkStep
  left: readonly RelationColumn[]
  right: readonly RelationColumn[]
  /** The step is computed and gives no row. */
  isEmpty: boolean
}

/** What is likely a mistake: a probability that no pair reaches, columns that are gone, columns of different things. */
export function LinkWarnings({ step, left, right, isEmpty }: LinkWarningsProps) {
  const { workbench, linkWork } = useMessages()
  const { nameOf } = useInvestigation()
  const { missing, odd } = workbench.link
  const isUnreached = step.decide && isEmpty && (step.keep ?? 'matched') === 'matched'
  const compared = [...step.on, ...(step.window ? [step.window] : [])]
  const warnings = [
    ...(step.decide && isUnreached ? [linkWork.decide.noneReaches(step.decide.probability)] : []),
    ...compared.flatMap((rule) => [
      ...(left.length > 0 && !typeOf(left, rule.left) ? [missing(nameOf(step.left), rule.left)] : []),
      ...(right.length > 0 && !typeOf(right, rule.right) ? [missing(nameOf(step.right), rule.right)] : []),
    ]),
    ...step.on.flatMap((rule) => {
      const [leftType, rightType] = [typeOf(left, rule.left), typeOf(right, rule.right)]
      return leftType && rightType && isOddPair(leftType, rightType) ? [odd(rule.left, rule.right)] : []
    }),
  ]
  return warnings.map((warning) => (
    <Alert key={warning} className={styles.warning ?? ''} type="warning" showIcon title={warning} />
  ))
}

function typeOf(columns: readonly RelationColumn[], name: string) {
  return columns.find((column) => column.name === name)?.type
}
