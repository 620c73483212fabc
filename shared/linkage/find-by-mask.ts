import { AppError } from '../errors.ts'
import type { StringColumn } from '../table/column.ts'
import { chanceOfFit, type MaskedPattern } from '../values/masked.ts'
import type { Comparer } from './comparer.ts'
import { comparerOf, tokensOf } from './comparers.ts'
import { type LinkFigures, linkGrades } from './figures.ts'
import type { FinderContext, FinderRule, FinderSide, PairFinder } from './finder.ts'
import { isEquality, type LinkComparison } from './key.ts'
import { MaskIndex } from './mask-index.ts'
import { NO_DAY } from './window.ts'

const MOST_PAIRS = 20_000_000
const ROWS_A_BREATH = 1_000

/** A comparison with both columns read: normal forms by row, and which right rows are worth comparing with a left value. */
interface ReadRule {
  comparison: LinkComparison
  comparer: Comparer
  left: readonly unknown[]
  right: readonly unknown[]
  /** Null for a comparison that is not masked. */
  masks: MaskIndex | null
  rowsOf(normal: unknown): Iterable<number>
}

interface Pair {
  left: number
  right: number
  bits: number
  similarities: number[]
}

/**
 * Pairs of rules of which at least one compares masked values. Without `atLeast` a masked comparison keeps every value that fits. `candidates` counts the right rows
 * of the same left row that fit as well, after all rules held; `probability` is 1 − the chance of a fit. A pair is `exact` only where what decides is whole on both
 * sides. Cost: the right rows that show the same, each compared once by every rule.
 */
export const findByMask: PairFinder = async (left, right, rule, context) => {
  const rules = await Promise.all(rule.on.map((comparison) => readRule(comparison, left, right)))
  const days = rule.window ? { left: await left.days(rule.window.left), right: await right.days(rule.window.right) } : null
  const asked = rule.any
    ? rules
    : [rules.find(({ comparison }) => isEquality(comparison)) ?? rules.find(({ masks }) => masks !== null)!]
  const stamps = new Uint32Array(right.rowCount)
  const pairs: Pair[] = []
  const chances = new Map<Pair, { candidates: number; chance: number }>()
  let compared = 0
  for (let row = 0; row < left.rowCount; row++) {
    if (row % ROWS_A_BREATH === 0) await breathe(context, row / left.rowCount, compared)
    const first = pairs.length
    for (const { left: normals, rowsOf } of asked) {
      if (normals[row] === null) continue
      for (const other of rowsOf(normals[row])) {
        if (stamps[other] === row + 1 || (rule.isSelf && other <= row) || !isInWindow(rule, days, row, other)) continue
        stamps[other] = row + 1
        compared++
        const pair = comparedPair(rules, row, other)
        if (rule.any ? pair.bits !== 0 : pair.bits === allBits(rules.length)) pairs.push(pair)
        if (rule.isExistence && pairs.length > first) break
      }
      if (rule.isExistence && pairs.length > first) break
    }
    if (context.mostCompared !== undefined && compared > context.mostCompared) throw new AppError('link.needsRun', { compared })
    if (pairs.length > MOST_PAIRS)
      throw flood(rule, rules, pairs.slice(first), left.rowCount, await left.column(rule.on[0]!.left))
    const found = pairs.splice(first).sort((a, b) => a.right - b.right)
    for (const pair of found) {
      pairs.push(pair)
      chances.set(pair, chanceOf(pair, found, rules))
    }
  }
  context.onShare(1, compared)
  return {
    leftRows: Uint32Array.from(pairs, (pair) => pair.left),
    rightRows: Uint32Array.from(pairs, (pair) => pair.right),
    rules: Uint32Array.from(pairs, (pair) => pair.bits),
    figures: figuresOf(pairs, chances, rules, rule, compared),
  }
}

async function breathe(context: FinderContext, share: number, compared: number): Promise<void> {
  context.signal.throwIfAborted()
  context.onShare(share, compared)
  await context.breathe()
}

async function readRule(comparison: LinkComparison, left: FinderSide, right: FinderSide): Promise<ReadRule> {
  const { compare, tolerance, atLeast = 1 } = comparison
  const columns = [await left.column(comparison.left), await right.column(comparison.right)] as const
  const types = { leftType: left.type(comparison.left), rightType: right.type(comparison.right) }
  const comparer = comparerOf(compare, { ...types, tolerance, frequency: frequencyOf(comparison, columns) })
  const [leftNormals, rightNormals] = columns.map((column) => normalsOf(comparer, column)) as [unknown[], unknown[]]
  const masks = compare === 'masked' ? new MaskIndex(rightNormals as (MaskedPattern | null)[]) : null
  if (masks)
    return {
      comparison,
      comparer,
      left: leftNormals,
      right: rightNormals,
      masks,
      rowsOf: (normal) => masks.rowsOf(normal as MaskedPattern),
    }
  const blocks = isEquality(comparison) ? comparer.keys : (normal: unknown) => comparer.blocks(normal, atLeast)
  const rows = new Map<string, number[]>()
  rightNormals.forEach((normal, row) => {
    if (normal === null) return
    for (const block of new Set(blocks(normal))) {
      const known = rows.get(block)
      if (known) known.push(row)
      else rows.set(block, [row])
    }
  })
  const rowsOf = (normal: unknown) => new Set(blocks(normal).flatMap((block) => rows.get(block) ?? []))
  return { comparison, comparer, left: leftNormals, right: rightNormals, masks, rowsOf }
}

/** How often the tokens of both columns occur, by distinct value of each. */
function frequencyOf({ compare }: LinkComparison, columns: readonly StringColumn[]) {
  const counts = new Map<string, number>()
  let values = 0
  for (const column of columns) {
    const texts = new Set<string>()
    if (compare === 'text' || compare === 'company') for (let row = 0; row < column.length; row++) texts.add(column.get(row))
    for (const text of texts) for (const token of tokensOf(compare, text)) counts.set(token, (counts.get(token) ?? 0) + 1)
    values += texts.size
  }
  return values === 0 ? undefined : { of: (token: string) => counts.get(token) ?? 1, values }
}

function normalsOf(comparer: Comparer, column: StringColumn): unknown[] {
  const known = new Map<string, unknown>()
  return Array.from({ length: column.length }, (_, row) => {
    const text = column.get(row)
    if (!known.has(text)) known.set(text, comparer.normal(text))
    return known.get(text)
  })
}

function isInWindow(rule: FinderRule, days: { left: Int32Array; right: Int32Array } | null, row: number, other: number): boolean {
  if (!rule.window || !days) return true
  const [from, to] = [days.left[row]!, days.right[other]!]
  const [least, most] = rule.window.days
  return from !== NO_DAY && to !== NO_DAY && to - from >= least && to - from <= most
}

function comparedPair(rules: readonly ReadRule[], row: number, other: number): Pair {
  const pair: Pair = { left: row, right: other, bits: 0, similarities: [] }
  rules.forEach(({ comparison, comparer, left, right }, index) => {
    const [a, b] = [left[row], right[other]]
    const similarity = a === null || b === null ? Number.NaN : comparer.compare(a, b).similarity
    pair.similarities.push(similarity)
    if (isReached(comparison, similarity)) pair.bits = (pair.bits | (1 << index)) >>> 0
  })
  return pair
}

function isReached(comparison: LinkComparison, similarity: number): boolean {
  if (comparison.compare === 'masked') return similarity > 0 && similarity >= (comparison.atLeast ?? 0)
  return similarity >= (isEquality(comparison) ? 1 : (comparison.atLeast ?? 1))
}

/** By the masked comparisons that hold; candidates 0 where none does. */
function chanceOf(pair: Pair, found: readonly Pair[], rules: readonly ReadRule[]): { candidates: number; chance: number } {
  const masked = rules.map((_, index) => index).filter((index) => rules[index]!.masks !== null && (pair.bits >>> index) & 1)
  if (masked.length === 0) return { candidates: 0, chance: Number.NaN }
  const fitsAsWell = (other: Pair) =>
    masked.every((index) => (other.bits >>> index) & 1 && other.similarities[index]! >= pair.similarities[index]!)
  const candidates = found.filter(fitsAsWell).length
  let share = 1
  let population = Number.POSITIVE_INFINITY
  for (const index of masked) {
    const { masks, left } = rules[index]!
    const pattern = left[pair.left] as MaskedPattern
    share *= masks!.shareOf(pattern)
    population = Math.min(population, masks!.population(pattern.form))
  }
  return { candidates, chance: chanceOfFit(share, candidates, population) }
}

function figuresOf(
  pairs: readonly Pair[],
  chances: ReadonlyMap<Pair, { candidates: number; chance: number }>,
  rules: readonly ReadRule[],
  { any }: FinderRule,
  compared: number,
): LinkFigures {
  const width = rules.length
  const parts = new Float32Array(pairs.length * width)
  const score = new Float32Array(pairs.length)
  const probability = new Float32Array(pairs.length).fill(Number.NaN)
  const grades = new Uint8Array(pairs.length)
  pairs.forEach((pair, at) => {
    parts.set(pair.similarities, at * width)
    const held = pair.similarities.filter((_, index) => (pair.bits >>> index) & 1)
    score[at] = held.reduce((sum, similarity) => sum + similarity, 0) / held.length
    const grade = gradeOf(pair, rules, any)
    grades[at] = linkGrades.indexOf(grade)
    if (grade === 'masked') probability[at] = 1 - chances.get(pair)!.chance
  })
  const candidates = Uint32Array.from(pairs, (pair) => chances.get(pair)!.candidates)
  const keyless = { left: keylessRows(rules, 'left', any), right: keylessRows(rules, 'right', any) }
  const notes = { compared, blocks: [], placeholders: [], keyless, judged: { added: 0, removed: 0 } }
  return { score, probability, parts, width, grades, candidates, model: null, notes }
}

function gradeOf(pair: Pair, rules: readonly ReadRule[], any: boolean): 'exact' | 'similar' | 'masked' {
  const held = rules.map((_, index) => index).filter((index) => (pair.bits >>> index) & 1)
  const isWhole = (index: number) => pair.similarities[index] === 1
  if (any ? held.some(isWhole) : held.every(isWhole)) return 'exact'
  return held.some((index) => rules[index]!.masks !== null && !isWhole(index)) ? 'masked' : 'similar'
}

/** Rows in which no comparison of `any`, or not every comparison, has a value. */
function keylessRows(rules: readonly ReadRule[], side: 'left' | 'right', any: boolean): number {
  let keyless = 0
  for (let row = 0; row < rules[0]![side].length; row++) {
    const isMissing = (read: ReadRule) => read[side][row] === null
    if (any ? rules.every(isMissing) : rules.some(isMissing)) keyless++
  }
  return keyless
}

function allBits(count: number): number {
  return 2 ** count - 1
}

function flood(
  rule: FinderRule,
  rules: readonly ReadRule[],
  worst: readonly Pair[],
  rows: number,
  column: StringColumn,
): AppError {
  return new AppError('model.tooManyPairs', {
    maxPairs: MOST_PAIRS,
    left: rule.on.map(({ left }) => left).join('、'),
    right: rule.on.map(({ right }) => right).join('、'),
    value: column.get(worst[0]?.left ?? 0),
    leftCount: 1,
    rightCount: worst.length,
    rows: Math.max(rows, rules[0]!.right.length),
  })
}
