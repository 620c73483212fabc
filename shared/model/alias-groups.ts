import { AppError } from '../errors.ts'
import { aliasKinds } from '../linkage/aliases.ts'
import type { Query } from '../screening/query.ts'
import type { LinkStep, OverlapStep } from './model.ts'

type Lexicons = ReadonlyMap<string, Query>
type LinkRule = LinkStep['on'][number]

/** The rule with the names of its lexicon groups among its aliases, behind its own. `lexicon.missing` where there is no such group. */
export function spelledRule<Rule extends Pick<LinkRule, 'compare' | 'aliases' | 'aliasGroups'>>(
  rule: Rule,
  lexicons: Lexicons,
): Rule {
  const { aliasGroups, ...rest } = rule
  if (!aliasGroups) return rule
  const names = aliasKinds.has(rule.compare) ? aliasGroups.flatMap((name) => namesOf(name, lexicons)) : []
  return { ...rest, aliases: [...(rule.aliases ?? []), ...names] } as Rule
}

/** The step with the aliases of its rules spelt out, as {@link spelledRule} does: a link is computed, kept and shown by it. */
export function spelledStep<Step extends LinkStep | OverlapStep>(step: Step, lexicons: Lexicons): Step {
  if (!step.on?.some(({ aliasGroups }) => aliasGroups)) return step
  return { ...step, on: step.on.map((rule) => spelledRule(rule, lexicons)) }
}

/** Lexicon groups that the rules of a step take aliases from. */
export function aliasGroupsOf({ on = [] }: Pick<OverlapStep, 'on'>): string[] {
  return [...new Set(on.flatMap(({ aliasGroups = [] }) => aliasGroups))]
}

/**
 * The names of one thing, for each word of a lexicon group that is an OR of terms: `三里河小区 OR 部委大院`. A word that calls another group gives that group's;
 * other words name nothing. Groups lead nowhere back to themselves.
 */
export function namesOf(group: string, lexicons: Lexicons): string[][] {
  const query = lexicons.get(group)
  if (!query) throw new AppError('lexicon.missing', { name: group })
  const words = query.kind === 'or' ? query.items : [query]
  return words.flatMap((word) => {
    if (word.kind === 'lexicon') return namesOf(word.name, lexicons)
    if (word.kind !== 'or') return []
    const names = word.items.flatMap((item) => (item.kind === 'term' ? [item.text] : []))
    return names.length === word.items.length ? [names] : []
  })
}
