import { AppError } from '../errors.ts'
import { chanceOfFit, type MaskedPattern } from '../values/masked.ts'
import { type ComparedRule, NO_CODE, readRules, rest } from './compared-rule.ts'
import type { FinderContext, FinderRule, FinderSide, PairFinder } from './finder.ts'
import { isEquality, type LinkComparison } from './key.ts'
import { keylessRows } from './keyless-rows.ts'
import { MaskIndex } from './mask-index.ts'
import { type MaskedPair, MaskedPairs } from './masked-pairs.ts'
import { NumberList } from './number-list.ts'
import { windowReader } from './window-reader.ts'
import { withoutPlaceholders } from './without-placeholders.ts'

const MOST_PAIRS = 20_000_000
/** Comparisons between two calls of `breathe`. */
const COMPARED_A_BREATH = 20_000
const VALUES_A_BREATH = 20_000

/** A comparison with both columns read, and how the right rows are found that are worth comparing with a left value. */
interface IndexedRule extends ComparedRule {
  /** Null for a comparison that is not masked. */
  masks: MaskIndex | null
  /** Calls back with the codes of right values that may agree with a left one; some come twice. */
  eachCode(code: number, visit: (code: number) => void): void
  /** Right rows of code c: `rows[starts[c]] … rows[starts[c + 1] − 1]`, ascending. */
  starts: Uint32Array
  rows: Uint32Array
}

/**
 * Pairs of rules of which at least one compares masked values. Without `atLeast` a masked comparison keeps every value that fits. `candidates` counts the right rows
 * of the same left row that fit as well, after all rules held; `probability` is 1 − the chance of a fit. A pair is `exact` only where what decides is whole on both
 * sides. Placeholders of identifiers beside the masked ones are no keys. Cost: the right rows that show the same, each compared once by every rule.
 */
export const findByMask: PairFinder = async (left, right, rule, context) => {
  const compared = await readRules(left, right, rule, context)
  const placeholders = await withoutPlaceholders(compared, left, right)
  const isInWindow = await windowReader(left, right, rule)
  const asked: IndexedRule[] = []
  for (const one of askedRules(compared, rule)) asked.push(await indexed(one, context))
  const masks = await Promise.all(
    compared.map(async (one) => {
      if (one.comparison.compare !== 'masked') return null
      return (asked.find(({ comparison }) => comparison === one.comparison) ?? (await indexed(one, context))).masks
    }),
  )
  const width = compared.length
  const every = 2 ** width - 1
  const stamps = new Uint32Array(right.rowCount)
  const pairs = new MaskedPairs()
  const found = new RowPartners(width)
  let count = 0
  let breath = 0
  for (let row = 0; row < left.rowCount; row++) {
    if (row % VALUES_A_BREATH === 0 || count >= breath) {
      breath = count + COMPARED_A_BREATH
      context.onShare(row / left.rowCount, count)
      await rest(context)
    }
    found.clear()
    for (const { left: codes, eachCode, starts, rows } of asked) {
      if (codes[row] === NO_CODE) continue
      eachCode(codes[row]!, (code) => {
        for (let at = starts[code]!; at < starts[code + 1]!; at++) {
          const other = rows[at]!
          if (stamps[other] === row + 1 || (rule.isSelf && other <= row) || !isInWindow(row, other)) continue
          stamps[other] = row + 1
          found.candidates.add(other)
        }
      })
    }
    for (const other of found.sorted()) {
      count++
      const bits = found.compare(compared, row, other)
      if (rule.any ? bits === 0 : bits !== every) continue
      found.keep(other, bits)
      if (rule.isExistence) break
    }
    if (context.mostCompared !== undefined && count > context.mostCompared) {
      throw new AppError('link.needsRun', { compared: count })
    }
    if (pairs.length + found.length > MOST_PAIRS) throw await flood(left, right, rule.on, row, found.length)
    found.settle(row, pairs, compared, masks, rule.any)
  }
  context.onShare(1, count)
  return pairs.result(width, { compared: count, keyless: keylessRows(compared, rule.any), placeholders })
}

/** Those by which partners are looked for: every one where any is enough, else one of equal values, or the first masked one. */
function askedRules(compared: readonly ComparedRule[], { any }: FinderRule): readonly ComparedRule[] {
  if (any) return compared
  const isMasked = ({ comparison }: ComparedRule) => comparison.compare === 'masked'
  return [compared.find(({ comparison }) => isEquality(comparison)) ?? compared.find(isMasked)!]
}

async function indexed(rule: ComparedRule, context: FinderContext): Promise<IndexedRule> {
  const { comparison, comparer, normals, right } = rule
  const counts = new Uint32Array(normals.length)
  for (const code of right) if (code !== NO_CODE) counts[code]!++
  const starts = new Uint32Array(normals.length + 1)
  for (let code = 0; code < normals.length; code++) starts[code + 1] = starts[code]! + counts[code]!
  const next = starts.slice()
  const rows = new Uint32Array(starts[normals.length]!)
  for (let row = 0; row < right.length; row++) if (right[row] !== NO_CODE) rows[next[right[row]!]!++] = row
  await rest(context)
  if (comparison.compare === 'masked') {
    const masks = await MaskIndex.of(normals as (MaskedPattern | null)[], counts, () => rest(context))
    return { ...rule, masks, eachCode: (code, visit) => masks.eachFit(code, visit), starts, rows }
  }
  const { atLeast = 1 } = comparison
  const blocks = isEquality(comparison) ? comparer.keys : (normal: unknown) => comparer.blocks(normal, atLeast)
  const codes = new Map<string, number[]>()
  for (let code = 0; code < normals.length; code++) {
    if (code % VALUES_A_BREATH === 0) await rest(context)
    if (counts[code] === 0) continue
    for (const block of new Set(blocks(normals[code]))) {
      const known = codes.get(block)
      if (known) known.push(code)
      else codes.set(block, [code])
    }
  }
  const eachCode = (code: number, visit: (code: number) => void) => {
    for (const block of new Set(blocks(normals[code]))) codes.get(block)?.forEach(visit)
  }
  return { ...rule, masks: null, eachCode, starts, rows }
}

/** Partners of one left row; used again for the next. */
class RowPartners {
  candidates = new NumberList(new Uint32Array(64))
  length = 0
  private partners = new Uint32Array(64)
  private bits = new Uint32Array(64)
  private similarities: Float32Array<ArrayBuffer>

  constructor(private readonly width: number) {
    this.similarities = new Float32Array(64 * width)
  }

  clear(): void {
    this.candidates.clear()
    this.length = 0
  }

  /** The candidates so far, ascending. */
  sorted(): Uint32Array {
    const rows = this.candidates.numbers()
    return rows.length > 1 ? rows.sort() : rows
  }

  /** Compares a pair by every rule, where the next partner's similarities stand; which rules hold. */
  compare(rules: readonly ComparedRule[], row: number, other: number): number {
    const at = this.length * this.width
    if (at + this.width > this.similarities.length) this.grow()
    let bits = 0
    for (let index = 0; index < this.width; index++) {
      const { comparison, comparer, normals, left, right } = rules[index]!
      const [a, b] = [left[row]!, right[other]!]
      const isEmpty = a === NO_CODE || b === NO_CODE
      const similarity = isEmpty ? Number.NaN : comparer.compare(normals[a], normals[b]).similarity
      this.similarities[at + index] = similarity
      if (isReached(comparison, similarity)) bits = (bits | (1 << index)) >>> 0
    }
    return bits
  }

  keep(other: number, bits: number): void {
    this.partners[this.length] = other
    this.bits[this.length++] = bits
  }

  /** Grades the partners and adds them to `pairs`. What decides alike is graded once. */
  settle(
    row: number,
    pairs: MaskedPairs,
    rules: readonly ComparedRule[],
    masks: readonly (MaskIndex | null)[],
    any: boolean,
  ): void {
    const known = new Map<string, MaskedPair>()
    for (let at = 0; at < this.length; at++) {
      const from = at * this.width
      const name = `${this.bits[at]} ${this.similarities.subarray(from, from + this.width).join(' ')}`
      const pair = known.get(name) ?? this.graded(at, row, rules, masks, any)
      known.set(name, pair)
      pairs.add(row, this.partners[at]!, pair, this.similarities, from, this.width)
    }
  }

  private graded(
    at: number,
    row: number,
    rules: readonly ComparedRule[],
    masks: readonly (MaskIndex | null)[],
    any: boolean,
  ): MaskedPair {
    const bits = this.bits[at]!
    const held = rules.map((_, index) => index).filter((index) => (bits >>> index) & 1)
    const similarityOf = (index: number) => this.similarities[at * this.width + index]!
    const isWhole = (index: number) => similarityOf(index) === 1
    const decides = any ? held.some(isWhole) : held.every(isWhole)
    const isMasked = held.some((index) => masks[index] !== null && !isWhole(index))
    const grade = decides ? 'exact' : isMasked ? 'masked' : 'similar'
    const score = held.reduce((sum, index) => sum + similarityOf(index), 0) / held.length
    const byMask = held.filter((index) => masks[index] !== null)
    const candidates = byMask.length > 0 ? this.fittingAsWell(at, byMask) : 0
    const probability = grade === 'masked' ? 1 - chanceOf(row, byMask, candidates, rules, masks) : Number.NaN
    return { bits, grade, score, probability, candidates }
  }

  /** Partners that by these rules are as much alike, or more. */
  private fittingAsWell(at: number, byMask: readonly number[]): number {
    let count = 0
    for (let other = 0; other < this.length; other++) {
      const isAsWell = byMask.every(
        (index) =>
          (this.bits[other]! >>> index) & 1 &&
          this.similarities[other * this.width + index]! >= this.similarities[at * this.width + index]!,
      )
      if (isAsWell) count++
    }
    return count
  }

  private grow(): void {
    const [partners, bits, similarities] = [this.partners, this.bits, this.similarities]
    this.partners = new Uint32Array(2 * partners.length)
    this.bits = new Uint32Array(2 * bits.length)
    this.similarities = new Float32Array(2 * similarities.length)
    this.partners.set(partners)
    this.bits.set(bits)
    this.similarities.set(similarities)
  }
}

function isReached(comparison: LinkComparison, similarity: number): boolean {
  if (comparison.compare === 'masked') return similarity > 0 && similarity >= (comparison.atLeast ?? 0)
  return similarity >= (isEquality(comparison) ? 1 : (comparison.atLeast ?? 1))
}

/** How likely one of the candidates fits by chance alone, by the masked comparisons that hold. */
function chanceOf(
  row: number,
  byMask: readonly number[],
  candidates: number,
  rules: readonly ComparedRule[],
  masks: readonly (MaskIndex | null)[],
): number {
  let share = 1
  let population = Number.POSITIVE_INFINITY
  for (const index of byMask) {
    const { normals, left } = rules[index]!
    const code = left[row]!
    share *= masks[index]!.shareOf(code)
    population = Math.min(population, masks[index]!.population((normals[code] as MaskedPattern).form))
  }
  return chanceOfFit(share, candidates, population)
}

async function flood(
  left: FinderSide,
  right: FinderSide,
  on: readonly LinkComparison[],
  row: number,
  rightCount: number,
): Promise<AppError> {
  return new AppError('model.tooManyPairs', {
    maxPairs: MOST_PAIRS,
    left: on.map((comparison) => comparison.left).join('、'),
    right: on.map((comparison) => comparison.right).join('、'),
    value: (await left.column(on[0]!.left)).get(row),
    leftCount: 1,
    rightCount,
    rows: Math.max(left.rowCount, right.rowCount),
  })
}
