import { PlusOutlined } from '@ant-design/icons'
import { Button, Tooltip } from 'antd'
import type { LinkSuggestion } from '../../../shared/contract/links.ts'
import type { LinkStep } from '../../../shared/model/model.ts'
import { useMessages } from '../../messages/messages.ts'
import { useEngineQuery } from '../../ui/use-engine-query.ts'
import { useInvestigation } from './investigation.ts'
import styles from './LinkSuggestions.module.css'
import type { LinkRule } from './link-rules.ts'
import { modelBefore } from './model-edit.ts'

interface LinkSuggestionsProps {
  step: LinkStep
  onAdd(rule: LinkRule): void
}

/** Pairs of columns whose contents meet, as buttons that make rules of them; those in use are left out. */
export function LinkSuggestions({ step, onAdd }: LinkSuggestionsProps) {
  const words = useMessages()
  const messages = words.linkWork
  const { asked, version, columnsOf } = useInvestigation()
  const { left, right, id } = step
  const hasColumns = columnsOf(left).length > 0 && columnsOf(right).length > 0
  const model = modelBefore(asked.model, id)
  const query = useEngineQuery(
    'link.suggest',
    { model, bindings: asked.bindings, left, right },
    { version, enabled: hasColumns, keepPrevious: true },
  )
  if (!hasColumns || query.error) return null
  const isUsed = (one: LinkSuggestion) => step.on.some((rule) => rule.left === one.left && rule.right === one.right)
  const offered = (query.data ?? []).filter((suggestion) => !isUsed(suggestion))
  if (offered.length === 0 && !query.isFetching) return null
  const sayHow = ({ compare, overlap }: LinkSuggestion) =>
    `${words.workbench.link.comparisons[compare]}，${compare === 'masked' ? messages.hidden : messages.overlap(overlap)}`
  return (
    <ul className={styles.suggestions} aria-label={messages.suggestions}>
      <li className={styles.label}>{offered.length > 0 ? messages.suggestions : messages.suggesting}</li>
      {offered.map((suggestion) => (
        <li key={`${suggestion.left} ${suggestion.right}`}>
          <Tooltip title={sayHow(suggestion)}>
            <Button
              size="small"
              icon={<PlusOutlined aria-hidden />}
              aria-label={messages.addSuggestion(suggestion.left, suggestion.right, sayHow(suggestion))}
              onClick={() => onAdd(ruleOf(suggestion))}
            >
              {messages.suggestion(suggestion.left, suggestion.right)}
              {suggestion.overlap > 0 && suggestion.compare !== 'masked' && (
                <span className={styles.share}>{messages.share(suggestion.overlap)}</span>
              )}
            </Button>
          </Tooltip>
        </li>
      ))}
    </ul>
  )
}

function ruleOf({ left, right, compare, atLeast }: LinkSuggestion): LinkRule {
  return { left, right, compare, ...(atLeast !== undefined && { atLeast }) }
}
