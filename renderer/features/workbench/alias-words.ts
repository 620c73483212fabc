import type { LexiconGroup } from '../../../shared/contract/lexicons.ts'
import { printQuery } from '../../../shared/screening/print.ts'
import type { LinkRule } from './link-rules.ts'

/** The word of a lexicon group by which two names are one: `三里河小区 OR 部委大院`. */
export function aliasWord(one: string, other: string): string {
  return printQuery({ kind: 'or', items: [one, other].map((name) => ({ kind: 'term', text: name.trim() })) })
}

/** Groups that aliases may be taken from: those with a word that has an OR in it, and those that are chosen, also where they are gone. */
export function groupOptions(groups: readonly LexiconGroup[], chosen: readonly string[]): { value: string; label: string }[] {
  const fitting = groups.filter(({ words }) => words.some((word) => / (OR|或) |\|/.test(word))).map(({ name }) => name)
  return [...new Set([...fitting, ...chosen])].map((name) => ({ value: name, label: `@${name}` }))
}

/** The rule with other aliases; what is empty is left out, so that the model is again what it was before there were any. */
export function withAliases(rule: LinkRule, change: Pick<LinkRule, 'aliases' | 'aliasGroups'>): LinkRule {
  const { aliases = [], aliasGroups = [], ...rest } = { ...rule, ...change }
  return { ...rest, ...(aliases.length > 0 && { aliases }), ...(aliasGroups.length > 0 && { aliasGroups }) } as LinkRule
}
