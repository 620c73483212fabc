import { memo, useMemo, useState } from 'react'
import { useMessages } from '../../messages/messages.ts'
import { useDraft } from './draft-store.ts'
import { useInvestigation } from './investigation.ts'
import styles from './TermChips.module.css'
import { type TermCount, termsShown } from './term-counts.ts'

/** The words of a layer, each with the rows of its result that hold it; a count opens these rows. */
export function TermChips({ step, layer }: { step: string; layer: number }) {
  const { counts, isCounting } = useInvestigation()
  const selection = useDraft((state) => state.selection)
  const terms = useMemo(() => (counts?.terms[step] ?? []).filter((term) => term.layer === layer), [counts, step, layer])
  const view = selection?.kind === 'step' && selection.id === step ? selection.view : undefined
  const opened = view?.kind === 'term' ? view.term : null
  const unindexed = counts?.steps.find(({ id }) => id === step)?.layers?.[layer]?.unindexed ?? 0
  return (
    <>
      {terms.length > 0 && <Chips step={step} layer={layer} terms={terms} opened={opened} isCounting={isCounting} />}
      <Unindexed segments={unindexed} />
    </>
  )
}

/** Says that a screen had to read text because its index is missing or damaged. */
function Unindexed({ segments }: { segments: number }) {
  const messages = useMessages().workbench.editor
  return segments > 0 && <p className={styles.note}>{messages.unindexed(segments)}</p>
}

interface ChipsProps {
  step: string
  layer: number
  terms: readonly TermCount[]
  opened: string | null
  isCounting: boolean
}

const Chips = memo(function Chips({ step, layer, terms, opened, isCounting }: ChipsProps) {
  const messages = useMessages().workbench.editor
  const [showsAll, setShowsAll] = useState(false)
  const { shown, more } = useMemo(() => termsShown(terms, showsAll), [terms, showsAll])
  const open = (term: string) => {
    const { select } = useDraft.getState()
    select({ kind: 'step', id: step, layer, ...(term !== opened && { view: { kind: 'term', term } }) })
  }
  return (
    <ul className={styles.terms} aria-label={messages.terms} aria-busy={isCounting}>
      {shown.map(({ term, rows }) => (
        <li key={term}>
          <button
            type="button"
            className={styles.term}
            data-none={rows === 0 || undefined}
            aria-pressed={term === opened}
            title={messages.openTerm(term, rows)}
            onClick={() => open(term)}
          >
            <span className={styles.word}>{term}</span>
            <span className={styles.rows}>{rows.toLocaleString('en-US')}</span>
          </button>
        </li>
      ))}
      {(more > 0 || showsAll) && (
        <li>
          <button type="button" className={styles.more} onClick={() => setShowsAll(!showsAll)}>
            {showsAll ? messages.fewerTerms : messages.moreTerms(more)}
          </button>
        </li>
      )}
    </ul>
  )
})
