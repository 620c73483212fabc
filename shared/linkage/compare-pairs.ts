import { exchangeable } from './blocking.ts'
import { type ComparedRule, NO_CODE, type PlainRule, plainRule, rulesFrom } from './compared-rule.ts'
import type { FinderContext, FinderRule } from './finder.ts'
import { isEquality } from './key.ts'
import { levelReader } from './levels.ts'
import { NumberList } from './number-list.ts'
import type { RowPairs } from './numeric-keys.ts'

/** Each thread reads the values of both columns anew: worth it only where so many pairs are compared, and so many for each distinct text. */
const LEAST_FOR_THREADS = 300_000
const LEAST_A_TEXT = 20

/** What pairs are compared by: `rules` stand in the order of `rule.on`. */
export interface PairWish {
  on: FinderRule['on']
  any: boolean
  isExistence: boolean
}

/** Of pairs that hold: their places among those that were asked for, the comparisons that hold, and the similarity of each comparison, NaN where none was made. */
export interface HeldPairs {
  places: Uint32Array<ArrayBuffer>
  holds: Uint32Array<ArrayBuffer>
  similarities: Float64Array<ArrayBuffer>
  compared: number
}

type Compare<Answer> = (pairs: RowPairs) => Answer

/** Ways to compare pairs, by the name of the work that link threads know. An answer depends on nothing but the pairs; they come by left row, all of a row together. */
export const pairWorks = {
  /** The level of each comparison of each pair, as {@link levelReader} reads it. */
  levels(rules: readonly ComparedRule[], { on }: PairWish): Compare<Int8Array<ArrayBuffer>> {
    const reader = levelReader(rules, exchangeable(on))
    return ({ leftRows, rightRows }) => {
      const levels = new Int8Array(leftRows.length * rules.length)
      for (let at = 0; at < leftRows.length; at++) {
        reader.read(leftRows[at]!, rightRows[at]!, levels.subarray(at * rules.length, (at + 1) * rules.length))
      }
      return levels
    }
  },
  similarities(rules: readonly ComparedRule[], wish: PairWish): Compare<HeldPairs> {
    const compare = pairReader(rules, wish)
    return ({ leftRows, rightRows }) => {
      const places = new NumberList(new Uint32Array(256))
      const holding = new NumberList(new Uint32Array(256))
      const similarities = new NumberList(new Float64Array(256))
      const parts = new Float64Array(rules.length)
      let compared = 0
      let done = -1
      for (let at = 0; at < leftRows.length; at++) {
        const row = leftRows[at]!
        if (row === done) continue
        compared++
        const holds = compare(row, rightRows[at]!, parts)
        if (holds === 0) continue
        if (wish.isExistence) done = row
        places.add(at)
        holding.add(holds)
        for (const part of parts) similarities.add(part)
      }
      return { places: places.result(), holds: holding.result(), similarities: similarities.result(), compared }
    }
  },
}

export type PairWork = keyof typeof pairWorks
type AnswerOf<Work extends PairWork> = ReturnType<ReturnType<(typeof pairWorks)[Work]>>

/** What a thread is given once: rules as plain data, and what is asked of them. */
export interface SharedPairs {
  rules: PlainRule[]
  wish: PairWish
}

/** The function that a thread answers with; values are read with the first pairs. */
export function pairThreadWork(work: PairWork): (shared: SharedPairs) => (pairs: RowPairs) => Promise<unknown> {
  return ({ rules, wish }) => {
    let begun: Promise<Compare<unknown>> | undefined
    return async (pairs) => {
      begun ??= rulesFrom(rules).then((read) => pairWorks[work](read, wish))
      return (await begun)(pairs)
    }
  }
}

/** Compares pairs part by part and gives each part with its answer, in their order: in threads where there are some and about `expected` pairs are worth it. */
export async function* comparedParts<Work extends PairWork>(
  work: Work,
  rules: readonly ComparedRule[],
  { on, any, isExistence }: FinderRule,
  parts: Iterable<RowPairs>,
  expected: number,
  { threads, signal }: Pick<FinderContext, 'threads' | 'signal'>,
): AsyncGenerator<[RowPairs, AnswerOf<Work>]> {
  const wish = { on, any, isExistence }
  const texts = rules.reduce((sum, rule) => sum + rule.texts.length, 0)
  if (!threads || expected < Math.max(LEAST_FOR_THREADS, LEAST_A_TEXT * texts)) {
    const compare = pairWorks[work](rules, wish) as Compare<AnswerOf<Work>>
    for (const pairs of parts) yield [pairs, compare(pairs)]
    return
  }
  const asked: RowPairs[] = []
  function* asking(): Generator<RowPairs> {
    for (const pairs of parts) {
      asked.push(pairs)
      yield pairs
    }
  }
  const shared: SharedPairs = { rules: rules.map(plainRule), wish }
  for await (const answer of threads.map<SharedPairs, RowPairs, AnswerOf<Work>>(work, shared, asking(), signal)) {
    yield [asked.shift()!, answer]
  }
}

/** The comparisons that hold for a pair, as bits; 0 where the pair is none. Similarities go into `parts`, NaN where nothing was compared. */
function pairReader(
  rules: readonly ComparedRule[],
  { on, any }: PairWish,
): (left: number, right: number, parts: Float64Array) => number {
  const equalities = on.map(isEquality)
  const order = on.map((_, place) => place).sort((a, b) => Number(equalities[b]) - Number(equalities[a]) || a - b)
  const least = on.map(({ atLeast = 1 }) => atLeast)
  return (left, right, parts) => {
    let holds = 0
    for (const place of order) {
      const similarity = similarityOf(rules[place]!, equalities[place]!, left, right)
      parts[place] = similarity
      if (similarity >= least[place]! && similarity > 0) holds = (holds | (1 << place)) >>> 0
      else if (!any) return 0
    }
    return holds
  }
}

function similarityOf(rule: ComparedRule, isEqual: boolean, left: number, right: number): number {
  const [one, other] = [rule.left[left]!, rule.right[right]!]
  if (one === NO_CODE || other === NO_CODE) return Number.NaN
  if (rule.groups[one] === rule.groups[other]) return 1
  const { similarity } = rule.comparer.compare(rule.normals[one], rule.normals[other])
  return isEqual && similarity < 1 ? 0 : similarity
}
