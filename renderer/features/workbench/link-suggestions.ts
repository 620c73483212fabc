import type { LinkSuggestion } from '../../../shared/contract/links.ts'
import type { LinkStep } from '../../../shared/model/model.ts'
import { fittingRule, type LinkRule, nextRule, type TypedColumn } from './link-rules.ts'

/** The right values of a column differ so much that it lists each thing once. */
const NEARLY_ALL = 0.95

/** The rule of a suggestion: its comparison and the similarity to ask for. */
export function ruleOf({ left, right, compare, atLeast }: LinkSuggestion): LinkRule {
  return { left, right, compare, ...(atLeast !== undefined && { atLeast }) }
}

/** The suggestion for two columns. */
export function suggestionFor(suggestions: readonly LinkSuggestion[], left: string, right: string): LinkSuggestion | undefined {
  return suggestions.find((one) => one.left === left && one.right === right)
}

/** Suggestions that are no rule yet. */
export function unusedSuggestions(suggestions: readonly LinkSuggestion[], on: readonly LinkRule[]): LinkSuggestion[] {
  return suggestions.filter(({ left, right }) => !on.some((rule) => rule.left === left && rule.right === right))
}

/** Suggestions for rules that ask for equal values although few are equal: the same columns from a lower similarity on. */
export function looserSuggestions(suggestions: readonly LinkSuggestion[], on: readonly LinkRule[]): LinkSuggestion[] {
  return suggestions.filter(({ left, right, compare, atLeast }) =>
    on.some(
      (rule) =>
        rule.left === left &&
        rule.right === right &&
        rule.compare === compare &&
        (rule.atLeast ?? 1) === 1 &&
        atLeast !== undefined,
    ),
  )
}

/** The rules with that of a suggestion, in the place of one that compares the same columns. */
export function withSuggestion(on: readonly LinkRule[], suggestion: LinkSuggestion, isScored: boolean): LinkRule[] {
  const place = on.findIndex(({ left, right }) => left === suggestion.left && right === suggestion.right)
  const rule = fittingRule(ruleOf(suggestion), isScored)
  return place < 0 ? [...on, rule] : on.with(place, { ...on[place]!, ...rule })
}

/** The next rule to offer: what the contents suggest first, else what the types do. */
export function ruleToAdd(
  suggestions: readonly LinkSuggestion[],
  on: readonly LinkRule[],
  left: readonly TypedColumn[],
  right: readonly TypedColumn[],
): LinkRule {
  const [first] = unusedSuggestions(suggestions, on)
  return first ? ruleOf(first) : nextRule(on, left, right)
}

/** The compared right column in which nearly all values differ: the right side lists things once each, and a left row has one partner in it. */
export function listedColumn(suggestions: readonly LinkSuggestion[], step: LinkStep): string | undefined {
  if (step.left === step.right) return undefined
  const isCompared = (one: LinkSuggestion) => step.on.some((rule) => rule.left === one.left && rule.right === one.right)
  return suggestions.find((one) => isCompared(one) && one.distinct[1] >= NEARLY_ALL)?.right
}
