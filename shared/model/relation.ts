import { AppError } from '../errors.ts'
import type { LinkFigures } from '../linkage/figures.ts'
import type { CompareKind } from '../linkage/key.ts'
import type { MaskedKeys } from '../linkage/masked-keys.ts'
import type { NumericKeys } from '../linkage/numeric-keys.ts'
import { selectFigures } from '../linkage/select-figures.ts'
import type { Bitset } from '../screening/bitset.ts'
import type { CompiledScreen } from '../screening/evaluate.ts'
import type { SegmentAnswer } from '../screening/screen-segment.ts'
import { NO_ROW, type StringColumn } from '../table/column.ts'
import type { ColumnSchema, ColumnType } from '../table/schema.ts'

/** A source as a run reads it: columns by name, segment by segment. Row ordinals run through the segments. */
export interface TableReader {
  readonly columns: readonly ColumnSchema[]
  readonly rowCount: number
  readonly segments: readonly { start: number; rows: number }[]
  segmentColumn(segment: number, name: string): Promise<StringColumn>
  column(name: string): Promise<StringColumn>
  /** Screens rows of one segment by its index; without it a screen reads whole columns. */
  screenSegment?(segment: number, screen: CompiledScreen, among: Bitset, options: ScreenOptions): Promise<SegmentAnswer>
  /** The keys of a whole column as numbers, read in threads and kept; without it they are read from {@link column}. `type` as for `keysOf`. */
  numericKeys?(name: string, kind: CompareKind, type: ColumnType | undefined, signal: AbortSignal): Promise<NumericKeys>
  /** Masked patterns of a whole column, read and kept likewise. */
  masked?(name: string, type: ColumnType | undefined, signal: AbortSignal): Promise<MaskedKeys>
  /** The days of a whole column ({@link daysOf}), read and kept likewise. */
  days?(name: string, signal: AbortSignal): Promise<Int32Array<ArrayBuffer>>
}

export interface ScreenOptions {
  signal: AbortSignal
  /** Also to count the rows of each term. */
  isCounting: boolean
}

/** Rows of one source within a relation: `rows[i]` is the source row of the relation's row i, `NO_ROW` for none. */
export interface RelationPart {
  source: string
  rows: Uint32Array<ArrayBuffer>
}

/**
 * The result of a step: for each source that takes part, which of its rows. No values are copied.
 *
 * ```
 * screen of tickets      parts: tickets [3, 17, 40]
 * link with cases        parts: tickets [3, 3, 40]   cases [8, 9, NO_ROW]   rules [1, 1, 0]
 * ```
 */
export interface Relation {
  parts: RelationPart[]
  /** For links: bit n of `rules[i]` is set where `on[n]` holds. */
  rules: Uint32Array<ArrayBuffer> | null
  /** For links that are more than equal keys: scores and grades. */
  figures?: LinkFigures
  /** Columns that steps added: measures of groups, numbers of clusters. */
  own?: readonly OwnColumn[]
  /** For groups: the rows of the step's input that each row stands for; `parts` then has the first of them. */
  members?: GroupMembers
}

/** A column that a step computed, as a dictionary: row i of the relation has `values[codes[i]]`. */
export interface OwnColumn {
  name: string
  type: ColumnType
  step: string
  values: readonly string[]
  codes: Uint32Array<ArrayBuffer>
}

/** Group g stands for `rows[starts[g]] … rows[starts[g + 1] − 1]`, ordinals of `input`, ascending. */
export interface GroupMembers {
  input: Relation
  starts: Uint32Array<ArrayBuffer>
  rows: Uint32Array<ArrayBuffer>
}

export function rowCountOf(relation: Relation): number {
  return relation.parts[0]?.rows.length ?? 0
}

/** All rows of a source. */
export function wholeSource(source: string, rowCount: number): Relation {
  return { parts: [{ source, rows: countingUp(rowCount) }], rules: null }
}

let counted = new Uint32Array(0)

/** 0 … length − 1, shared by all who ask: not to be changed. */
export function countingUp(length: number): Uint32Array<ArrayBuffer> {
  if (counted.length < length) {
    const rows = new Uint32Array(length)
    for (let row = 0; row < length; row++) rows[row] = row
    counted = rows
  }
  return counted.subarray(0, length)
}

/** Whether these are 0 … n − 1 as {@link countingUp} gives them. */
function isCounted(rows: Uint32Array): boolean {
  return rows.length > 0 && rows.buffer === counted.buffer && rows.byteOffset === 0
}

/** Whether these are all rows of a source, or of a segment, in their order. */
export function isEveryRow(rows: Uint32Array, count: number): boolean {
  if (rows.length !== count) return false
  if (isCounted(rows)) return true
  for (let row = 0; row < count; row++) if (rows[row] !== row) return false
  return true
}

/** The rows of a relation at the given ordinals, in their order. */
export function selectRows(relation: Relation, ordinals: Uint32Array): Relation {
  const { figures, own, members } = relation
  return {
    parts: relation.parts.map(({ source, rows }) => ({ source, rows: gather(rows, ordinals) })),
    rules: relation.rules && gather(relation.rules, ordinals),
    ...(figures && { figures: selectFigures(figures, ordinals) }),
    ...(own && { own: own.map((column) => ({ ...column, codes: gather(column.codes, ordinals) })) }),
    ...(members && { members: selectMembers(members, ordinals) }),
  }
}

function selectMembers({ input, starts, rows }: GroupMembers, ordinals: Uint32Array): GroupMembers {
  const kept = new Uint32Array(ordinals.length + 1)
  for (let at = 0; at < ordinals.length; at++) kept[at + 1] = kept[at]! + starts[ordinals[at]! + 1]! - starts[ordinals[at]!]!
  const members = new Uint32Array(kept[ordinals.length]!)
  for (let at = 0; at < ordinals.length; at++) {
    members.set(rows.subarray(starts[ordinals[at]!], starts[ordinals[at]! + 1]), kept[at])
  }
  return { input, starts: kept, rows: members }
}

/** The rows of a relation that are not among `others`, which are some of them in the same order. */
export function withoutRows(relation: Relation, others: Relation): Relation {
  const total = rowCountOf(relation)
  const left = new Uint32Array(total - rowCountOf(others))
  let other = 0
  let at = 0
  for (let index = 0; index < total; index++) {
    const isOther =
      other < rowCountOf(others) && others.parts.every(({ rows }, part) => rows[other] === relation.parts[part]!.rows[index])
    if (isOther) other++
    else left[at++] = index
  }
  return selectRows(relation, left)
}

/** Pairs of source rows (part 0 of either side) as pairs of the rows of two relations that hold them; a source row may stand in several. */
export function placesOf(
  left: Relation,
  right: Relation,
  pairs: { left: Uint32Array; right: Uint32Array } | undefined,
): { left: Uint32Array; right: Uint32Array } {
  const found: [number[], number[]] = [[], []]
  if (pairs && pairs.left.length > 0) {
    const leftPlaces = placesBySource(left, pairs.left)
    const rightPlaces = placesBySource(right, pairs.right)
    for (let at = 0; at < pairs.left.length; at++) {
      for (const leftRow of leftPlaces.get(pairs.left[at]!) ?? []) {
        for (const rightRow of rightPlaces.get(pairs.right[at]!) ?? []) {
          found[0].push(leftRow)
          found[1].push(rightRow)
        }
      }
    }
  }
  return { left: Uint32Array.from(found[0]), right: Uint32Array.from(found[1]) }
}

function placesBySource({ parts }: Relation, wanted: Uint32Array): Map<number, number[]> {
  const places = new Map<number, number[]>([...wanted].map((row) => [row, []]))
  parts[0]?.rows.forEach((row, place) => {
    places.get(row)?.push(place)
  })
  return places
}

/** A link's result: the parts of both sides, row by row; an unmatched left row has `NO_ROW` on the right. */
export function joinRelations(
  left: Relation,
  right: Relation,
  pairs: { leftRows: Uint32Array<ArrayBuffer>; rightRows: Uint32Array<ArrayBuffer>; rules: Uint32Array<ArrayBuffer> },
): Relation {
  return {
    parts: [
      ...left.parts.map(({ source, rows }) => ({ source, rows: rowsAt(rows, pairs.leftRows) })),
      ...right.parts.map(({ source, rows }) => ({ source, rows: rowsAt(rows, pairs.rightRows) })),
    ],
    rules: pairs.rules,
    ...joinedOwn(left, right, pairs),
  }
}

/** Own columns of both sides, row by row; a row without a partner has none of the right ones. */
function joinedOwn(
  left: Relation,
  right: Relation,
  pairs: { leftRows: Uint32Array; rightRows: Uint32Array },
): { own?: OwnColumn[] } {
  const own = [
    ...(left.own ?? []).map((column) => ({ ...column, codes: gather(column.codes, pairs.leftRows) })),
    ...(right.own ?? []).map((column) => {
      const codes = gather(column.codes, pairs.rightRows)
      for (let at = 0; at < codes.length; at++) if (codes[at] === NO_ROW) codes[at] = column.values.length
      return { ...column, values: [...column.values, ''], codes }
    }),
  ]
  return own.length > 0 ? { own } : {}
}

/** Rows of a part at ordinals; of all rows of a source the ordinals themselves. */
function rowsAt(rows: Uint32Array, ordinals: Uint32Array<ArrayBuffer>): Uint32Array<ArrayBuffer> {
  return isCounted(rows) ? ordinals : gather(rows, ordinals)
}

function gather(values: Uint32Array, ordinals: Uint32Array): Uint32Array<ArrayBuffer> {
  if (isCounted(values)) return ordinals.slice()
  const picked = new Uint32Array(ordinals.length)
  for (let index = 0; index < ordinals.length; index++) {
    const ordinal = ordinals[index]!
    picked[index] = ordinal === NO_ROW ? NO_ROW : values[ordinal]!
  }
  return picked
}

/** A column as a relation offers it. A name that an earlier part has already is called `source.name`, one of a step `step.name`. */
export interface RelationColumn extends ColumnSchema {
  /** The column's name in its source. */
  own: string
  /** Place among the parts; {@link OWN_PART} for a column that a step added. */
  part: number
  /** The source, or the step that added the column. */
  source: string
}

/** Stands for a part in columns that steps added. */
export const OWN_PART = -1

/** Columns of a relation, part after part. */
export function columnsOf(
  relation: { parts: readonly { source: string }[]; own?: readonly Pick<OwnColumn, 'name' | 'type' | 'step'>[] },
  sources: ReadonlyMap<string, Pick<TableReader, 'columns'>>,
): RelationColumn[] {
  const taken = new Set<string>()
  const nameFor = (name: string, source: string): string => {
    const free = taken.has(name) ? `${source}.${name}` : name
    taken.add(free)
    return free
  }
  const ofSources = relation.parts.flatMap(({ source }, part) =>
    sourceOf(sources, source).columns.map((column) => {
      return { ...column, name: nameFor(column.name, source), own: column.name, part, source }
    }),
  )
  const ofSteps = (relation.own ?? []).map(({ name, type, step }) => {
    return { name: nameFor(name, step), header: name, type, own: name, part: OWN_PART, source: step }
  })
  return [...ofSources, ...ofSteps]
}

/** The source of that name; `model.sourceMissing` when none is bound to it. */
export function sourceOf<Source>(sources: ReadonlyMap<string, Source>, name: string): Source {
  const source = sources.get(name)
  if (!source) throw new AppError('model.sourceMissing', { source: name })
  return source
}

/** The column that a model calls `name`: as the relation names it, or `source.name`. */
export function findColumn(columns: readonly RelationColumn[], name: string, step: string): RelationColumn {
  const found =
    columns.find((column) => column.name === name) ?? columns.find((column) => `${column.source}.${column.own}` === name)
  if (found) return found
  throw new AppError('model.columnMissing', { column: name, step, known: columns.map((column) => column.name).join('、') })
}

/** A column's values by row of the relation; '' where the part has no row. */
export async function readColumn(
  relation: Relation,
  column: RelationColumn,
  sources: ReadonlyMap<string, TableReader>,
): Promise<StringColumn> {
  if (column.part === OWN_PART) return ownValues(relation, column)
  const values = await sourceOf(sources, column.source).column(column.own)
  const { rows } = relation.parts[column.part]!
  return { length: rows.length, get: (index) => (rows[index] === NO_ROW ? '' : values.get(rows[index]!)) }
}

/** The values of a column that a step added, by row of the relation. */
export function ownValues({ own }: Relation, { own: name, source }: RelationColumn): StringColumn {
  const found = own?.find((column) => column.name === name && column.step === source)
  if (!found) throw new RangeError(`no step added a column ${name}`)
  return { length: found.codes.length, get: (row) => found.values[found.codes[row]!]! }
}
