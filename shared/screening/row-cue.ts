import { type CueKind, cueKinds, cuesOf } from './cue.ts'
import type { Row } from './evaluate.ts'

/** A cue in the cell of a column. `start` and `end` are UTF-16 offsets of its words in the original text, `hit` is an index into the row's hits. */
export interface CellCue {
  readonly column: number
  readonly start: number
  readonly end: number
  readonly kind: CueKind
  readonly hit: number
}

/** How the hits of a row stand as a whole, in the order in which rows are ranked: `plain` first. */
export const rowCues = ['plain', ...cueKinds] as const
export type RowCue = (typeof rowCues)[number]

interface CellRange {
  readonly column: number
  readonly start: number
  readonly end: number
}

/** A screen over a row, and the column of the row that is its first. */
export interface ScreenOverRow {
  readonly screen: { test(row: Row): boolean }
  readonly base: number
}

/** Stands for a hit that is taken out of its text; no word and no wildcard holds it. */
const BLANK = '\ufffc'

/** The cues of a row's hits, in the order of the hits. */
export function cellCues(hits: readonly CellRange[], cell: Row): CellCue[] {
  const found: CellCue[] = []
  for (const column of new Set(hits.map((hit) => hit.column))) {
    const own = hits.flatMap((hit, index) => (hit.column === column ? [{ ...hit, index }] : []))
    for (const { hit, ...cue } of cuesOf(cell(column), own)) found.push({ column, ...cue, hit: own[hit]!.index })
  }
  return found
}

/**
 * What a row is ranked as. It is `plain` where its screens take it also without the hits that have a cue; else it is what the strongest of its cues says.
 *
 * ```
 * 消防通道 AND 占用    消防通道畅通，没有占用                 negated: 占用 is needed and denied
 * 消防通道 AND 占用    没有占用人行道，占用的是消防通道       plain: the second 占用 is enough
 * ```
 * Cost: one test of each screen where there are cues, nothing else.
 */
export function rowCueOf(
  cues: readonly CellCue[],
  hits: readonly CellRange[],
  screens: readonly ScreenOverRow[],
  cell: Row,
): RowCue {
  if (cues.length === 0) return 'plain'
  const blanked = new Map<number, string>()
  for (const { hit } of cues) {
    const { column, start, end } = hits[hit]!
    const text = blanked.get(column) ?? cell(column)
    blanked.set(column, text.slice(0, start) + BLANK.repeat(end - start) + text.slice(end))
  }
  const holds =
    (row: Row) =>
    ({ screen, base }: ScreenOverRow) =>
      screen.test((column) => row(base + column))
  const withoutCued = holds((column) => blanked.get(column) ?? cell(column))
  if (screens.filter(holds(cell)).every(withoutCued)) return 'plain'
  return cueKinds.find((kind) => cues.some((cue) => cue.kind === kind))!
}
