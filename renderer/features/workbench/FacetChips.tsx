import { CloseOutlined } from '@ant-design/icons'
import { Button, Tag } from 'antd'
import { maskCell } from '../../../shared/values/mask-cell.ts'
import { useMessages } from '../../messages/messages.ts'
import { useDraft } from './draft-store.ts'
import styles from './Facets.module.css'
import { type FacetChoice, monthsBetween, withChoice } from './facet-choice.ts'
import { useInvestigation } from './investigation.ts'
import { useFacetChoices } from './use-facet-choices.ts'

/** Values that one chip names. */
const NAMED = 3

/** What is chosen of the facets, above the rows that it narrows; each can be taken back. */
export function FacetChips() {
  const messages = useMessages().facets
  const { choices, isOff, change } = useFacetChoices()
  const { columnsOf } = useInvestigation()
  const selection = useDraft((state) => state.selection)
  if (choices.length === 0) return null
  const columns = columnsOf(selection?.kind === 'step' ? selection.id : '')
  const maskOf = ({ column }: FacetChoice) => {
    const schema = columns.find(({ name }) => name === column)
    return (key: string) => (schema ? maskCell(key, schema) : key)
  }
  const chips = choices.flatMap((choice) =>
    (['kept', 'excluded'] as const).filter((part) => choice[part].length > 0).map((part) => ({ choice, part })),
  )
  return (
    <section className={styles.chips} aria-label={messages.chips} data-off={isOff || undefined}>
      {chips.map(({ choice, part }) => {
        const text = messages.chip(
          choice.column,
          `${part === 'excluded' ? messages.not : ''}${spoken(choice, part, maskOf(choice), messages)}`,
        )
        return (
          <Tag
            key={`${choice.by} ${choice.column} ${part}`}
            className={styles.chip ?? ''}
            closable={{ closeIcon: <CloseOutlined />, 'aria-label': messages.removeChip(text) }}
            title={choice[part].map(maskOf(choice)).join('、')}
            onClose={(event) => {
              event.preventDefault()
              change(withChoice(choices, { ...choice, [part]: [] }))
            }}
          >
            {text}
          </Tag>
        )
      })}
      {isOff && (
        <>
          <span className={styles.off}>{messages.isOff}</span>
          <Button type="link" size="small" onClick={() => change(choices)}>
            {messages.switchOn}
          </Button>
        </>
      )}
      {chips.length > 1 && (
        <Button type="link" size="small" onClick={() => change([])}>
          {messages.clear}
        </Button>
      )}
    </section>
  )
}

/** Months that follow each other as one stretch, of many values the first. */
function spoken(
  { by, ...choice }: FacetChoice,
  part: 'kept' | 'excluded',
  maskOf: (key: string) => string,
  messages: ReturnType<typeof useMessages>['facets'],
): string {
  const keys = choice[part]
  const first = keys[0] ?? ''
  const last = keys.at(-1) ?? ''
  if (by === 'month' && !keys.includes('') && monthsBetween(first, last)?.length === keys.length)
    return messages.months(first, last)
  const names = keys.map((key) => (key !== '' ? maskOf(key) : by === 'month' ? messages.dateless : messages.blank))
  const named = names.slice(0, NAMED).join(messages.or)
  return names.length > NAMED ? `${named} ${messages.some(names.length)}` : named
}
