import type { TextRange } from './HighlightedText.tsx'

/** Above this product of lengths only what both texts begin and end with is taken as equal. */
const LARGEST_TABLE = 1_500_000
/** Equal stretches shorter than this between two differences are noise. */
const SHORTEST_EQUAL = 2

/** Which stretches of two texts differ, each in UTF-16 units of its own text; empty for equal texts. */
export function differencesOf(before: string, now: string): { before: TextRange[]; now: TextRange[] } {
  const head = commonHead(before, now)
  const tail = commonTail(before, now, head)
  const a = before.slice(head, before.length - tail)
  const b = now.slice(head, now.length - tail)
  if (a === '' && b === '') return { before: [], now: [] }
  if (a === '' || b === '' || a.length * b.length > LARGEST_TABLE) return { before: whole(a, head), now: whole(b, head) }
  const same = commonPairs(a, b)
  return {
    before: gaps(
      a.length,
      same.map(([at]) => at),
      head,
    ),
    now: gaps(
      b.length,
      same.map(([, at]) => at),
      head,
    ),
  }
}

/** The columns in which two rows differ. */
export function differingColumns(before: readonly string[], now: readonly string[]): number[] {
  const width = Math.max(before.length, now.length)
  return Array.from({ length: width }, (_, at) => at).filter((at) => (before[at] ?? '') !== (now[at] ?? ''))
}

function whole(text: string, start: number): TextRange[] {
  return text === '' ? [] : [{ start, end: start + text.length }]
}

function commonHead(a: string, b: string): number {
  let at = 0
  while (at < a.length && at < b.length && a.charCodeAt(at) === b.charCodeAt(at)) at++
  return at
}

function commonTail(a: string, b: string, head: number): number {
  let at = 0
  while (at < a.length - head && at < b.length - head && a.charCodeAt(a.length - 1 - at) === b.charCodeAt(b.length - 1 - at)) at++
  return at
}

/** Places of a longest common subsequence, ascending; runs too short to mean anything are left out. */
function commonPairs(a: string, b: string): [number, number][] {
  const width = b.length + 1
  const longest = new Uint16Array((a.length + 1) * width)
  for (let i = a.length - 1; i >= 0; i--)
    for (let j = b.length - 1; j >= 0; j--)
      longest[i * width + j] =
        a.charCodeAt(i) === b.charCodeAt(j)
          ? longest[(i + 1) * width + j + 1]! + 1
          : Math.max(longest[(i + 1) * width + j]!, longest[i * width + j + 1]!)
  const pairs: [number, number][] = []
  for (let i = 0, j = 0; i < a.length && j < b.length; ) {
    if (a.charCodeAt(i) === b.charCodeAt(j)) pairs.push([i++, j++])
    else if (longest[(i + 1) * width + j]! >= longest[i * width + j + 1]!) i++
    else j++
  }
  return withoutNoise(pairs)
}

function withoutNoise(pairs: readonly [number, number][]): [number, number][] {
  const kept: [number, number][] = []
  let run: [number, number][] = []
  for (const pair of pairs) {
    const last = run.at(-1)
    if (last && (pair[0] !== last[0] + 1 || pair[1] !== last[1] + 1)) {
      if (run.length >= SHORTEST_EQUAL) kept.push(...run)
      run = []
    }
    run.push(pair)
  }
  return run.length >= SHORTEST_EQUAL ? [...kept, ...run] : kept
}

/** What lies between the places, moved by `start`. */
function gaps(length: number, places: readonly number[], start: number): TextRange[] {
  const ranges: TextRange[] = []
  let at = 0
  for (const place of [...places, length]) {
    if (place > at) ranges.push({ start: start + at, end: start + place })
    at = place + 1
  }
  return ranges
}
