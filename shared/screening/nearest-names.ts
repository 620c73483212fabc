import { fold } from '../values/fold.ts'

/** Up to three names that come close to one that was not found: containing it, contained in it, or sharing most bigrams. */
export function nearestNames(name: string, names: readonly string[]): string[] {
  const wanted = fold(name).trim()
  return names
    .map((candidate) => ({ candidate, closeness: closeness(wanted, fold(candidate).trim()) }))
    .filter((entry) => entry.closeness >= 0.4)
    .sort((a, b) => b.closeness - a.closeness)
    .slice(0, 3)
    .map((entry) => entry.candidate)
}

/** 1 for equal, 0 for nothing in common; shared characters count as well as shared bigrams because names are short. */
function closeness(a: string, b: string): number {
  if (a === '' || b === '') return 0
  if (a === b) return 1
  if (a.includes(b) || b.includes(a)) return 0.9
  const ofB = new Set([...b])
  const shared = [...new Set([...a])].filter((character) => ofB.has(character)).length
  return (2 * shared) / (new Set([...a]).size + ofB.size)
}
