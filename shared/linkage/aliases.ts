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
 * groups is that of the first; a group whose first name is an alias already joins that group. Linear in the text, however many names there are.
 */
export function renamer(aliases: Aliases | undefined): (text: string) => string {
  const first = new Map<string, string>()
  for (const group of groupsOf(aliases)) {
    const standing = first.get(group[0]!) ?? group[0]!
    for (const name of group) if (!first.has(name)) first.set(name, standing)
  }
  const lengthsBehind = new Map<string, number[]>()
  for (const name of first.keys()) {
    const lengths = lengthsBehind.get(name[0]!) ?? []
    if (!lengths.includes(name.length))
      lengthsBehind.set(
        name[0]!,
        [...lengths, name.length].sort((a, b) => b - a),
      )
  }
  return (text) => {
    let renamed = ''
    let end = 0
    for (let at = 0; at < text.length; at++) {
      const length = lengthsBehind.get(text[at]!)?.find((units) => first.has(text.slice(at, at + units)))
      if (length === undefined) continue
      renamed += text.slice(end, at) + first.get(text.slice(at, at + length))!
      end = at + length
      at = end - 1
    }
    return end === 0 ? text : renamed + text.slice(end)
  }
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
