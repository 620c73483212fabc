import { useState } from 'react'
import type { LinkSuggestion } from '../../../shared/contract/links.ts'
import { suggestedComparison } from '../../../shared/linkage/suggested-comparison.ts'
import type { LinkStep } from '../../../shared/model/model.ts'
import type { RelationColumn } from '../../../shared/model/relation.ts'
import { useInvestigation } from './investigation.ts'
import { LinkColumns } from './LinkColumns.tsx'
import { LinkRules } from './LinkRules.tsx'
import { LinkSuggestions } from './LinkSuggestions.tsx'
import { fittingRule, type LinkRule, withRule } from './link-rules.ts'
import { ruleOf, ruleToAdd, suggestionFor, withSuggestion } from './link-suggestions.ts'

interface LinkPairingProps {
  step: LinkStep
  left: readonly RelationColumn[]
  right: readonly RelationColumn[]
  /** Undefined while both sides are looked at. */
  found: readonly LinkSuggestion[] | undefined
  onAny(any: boolean): void
  onRules(by: (rules: LinkRule[]) => LinkRule[], tag?: string): void
}

/** The rules of a link and the ways to make one: by hand, by dragging columns onto each other, by what their contents suggest. */
export function LinkPairing({ step, left, right, found, onAny, onRules }: LinkPairingProps) {
  const { nameOf } = useInvestigation()
  const [showsColumns, setShowsColumns] = useState(step.on.length < 2)
  const suggestions = found ?? []
  const isScored = step.decide !== undefined
  return (
    <>
      <LinkRules
        rules={step.on}
        left={left}
        right={right}
        any={step.any ?? false}
        isScored={isScored}
        onChange={(on, tag) => onRules(() => on, tag)}
        onAdd={() => onRules((on) => [...on, fittingRule(ruleToAdd(suggestions, on, left, right), isScored)])}
        onAny={onAny}
        isShowingColumns={showsColumns}
        onShowColumns={() => setShowsColumns(!showsColumns)}
      />
      {showsColumns && (
        <LinkColumns
          left={left}
          right={right}
          leftName={nameOf(step.left)}
          rightName={nameOf(step.right)}
          rules={step.on}
          suggestions={suggestions}
          onPair={(leftColumn, rightColumn) => {
            const [one, other] = [leftColumn.name, rightColumn.name]
            const compare = suggestedComparison(leftColumn.type, rightColumn.type)
            const suggested = suggestionFor(suggestions, one, other)
            const rule = suggested ? ruleOf(suggested) : { left: one, right: other, compare }
            onRules((on) => withRule(on, fittingRule(rule, isScored)))
          }}
        />
      )}
      {(!found || found.length > 0) && left.length > 0 && right.length > 0 && (
        <LinkSuggestions
          suggestions={found}
          rules={step.on}
          isScored={isScored}
          onTake={(suggestion) => onRules((on) => withSuggestion(on, suggestion, isScored))}
        />
      )}
    </>
  )
}
