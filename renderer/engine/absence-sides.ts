import type { AbsenceInput } from '../../shared/linkage/absence.ts'
import type { Comparer } from '../../shared/linkage/comparer.ts'
import { areasOf, type Coverage, coverageOf, plausibleDay } from '../../shared/linkage/coverage.ts'
import { NearMissIndex } from '../../shared/linkage/near-miss.ts'
import { NO_DAY } from '../../shared/linkage/window.ts'
import { contentHash } from '../../shared/model/canonical-json.ts'
import { finderSide } from '../../shared/model/finder-side.ts'
import type { ProofColumns } from '../../shared/model/proof-columns.ts'
import { type Relation, rowCountOf, wholeSource } from '../../shared/model/relation.ts'
import type { StringColumn } from '../../shared/table/column.ts'
import { breathe, type Investigation, type ResolvedRows, resolveRows } from './investigation.ts'
import type { LinkOrigin } from './link-card.ts'
import type { StoredTable } from './store/segments.ts'
import { versionOf, type Workspace } from './workspace.ts'

/** Rows between two breaths. */
const PART = 1024
/** What is known of both sides of links lately asked for, by workspace. */
const MOST_KEPT = 2
const kept = new WeakMap<Workspace, Map<string, Promise<BothSides>>>()

/** The right side of a link, and which days the left one asks for: read once for all absences. */
export interface BothSides {
  relation: Relation
  sources: ReadonlyMap<string, StoredTable>
  columns: StringColumn[]
  days: Int32Array | null
  coverage: Coverage
  index: NearMissIndex
  hasArea: boolean
  reach: AbsenceInput['reach']
  /** Place in `relation` of a row of its first source; −1 where it is not. */
  placeOf(row: number): number
}

/** Days in which the partner of a row of this day would lie. */
export function daysFrom(step: LinkOrigin['step'], day: number): { from: number; to: number } {
  const [from, to] = (step.op === 'link' && step.window?.days) || [0, 0]
  return { from: plausibleDay(day + from), to: plausibleDay(day + to) }
}

/** Both sides of a link, from what was read before where that is the same. A call that is cancelled ends no other's. */
export async function bothSidesOf(
  investigation: Investigation,
  rows: ResolvedRows,
  origin: LinkOrigin,
  comparers: readonly Comparer[],
  proof: ProofColumns,
  signal: AbortSignal,
  onRead: (share: number) => void,
): Promise<BothSides> {
  const versions = [...rows.sources].map(([name, { dataset, batches, columns }]) => [
    name,
    dataset.id,
    versionOf(dataset, batches),
    columns,
  ])
  const key = contentHash([origin.hash, origin.step.id, origin.step.on ?? [], versions])
  const known = kept.get(investigation.workspace) ?? new Map<string, Promise<BothSides>>()
  kept.set(investigation.workspace, known)
  for (let found = known.get(key); found; found = known.get(key)) {
    const both = await found.catch(() => undefined)
    if (both) return both
    signal.throwIfAborted()
    if (known.get(key) === found) known.delete(key)
  }
  const reading = readBothSides(investigation, rows, origin, comparers, proof, signal, onRead)
  known.set(key, reading)
  for (const oldest of known.keys()) if (known.size > MOST_KEPT) known.delete(oldest)
  return reading
}

async function readBothSides(
  investigation: Investigation,
  rows: ResolvedRows,
  { step, model, rowsOf }: LinkOrigin,
  comparers: readonly Comparer[],
  proof: ProofColumns,
  signal: AbortSignal,
  onRead: (share: number) => void,
): Promise<BothSides> {
  const inputOf = async (name: string) => {
    const table = name in model.sources ? rows.sources.get(name) : undefined
    return table
      ? { relation: wholeSource(name, table.rowCount), sources: rows.sources }
      : resolveRows(investigation, rowsOf(name), signal)
  }
  const pause = async () => {
    await breathe()
    signal.throwIfAborted()
  }
  const { relation, sources } = await inputOf(step.right)
  const side = finderSide(relation, step.id, sources, signal)
  const columns: StringColumn[] = []
  for (const { right } of step.on ?? []) columns.push(await side.column(right))
  const count = rowCountOf(relation)
  const index = new NearMissIndex(comparers, (rule, row) => columns[rule]!.get(row), count)
  const filled = new Float64Array(columns.length)
  const placeholders = placeholdersOf(step, rows.relation)
  let anyFilled = 0
  for (let row = 0; row < count; row++) {
    if (row % PART === PART - 1) {
      onRead(row / count)
      await pause()
    }
    const hasKeys = index.add(row, placeholders)
    for (let rule = 0; rule < filled.length; rule++) if (hasKeys[rule]) filled[rule]!++
    if (hasKeys.includes(true)) anyFilled++
  }
  await index.settle(pause)
  const keyed = columns.length === 0 ? count : step.any ? anyFilled : Math.min(...filled)
  const days = proof.rightDate === undefined ? null : await side.days(proof.rightDate)
  const areas = proof.rightArea === undefined ? null : await areasOf(await side.column(proof.rightArea), pause)
  const isNamed = step.op === 'link' && step.proof?.rightArea !== undefined
  return {
    relation,
    sources,
    columns,
    days,
    coverage: coverageOf(count, days, areas, count === 0 ? 0 : keyed / count),
    index,
    hasArea: areas !== null && (isNamed || areas.size > 0),
    reach: await reachOf(step, proof, await inputOf(step.left), signal),
    placeOf: placesIn(relation),
  }
}

/** Values of right columns that are no keys as too many rows have them, by rule. */
function placeholdersOf({ on = [] }: LinkOrigin['step'], { figures }: Relation): ReadonlySet<string>[] {
  const learned = figures?.notes.placeholders.filter(({ side }) => side === 'right') ?? []
  return on.map(({ right }) => new Set(learned.filter(({ column }) => column === right).map(({ value }) => value)))
}

/** First and last day that rows of the left side ask for. */
async function reachOf(
  step: LinkOrigin['step'],
  proof: ProofColumns,
  { relation, sources }: Pick<ResolvedRows, 'relation' | 'sources'>,
  signal: AbortSignal,
): Promise<AbsenceInput['reach']> {
  if (proof.leftDate === undefined || proof.rightDate === undefined) return { from: NO_DAY, to: NO_DAY }
  let [first, last] = [Number.POSITIVE_INFINITY, NO_DAY]
  for (const day of await finderSide(relation, step.id, sources, signal).days(proof.leftDate)) {
    if (day === NO_DAY || plausibleDay(day) !== day) continue
    if (day < first) first = day
    if (day > last) last = day
  }
  return last === NO_DAY ? { from: NO_DAY, to: NO_DAY } : { from: daysFrom(step, first).from, to: daysFrom(step, last).to }
}

function placesIn({ parts }: Relation): (row: number) => number {
  let places: Map<number, number> | undefined
  return (row) => {
    places ??= new Map(Array.from(parts[0]!.rows, (source, place) => [source, place]))
    return places.get(row) ?? -1
  }
}
