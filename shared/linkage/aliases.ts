import type { CompareKind, LinkComparison } from './key.ts'

/** Names that people gave as names of one place, company or person: of each group the first one stands for all. */
export type Aliases = readonly (readonly string[])[]

/** Comparisons of names, which may have aliases; an identifier has none. */
export const aliasKinds: ReadonlySet<CompareKind> = new Set(['name', 'company', 'address', 'place', 'text'])

/** Whether a comparison goes by aliases. */
export function hasAliases({ compare, aliases }: Pick<LinkComparison, 'compare' | 'aliases'>): boolean {
  return aliasKinds.has(compare) && groupsOf(aliases).length > 0
}

/**
 * Writes the first name of its group for each alias within a text, longest alias first, so that 三里河小区 stays itself where 三里河 is an alias of it. A name of two
 * groups is that of the first.
 */
export function renamer(aliases: Aliases | undefined): (text: string) => string {
  const first = new Map<string, string>()
  for (const group of groupsOf(aliases)) for (const name of group) if (!first.has(name)) first.set(name, group[0]!)
  if (first.size === 0) return (text) => text
  const longest = [...first.keys()].sort((a, b) => b.length - a.length || (a < b ? -1 : 1))
  const pattern = new RegExp(longest.map((name) => name.replace(/[\\^$.*+?()[\]{}|/-]/g, '\\$&')).join('|'), 'g')
  return (text) => text.replace(pattern, (name) => first.get(name)!)
}

/** Groups with two names or more; blanks at the ends of names are no part of them. */
function groupsOf(aliases: Aliases = []): string[][] {
  return aliases
    .map((group) => [...new Set(group.map((name) => name.trim()).filter((name) => name !== ''))])
    .filter((group) => group.length > 1)
}

/** The groups with two names made one: their groups become one group, names stay where they stand. */
export function withAlias(aliases: Aliases, one: string, other: string): string[][] {
  const names = [one.trim(), other.trim()]
  const joined = aliases.filter((group) => group.some((name) => names.includes(name)))
  const merged = [...new Set([...joined.flat(), ...names])]
  return [...aliases.filter((group) => !joined.includes(group)).map((group) => [...group]), merged]
}
