import { type AbsenceInput, absenceOf, type KeyState } from '../../shared/linkage/absence.ts'
import type { AbsenceProof, CardRule, NearMiss } from '../../shared/linkage/card.ts'
import type { Comparer } from '../../shared/linkage/comparer.ts'
import { areaOf, type Coverage, coverageOf } from '../../shared/linkage/coverage.ts'
import type { LinkComparison } from '../../shared/linkage/key.ts'
import { compareValues } from '../../shared/linkage/make-card.ts'
import { identifierKinds, type Nearest, NearMissIndex } from '../../shared/linkage/near-miss.ts'
import { NO_DAY } from '../../shared/linkage/window.ts'
import { contentHash } from '../../shared/model/canonical-json.ts'
import { finderSide } from '../../shared/model/finder-side.ts'
import { type ProofColumns, proofColumns } from '../../shared/model/proof-columns.ts'
import { type Relation, rowCountOf, wholeSource } from '../../shared/model/relation.ts'
import type { StringColumn } from '../../shared/table/column.ts'
import { parseDate } from '../../shared/values/date.ts'
import { isMasked, isPlaceholder } from '../../shared/values/placeholder.ts'
import { similarity } from '../../shared/values/similarity.ts'
import { breathe, type Investigation, type ResolvedRows, resolveRows } from './investigation.ts'
import { type LinkOrigin, recordOf, SideValues } from './link-card.ts'
import type { StoredTable } from './store/segments.ts'
import { versionOf, type Workspace } from './workspace.ts'

/** Rows between two breaths. */
const PART = 4096
/** A similarity from which a record that is no partner makes an absence doubtful. */
const CLOSE = 0.9
/** What is known of right sides lately asked for, by workspace. */
const MOST_KEPT = 2
const kept = new WeakMap<Workspace, Map<string, Promise<RightSide>>>()

/** The right side of a link, read once for all absences. */
interface RightSide {
  relation: Relation
  sources: ReadonlyMap<string, StoredTable>
  columns: StringColumn[]
  days: Int32Array | null
  coverage: Coverage
  index: NearMissIndex
  hasArea: boolean
}

/** What the absence of a partner is worth, by row of the link. The right side is read, whole, at the first call. */
export function absenceReader(
  investigation: Investigation,
  rows: ResolvedRows,
  origin: LinkOrigin,
  comparers: readonly Comparer[],
  signal: AbortSignal,
): (index: number) => Promise<AbsenceProof> {
  const { step } = origin
  const on = step.on ?? []
  const left = new SideValues(rows.relation, 0, rows.leftParts, step.id, rows.sources)
  const rightColumns = new SideValues(rows.relation, rows.leftParts, rows.relation.parts.length, step.id, rows.sources).columns
  const proof = proofColumns(step, left.columns, rightColumns)
  const names = [...on.map((key) => key.left), ...[proof.leftDate, proof.leftArea].filter((name) => name !== undefined)]
  const learned = rows.relation.figures?.notes.placeholders.filter(({ side }) => side === 'left') ?? []
  return async (index) => {
    const right = await rightSideOf(investigation, rows, origin, comparers, proof, signal)
    signal.throwIfAborted()
    const value = await left.valuesAt(index, names)
    const keys = on.map(({ left: column }, place) => {
      const isLearned = learned.some((each) => each.column === column && each.value === value(column).trim())
      return { column, state: isLearned ? ('placeholder' as const) : keyState(comparers[place]!, value(column)) }
    })
    const own = step.left === step.right ? placeOf(right.relation, rows.relation.parts[0]!.rows[index]!) : -1
    const texts = on.map((comparison) => value(comparison.left))
    const nearest = right.index.nearest(texts, own)
    const miss = nearest && (await nearMiss(nearest, right, origin, comparers, texts, proof, value))
    const input: AbsenceInput = {
      keys,
      any: step.any ?? false,
      asked: askedDays(origin, proof, value),
      area: proof.leftArea === undefined || !right.hasArea ? null : areaOf(value(proof.leftArea)),
      nearest: miss && nearest && nearestPoint(miss, nearest, on, comparers, texts, right),
    }
    return {
      ...absenceOf(input, right.coverage),
      variants: on.map(({ left: column }, place) => {
        const normal = comparers[place]!.normal(texts[place]!)
        return { column, values: normal === null ? [] : [...comparers[place]!.keys(normal)] }
      }),
      nearest: miss,
    }
  }
}

function keyState(comparer: Comparer, text: string): KeyState {
  const normal = comparer.normal(text)
  if (normal !== null && (comparer.keys(normal).length > 0 || comparer.kind === 'masked')) return 'good'
  if (text.trim() === '') return 'empty'
  if (isPlaceholder(text.trim())) return 'placeholder'
  return isMasked(text) || normal !== null ? 'masked' : 'unreadable'
}

/** Place in a relation of a row of its first source; −1 where it is not. */
function placeOf({ parts }: Relation, row: number): number {
  return parts[0]?.rows.indexOf(row) ?? -1
}

function dayOf(text: string): number {
  const date = parseDate(text)
  if (!date || date.precision === 'year' || date.precision === 'month') return NO_DAY
  return Math.floor(date.epochMs / 86_400_000)
}

function askedDays({ step }: LinkOrigin, proof: ProofColumns, value: (name: string) => string): AbsenceInput['asked'] {
  if (proof.leftDate === undefined || proof.rightDate === undefined) return 'unknown'
  const day = dayOf(value(proof.leftDate))
  if (day === NO_DAY) return 'unknown'
  const window = step.op === 'link' ? step.window : undefined
  if (!window) return { from: day, to: day, isWindow: false }
  return { from: day + window.days[0], to: day + window.days[1], isWindow: true }
}

async function rightSideOf(
  investigation: Investigation,
  rows: ResolvedRows,
  origin: LinkOrigin,
  comparers: readonly Comparer[],
  proof: ProofColumns,
  signal: AbortSignal,
): Promise<RightSide> {
  const versions = [...rows.sources].map(([name, { dataset, batches, columns }]) => [
    name,
    dataset.id,
    versionOf(dataset, batches),
    columns,
  ])
  const key = contentHash([origin.hash, origin.step.id, versions])
  const known = kept.get(investigation.workspace) ?? new Map<string, Promise<RightSide>>()
  kept.set(investigation.workspace, known)
  const found = known.get(key)
  if (found) return found
  const reading = readRightSide(investigation, rows, origin, comparers, proof, signal)
  known.set(key, reading)
  for (const oldest of known.keys()) if (known.size > MOST_KEPT) known.delete(oldest)
  reading.catch(() => known.delete(key))
  return reading
}

async function readRightSide(
  investigation: Investigation,
  rows: ResolvedRows,
  { step, model, rowsOf }: LinkOrigin,
  comparers: readonly Comparer[],
  proof: ProofColumns,
  signal: AbortSignal,
): Promise<RightSide> {
  const table = step.right in model.sources ? rows.sources.get(step.right) : undefined
  const { relation, sources } = table
    ? { relation: wholeSource(step.right, table.rowCount), sources: rows.sources }
    : await resolveRows(investigation, rowsOf(step.right), signal)
  const side = finderSide(relation, step.id, sources, signal)
  const columns: StringColumn[] = []
  for (const { right } of step.on ?? []) columns.push(await side.column(right))
  const index = new NearMissIndex(comparers, (rule, row) => columns[rule]!.get(row))
  const count = rowCountOf(relation)
  const filled = new Float64Array(columns.length)
  let anyFilled = 0
  for (let row = 0; row < count; row++) {
    if (row % PART === PART - 1) {
      await breathe()
      signal.throwIfAborted()
    }
    index.add(row)
    let isAny = false
    for (const [rule, column] of columns.entries()) {
      if (comparers[rule]!.normal(column.get(row)) === null) continue
      filled[rule]!++
      isAny = true
    }
    if (isAny) anyFilled++
  }
  const keyed = columns.length === 0 ? count : step.any ? anyFilled : Math.min(...filled)
  const days = proof.rightDate === undefined ? null : await side.days(proof.rightDate)
  const areas = proof.rightArea === undefined ? null : await side.column(proof.rightArea)
  const coverage = coverageOf(count, days, areas, count === 0 ? 0 : keyed / count)
  const isNamed = step.op === 'link' && step.proof?.rightArea !== undefined
  const hasArea = areas !== null && (isNamed || coverage.areas!.size > 0)
  return { relation, sources, columns, days, coverage, index, hasArea }
}

async function nearMiss(
  { row, likeness }: Nearest,
  { relation, sources, columns, days }: RightSide,
  origin: LinkOrigin,
  comparers: readonly Comparer[],
  texts: readonly string[],
  proof: ProofColumns,
  value: (name: string) => string,
): Promise<NearMiss> {
  const { step } = origin
  const on = step.on ?? []
  const rules = on.map((comparison, place): CardRule => {
    const compared = compareValues(comparers[place]!, comparison, texts[place]!, columns[place]!.get(row))
    return { ...compared, holds: likeness[place] !== null && holdsFrom(comparison, compared.score) }
  })
  const asked = askedDays(origin, proof, value)
  const part = relation.parts[0]!
  return {
    record: await recordOf(sources.get(part.source)!, part.rows[row]!),
    rules,
    why: whyNot(step, rules, asked, days?.[row] ?? NO_DAY),
  }
}

function holdsFrom({ compare, atLeast }: LinkComparison, score: number): boolean {
  return compare === 'masked' && atLeast === undefined ? score > 0 : score >= (atLeast ?? 1)
}

function whyNot(
  step: LinkOrigin['step'],
  rules: readonly CardRule[],
  asked: AbsenceInput['asked'],
  day: number,
): NearMiss['why'] {
  if (step.op === 'link' && step.decide) return { reason: 'probability' }
  const failed = rules.findIndex(({ holds }) => !holds)
  const isHeld = step.any ? rules.some(({ holds }) => holds) : failed < 0
  if (!isHeld) return { reason: 'rule', rule: Math.max(0, failed) }
  if (step.op === 'overlap') return { reason: 'window' }
  if (step.window && (asked === 'unknown' || day === NO_DAY || day < asked.from || day > asked.to || step.window.times)) {
    return { reason: 'window' }
  }
  return { reason: step.oneToOne ? 'oneToOne' : 'judged' }
}

/** Whether the nearest record makes the absence doubtful: every rule nearly holds, or an identifier is one edit away while another rule agrees. */
function nearestPoint(
  { rules, why }: NearMiss,
  { likeness }: Nearest,
  on: readonly LinkComparison[],
  comparers: readonly Comparer[],
  texts: readonly string[],
  right: RightSide,
): AbsenceInput['nearest'] {
  const mean = likeness.reduce((sum, each) => sum + (each?.similarity ?? 0), 0) / Math.max(1, likeness.length)
  const details = { similarity: Number(mean.toPrecision(3)), reason: why.reason }
  if (why.reason === 'window' || why.reason === 'judged') return { isSuspicious: false, details }
  if (why.reason === 'oneToOne') return { isSuspicious: true, details }
  const agrees = rules.filter(({ score }) => score === 1).length
  const isClose = rules.every(({ holds, score, compare }) => holds || (!identifierKinds.has(compare) && score >= CLOSE))
  const isOneEdit = rules.some(
    (rule, place) =>
      rule.score < 1 && identifierKinds.has(on[place]!.compare) && agrees > 0 && isEdit(comparers[place]!, texts[place]!, rule),
  )
  return { isSuspicious: right.coverage.rows > 0 && (isClose || isOneEdit), details }
}

function isEdit(comparer: Comparer, text: string, { right }: CardRule): boolean {
  const keysOf = (value: string) => {
    const normal = comparer.normal(value)
    return normal === null ? [] : comparer.keys(normal)
  }
  const others = keysOf(right.value)
  return keysOf(text).some((key) =>
    others.some((other) => similarity(key, other) >= 1 - 1 / Math.max(key.length, other.length) - 1e-9),
  )
}
