import { WILDCARD_REACH } from './query.ts'

/** A wildcard term in parts: literal text, `?` and `*`. */
export type WildcardPart =
  | { readonly kind: 'literal'; readonly text: string }
  | { readonly kind: 'one' }
  | { readonly kind: 'many' }

/** Steps of one search; beyond it further matches of a cell are left out (some 100,000 characters under several `*`). */
const WORK_BUDGET = 100_000_000
/** What `*` does not cross: Unicode's general category P and line breaks. */
const barrier = /[\p{P}\n\r]/u
const barriers = new Map<number, boolean>()

/**
 * Visits every match of a wildcard term, each start with every end, ascending. `parts` are folded and hold a literal. All ends of a start
 * are found together, part by part, as a set of places; only starts within reach of the first literal are tried.
 */
export function forEachWildcardMatch(
  parts: readonly WildcardPart[],
  folded: string,
  visit: (start: number, end: number) => void,
): void {
  const firstLiteral = parts.findIndex((part) => part.kind === 'literal')
  const { text } = parts[firstLiteral] as { text: string }
  const before = parts.slice(0, firstLiteral)
  const furthest = before.reduce((units, part) => units + 2 * (part.kind === 'one' ? 1 : WILDCARD_REACH), 0)
  const search = new WildcardSearch(parts, folded)
  let next = 0
  for (let at = folded.indexOf(text); at >= 0; at = folded.indexOf(text, at + 1)) {
    for (let start = Math.max(next, at - furthest); start <= at; start++) {
      if (search.isExhausted) return
      if (!isInsidePair(folded, start)) for (const end of search.endsFrom(start)) visit(start, end)
    }
    next = at + 1
  }
}

/**
 * Whether a wildcard term matches anywhere. In front and behind, `*` may be nothing and only the number of `?` counts; between, all places
 * reached are carried on together, part by part. Linear in the text times the parts.
 */
export function wildcardTest(parts: readonly WildcardPart[]): (folded: string) => boolean {
  const first = parts.findIndex((part) => part.kind === 'literal')
  const last = parts.findLastIndex((part) => part.kind === 'literal')
  const before = parts.slice(0, first).filter((part) => part.kind === 'one').length
  const inner = parts.slice(first + 1, last + 1)
  const after = parts.slice(last + 1).filter((part) => part.kind === 'one')
  const { text } = parts[first] as { text: string }
  const behind: readonly WildcardPart[] = [...inner, ...after]
  return (folded) => {
    let at = folded.indexOf(text)
    if (at < 0) return false
    const places: number[] = []
    for (; at >= 0; at = folded.indexOf(text, at + 1)) if (hasCharactersBefore(folded, at, before)) places.push(at + text.length)
    return placesBehind(behind, folded, places).length > 0
  }
}

/** Whether a wildcard term matches the whole text. Linear in the text times the parts. */
export function isWildcardMatch(parts: readonly WildcardPart[], folded: string): boolean {
  return placesBehind(parts, folded, [0]).at(-1) === folded.length
}

function hasCharactersBefore(text: string, index: number, count: number): boolean {
  let at = index
  for (let taken = 0; taken < count; taken++) {
    if (at === 0) return false
    at -= at > 1 && text.codePointAt(at - 2)! > 0xffff ? 2 : 1
  }
  return true
}

/** The places that the parts, one after the other, reach from these; all ascending. */
function placesBehind(parts: readonly WildcardPart[], folded: string, from: readonly number[]): readonly number[] {
  let places = from
  for (const part of parts) {
    if (places.length === 0) return places
    places = behindPart(part, folded, places)
  }
  return places
}

function behindPart(part: WildcardPart, folded: string, places: readonly number[]): number[] {
  const found: number[] = []
  for (const place of places) {
    if (part.kind === 'literal') {
      if (folded.startsWith(part.text, place)) found.push(place + part.text.length)
    } else if (part.kind === 'one') {
      if (place < folded.length) found.push(place + widthAt(folded, place))
    } else stretch(folded, place, found)
  }
  return found
}

/** Adds the places that `*` reaches from here, beyond those already found. */
function stretch(folded: string, place: number, found: number[]): void {
  let last = found.at(-1) ?? -1
  let at = place
  for (let taken = 0; ; taken++) {
    if (at > last) {
      found.push(at)
      last = at
    }
    if (taken === WILDCARD_REACH || at >= folded.length || isBarrier(folded.codePointAt(at)!)) return
    at += widthAt(folded, at)
  }
}

class WildcardSearch {
  private steps = 0

  constructor(
    private readonly parts: readonly WildcardPart[],
    private readonly folded: string,
  ) {}

  get isExhausted(): boolean {
    return this.steps > WORK_BUDGET
  }

  /** Ascending ends of the matches that start here. */
  endsFrom(start: number): readonly number[] {
    let places: readonly number[] = [start]
    for (const part of this.parts) {
      if (places.length === 0) break
      this.steps += places.length * (part.kind === 'many' ? WILDCARD_REACH + 1 : 1)
      places = behindPart(part, this.folded, places)
    }
    return places
  }
}

/** Whether `*` ends in front of a character. */
export function isBarrier(codePoint: number): boolean {
  let known = barriers.get(codePoint)
  if (known === undefined) {
    known = barrier.test(String.fromCodePoint(codePoint))
    barriers.set(codePoint, known)
  }
  return known
}

function widthAt(text: string, index: number): number {
  return text.codePointAt(index)! > 0xffff ? 2 : 1
}

function isInsidePair(text: string, index: number): boolean {
  return index > 0 && index < text.length && text.codePointAt(index - 1)! > 0xffff
}
