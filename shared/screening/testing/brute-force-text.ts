import traditionalCharacters from 'opencc-js/dict/TSCharacters'
import type { Query } from '../query.ts'

/** Characters (code points) of the original, the first included, the last not. */
export interface Stretch {
  readonly from: number
  readonly to: number
}

/** A cell as the definition sees it: folded code points, each with the character of the original it belongs to. */
export interface Cell {
  readonly folded: readonly string[]
  /** For each folded code point the stretch of its original character. */
  readonly origins: readonly Stretch[]
}

const simplified = new Map<string, string>()
for (const pair of traditionalCharacters.split('|')) simplified.set(pair.split(' ')[0]!, pair.split(' ')[1]!)

/** NFKC, lower case, traditional to simplified character by character. */
export function naiveFold(text: string): string {
  return [...text.normalize('NFKC').toLowerCase()].map((one) => simplified.get(one) ?? one).join('')
}

/** The original's characters are cut wherever folding both sides apart changes nothing and no mark stands behind the cut. */
export function naiveCell(original: string): Cell {
  const points = [...original]
  const folded: string[] = []
  const origins: Stretch[] = []
  for (let from = 0; from < points.length; ) {
    let to = from + 1
    while (to < points.length && !isCut(points, to)) to++
    for (const one of naiveFold(points.slice(from, to).join(''))) {
      folded.push(one)
      origins.push({ from, to })
    }
    from = to
  }
  return { folded, origins }
}

function isCut(points: readonly string[], at: number): boolean {
  if (/^\p{M}/u.test(points[at]!.normalize('NFKD'))) return false
  const [before, after] = [points.slice(0, at).join(''), points.slice(at).join('')]
  return before.normalize('NFKC') + after.normalize('NFKC') === (before + after).normalize('NFKC')
}

/** Every stretch of the folded cell that the query may stand for: indexes of folded code points. */
export function naiveMatches(query: Query, folded: readonly string[]): Stretch[] {
  if (query.kind === 'term') return occurrences([...naiveFold(query.text)], folded)
  if (query.kind === 'wildcard') return wildcardMatches(query.pattern, folded)
  if (query.kind === 'regex') return regexMatches(query.pattern, folded)
  throw new Error(`${query.kind} is no leaf`)
}

function occurrences(term: readonly string[], folded: readonly string[]): Stretch[] {
  return folded
    .map((_, from) => ({ from, to: from + term.length }))
    .filter(({ from, to }) => folded.slice(from, to).join('') === term.join(''))
}

function wildcardMatches(pattern: string, folded: readonly string[]): Stretch[] {
  const signs = wildcardSigns(pattern)
  return folded.flatMap((_, from) => [...new Set(wildcardEnds(signs, folded, from))].map((to) => ({ from, to })))
}

/** `?` and `*` as themselves, a literal as its folded text; neighbouring literals are folded together. */
function wildcardSigns(pattern: string): { readonly wildcard: '?' | '*' | ''; readonly text: string }[] {
  const signs: { wildcard: '?' | '*' | ''; text: string }[] = []
  for (let index = 0; index < pattern.length; index++) {
    const sign = pattern[index]!
    if (sign === '?' || sign === '*') signs.push({ wildcard: sign, text: '' })
    else {
      const literal = sign === '\\' ? pattern[++index]! : sign
      const last = signs.at(-1)
      if (last?.wildcard === '') last.text += literal
      else signs.push({ wildcard: '', text: literal })
    }
  }
  return signs.map(({ wildcard, text }) => ({ wildcard, text: naiveFold(text) }))
}

type WildcardSigns = ReturnType<typeof wildcardSigns>

/** Every end of a match from a place on, one found by one. Neighbouring stars are one star. */
function wildcardEnds(signs: WildcardSigns, folded: readonly string[], from: number): number[] {
  const [sign, ...rest] = signs
  if (!sign) return [from]
  if (sign.wildcard === '') {
    const to = from + [...sign.text].length
    return folded.slice(from, to).join('') === sign.text ? wildcardEnds(rest, folded, to) : []
  }
  if (sign.wildcard === '?') return from < folded.length ? wildcardEnds(rest, folded, from + 1) : []
  if (rest[0]?.wildcard === '*') return wildcardEnds(rest, folded, from)
  const ends = wildcardEnds(rest, folded, from)
  for (let taken = 1; taken <= 12; taken++) {
    const crossed = folded[from + taken - 1]
    if (crossed === undefined || /[\p{P}\n\r]/u.test(crossed)) break
    ends.push(...wildcardEnds(rest, folded, from + taken))
  }
  return ends
}

/** Whether an expression matches somewhere in a cell. One that may match nothing (no character or more of 消) holds everywhere. */
export function naiveSearch(pattern: string, original: string): boolean {
  return expressionOf(pattern).test(naiveCell(original).folded.join(''))
}

/** By the engine of the language; for expressions that mean the same there. */
function expressionOf(pattern: string): RegExp {
  return new RegExp(
    pattern.replace(/[^p{ASCII}]/gu, (one) => naiveFold(one)),
    'iu',
  )
}

/** Matches that are not empty, leftmost ones first, one after the other. */
function regexMatches(pattern: string, folded: readonly string[]): Stretch[] {
  const text = folded.join('')
  return [...text.matchAll(new RegExp(expressionOf(pattern), 'giu'))]
    .filter(([found]) => found !== '')
    .map((found) => {
      const from = [...text.slice(0, found.index)].length
      return { from, to: from + [...found[0]].length }
    })
}
