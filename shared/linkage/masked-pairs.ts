import { type LinkNotes, linkGrades } from './figures.ts'
import type { FoundPairs } from './finder.ts'
import { NumberList } from './number-list.ts'

/** What is known of a pair of which a part is masked, beside its rows. */
export interface MaskedPair {
  /** Bit n is set where rule n holds. */
  bits: number
  grade: 'exact' | 'similar' | 'masked'
  /** Of rules that hold, the mean similarity. */
  score: number
  /** NaN for what is not masked. */
  probability: number
  candidates: number
}

const FIRST_PAIRS = 1024

/** Pairs with their figures while they are found: about 26 bytes for each, and 4 for each rule. */
export class MaskedPairs {
  private readonly leftRows = new NumberList(new Uint32Array(FIRST_PAIRS))
  private readonly rightRows = new NumberList(new Uint32Array(FIRST_PAIRS))
  private readonly rules = new NumberList(new Uint32Array(FIRST_PAIRS))
  private readonly candidates = new NumberList(new Uint32Array(FIRST_PAIRS))
  private readonly score = new NumberList(new Float32Array(FIRST_PAIRS))
  private readonly probability = new NumberList(new Float32Array(FIRST_PAIRS))
  private readonly parts = new NumberList(new Float32Array(FIRST_PAIRS))
  private readonly grades = new NumberList(new Uint8Array(FIRST_PAIRS))

  get length(): number {
    return this.leftRows.length
  }

  /** `similarities`: that of each rule, from `at` on. */
  add(left: number, right: number, pair: MaskedPair, similarities: Float32Array, at: number, width: number): void {
    this.leftRows.add(left)
    this.rightRows.add(right)
    this.rules.add(pair.bits)
    this.candidates.add(pair.candidates)
    this.score.add(pair.score)
    this.probability.add(pair.probability)
    this.grades.add(linkGrades.indexOf(pair.grade))
    for (let rule = 0; rule < width; rule++) this.parts.add(similarities[at + rule]!)
  }

  /** `pause` is awaited between the columns: some of many pairs take a while. */
  async result(
    width: number,
    notes: Pick<LinkNotes, 'compared' | 'keyless' | 'placeholders'>,
    pause: () => Promise<void>,
  ): Promise<FoundPairs> {
    const leftRows = this.leftRows.result()
    const rightRows = this.rightRows.result()
    await pause()
    const rules = this.rules.result()
    const score = this.score.result()
    await pause()
    const probability = this.probability.result()
    const parts = this.parts.result()
    await pause()
    const figures = {
      score,
      probability,
      parts,
      width,
      grades: this.grades.result(),
      candidates: this.candidates.result(),
      model: null,
      notes: { ...notes, blocks: [], judged: { added: 0, removed: 0 } },
    }
    return { leftRows, rightRows, rules, figures }
  }
}
