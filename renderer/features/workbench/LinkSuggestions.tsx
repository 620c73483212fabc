import { PlusOutlined } from '@ant-design/icons'
import { Button, Tooltip } from 'antd'
import type { LinkSuggestion } from '../../../shared/contract/links.ts'
import { useMessages } from '../../messages/messages.ts'
import styles from './LinkSuggestions.module.css'
import type { LinkRule } from './link-rules.ts'
import { looserSuggestions, unusedSuggestions } from './link-suggestions.ts'

interface LinkSuggestionsProps {
  /** Undefined while both sides are looked at. */
  suggestions: readonly LinkSuggestion[] | undefined
  rules: readonly LinkRule[]
  /** A probability decides: no rule asks for a similarity. */
  isScored: boolean
  onTake(suggestion: LinkSuggestion): void
}

/** Pairs of columns whose contents meet, as buttons that make rules of them; those in use are left out. */
export function LinkSuggestions({ suggestions, rules, isScored, onTake }: LinkSuggestionsProps) {
  const words = useMessages()
  const messages = words.linkWork
  const looser = isScored ? [] : looserSuggestions(suggestions ?? [], rules)
  const offered = [...looser, ...unusedSuggestions(suggestions ?? [], rules)]
  if (offered.length === 0 && suggestions) return null
  const sayHow = ({ compare, overlap, atLeast }: LinkSuggestion) => {
    const met = compare === 'masked' ? messages.hidden : messages.overlap(overlap)
    return messages.how(words.workbench.link.comparisons[compare], atLeast, met)
  }
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
              onClick={() => onTake(suggestion)}
            >
              {looser.includes(suggestion)
                ? messages.looser(suggestion.left, suggestion.right, suggestion.atLeast ?? 1)
                : messages.suggestion(suggestion.left, suggestion.right)}
              {suggestion.overlap > 0 && suggestion.compare !== 'masked' && !looser.includes(suggestion) && (
                <span className={styles.share}>{messages.share(suggestion.overlap)}</span>
              )}
            </Button>
          </Tooltip>
        </li>
      ))}
    </ul>
  )
}
