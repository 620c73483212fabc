import { chanceOfFit } from '../values/masked.ts'
import type { FittingRule } from './fitting-rules.ts'
import { isEquality, type LinkComparison } from './key.ts'
import type { MaskedPair, MaskedPairs } from './masked-pairs.ts'
import { NumberList } from './number-list.ts'

/** Partners of one left row under rules of which some are masked; used again for the next. */
export class RowPartners {
  candidates = new NumberList(new Uint32Array(64))
  length = 0
  private readonly width: number
  private partners = new Uint32Array(64)
  private bits = new Uint32Array(64)
  private similarities: Float32Array<ArrayBuffer>
  private readonly kinds: { at: number; pair: MaskedPair }[] = []

  constructor(
    private readonly rules: readonly FittingRule[],
    private readonly any: boolean,
  ) {
    this.width = rules.length
    this.similarities = new Float32Array(64 * this.width)
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

  /** Compares a pair by every rule, where the next partner's similarities stand; which rules hold. `fitting`: the masked rule that is known to fit. */
  compare(row: number, other: number, fitting: FittingRule | null): number {
    const at = this.length * this.width
    if (at + this.width > this.similarities.length) this.grow()
    let bits = 0
    for (let index = 0; index < this.width; index++) {
      const rule = this.rules[index]!
      const similarity = rule === fitting ? rule.masks!.determined(row, other) : rule.similarity(row, other)
      this.similarities[at + index] = similarity
      if (isReached(rule.comparison, similarity)) bits = (bits | (1 << index)) >>> 0
    }
    return bits
  }

  keep(other: number, bits: number): void {
    this.partners[this.length] = other
    this.bits[this.length++] = bits
  }

  /** Grades the partners and adds them to `pairs`. What decides alike is graded once. */
  settle(row: number, pairs: MaskedPairs): void {
    this.kinds.length = 0
    for (let at = 0; at < this.length; at++) {
      let kind = this.kinds.find((known) => this.isAlike(known.at, at))
      if (!kind) {
        kind = { at, pair: this.graded(at, row) }
        this.kinds.push(kind)
      }
      pairs.add(row, this.partners[at]!, kind.pair, this.similarities, at * this.width, this.width)
    }
  }

  private isAlike(one: number, other: number): boolean {
    if (this.bits[one] !== this.bits[other]) return false
    for (let index = 0; index < this.width; index++) {
      const [a, b] = [this.similarities[one * this.width + index], this.similarities[other * this.width + index]]
      if (!Object.is(a, b)) return false
    }
    return true
  }

  private graded(at: number, row: number): MaskedPair {
    const { rules, any } = this
    const bits = this.bits[at]!
    const held = rules.map((_, index) => index).filter((index) => (bits >>> index) & 1)
    const similarityOf = (index: number) => this.similarities[at * this.width + index]!
    const isWhole = (index: number) => similarityOf(index) === 1
    const decides = any ? held.some(isWhole) : held.every(isWhole)
    const isHidden = held.some((index) => rules[index]!.masks !== null && !isWhole(index))
    const grade = decides ? 'exact' : isHidden ? 'masked' : 'similar'
    const score = held.reduce((sum, index) => sum + similarityOf(index), 0) / held.length
    const byMask = held.filter((index) => rules[index]!.masks !== null)
    const candidates = byMask.length > 0 ? this.fittingAsWell(at, byMask) : 0
    const probability = grade === 'masked' ? 1 - this.chanceOf(row, byMask, candidates) : Number.NaN
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

  /** How likely one of the candidates fits by chance alone, by the masked comparisons that hold. */
  private chanceOf(row: number, byMask: readonly number[], candidates: number): number {
    let share = 1
    let population = Number.POSITIVE_INFINITY
    for (const index of byMask) {
      const masks = this.rules[index]!.masks!
      share *= masks.shareOf(row)
      population = Math.min(population, masks.populationOf(row))
    }
    return chanceOfFit(share, candidates, population)
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
