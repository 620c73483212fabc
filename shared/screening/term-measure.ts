import { Bitset } from './bitset.ts'
import { type Verdict, type VerdictCounts, verdicts } from './judgement.ts'
import type { Query } from './query.ts'
import { excludedLeaves, labelOf, type Remainder, withoutExcluded, withoutExclusions, withoutTerm } from './remainder.ts'
import { SmallestNumbers } from './sample.ts'
import { termsOf } from './terms.ts'

/** Sample rows of each term. */
export const SAMPLE_ROWS = 20

/** Queries that are asked at once: between two lots progress is told and a cancel is heard, and no more sets than that are in memory. */
const AT_ONCE = 64

/** One layer of a screen with its rows. Sets are of positions among the rows that enter the layer. */
export interface MeasuredLayer {
  /** Spelled out. */
  readonly query: Query
  /** How many rows enter the layer. */
  readonly size: number
  /** The rows that the layer keeps. */
  readonly result: Bitset
  /** The rows of `result` that are still there after all layers behind. */
  readonly final: Bitset
  /** Judged rows of the layer's input by their verdict. */
  readonly judged: Readonly<Record<Verdict, Bitset>>
  /** A row's number: the twenty smallest of a term's rows are its sample. */
  numberOf(position: number): number
}

/** What a term does in its layer, in rows. */
export interface TermMeasure {
  readonly term: string
  /** Rows that enter the layer and contain the term. */
  readonly inInput: number
  /** Rows of the result that contain it. */
  readonly hits: number
  /** Rows of the result that contain it and no other term of the layer. */
  readonly unique: number
  /** Rows of the result that would be lost if the term were taken out of the query. */
  readonly marginal: number
  /** Rows with the term that the layer's NOT takes away: they fulfil the layer without its exclusions. */
  readonly removedByExclusion: number
  /** Rows of the result with the term that later layers of the step take away. */
  readonly removedLater: number
  /** Verdicts on the rows of the result that contain it. */
  readonly judged: VerdictCounts
  /** Positions of the sample rows, by their numbers. */
  readonly sample: readonly number[]
}

/** What a leaf below NOT takes away. */
export interface ExcludedMeasure {
  readonly term: string
  /** Rows that contain or fulfil it among those that the layer's NOT takes away. */
  readonly removed: number
  /** Those of them that nothing else would have taken away. */
  readonly alone: number
}

export interface LayerMeasure {
  readonly terms: readonly TermMeasure[]
  readonly excluded: readonly ExcludedMeasure[]
  /** Rows that fulfil the layer without its exclusions and are taken away by them. */
  readonly removedByExclusion: number
  readonly removedLater: number
  readonly judged: VerdictCounts
}

/** Answers queries over the rows that enter the layer, or over its result; in the latter case positions are those of the result. */
export type Ask = (queries: readonly Query[], among: 'input' | 'result') => Promise<readonly Bitset[]>

/**
 * Measures every term of a layer: the leaves outside NOT, lexicon groups spelt out, each once. At most 2n + 1 queries for n terms, and two for each leaf below
 * NOT; of the answers only the positions of hits are kept. `onProgress` tells how many of `total` queries are answered.
 */
export async function measureLayer(
  layer: MeasuredLayer,
  ask: Ask,
  onProgress: (done: number, total: number) => void = () => {},
): Promise<LayerMeasure> {
  const terms = [...new Map(termsOf(layer.query).map((leaf) => [labelOf(leaf), leaf])).values()]
  const leaves = excludedLeaves(layer.query)
  const total = 2 * (terms.length + leaves.length) + 1
  let done = 0
  const asking: Asking = async (queries, among, take) => {
    for (let from = 0; from < queries.length; from += AT_ONCE) {
      const answers = await ask(queries.slice(from, from + AT_ONCE), among)
      for (const [index, rows] of answers.entries()) take(rows, from + index)
      done += answers.length
      onProgress(done, total)
    }
  }
  const removed = leaves.length === 0 ? new Bitset(layer.size) : await removedByExclusion(layer, asking)
  const removedLater = layer.result.copy().removeAll(layer.final)
  const { measured, positions } = await measureTerms(layer, terms, removed, removedLater, asking)
  const marginal = await marginalRows(layer, terms, positions, asking)
  const excluded = await measureExcluded(layer, leaves, removed, asking)
  onProgress(total, total)
  return {
    terms: measured.map((measure, index) => ({ ...measure, marginal: marginal[index]! })),
    excluded,
    removedByExclusion: removed.count,
    removedLater: removedLater.count,
    judged: verdictsAmong(layer.result, layer.judged),
  }
}

/** Asks in lots and hands over each answer with the index of its query. */
type Asking = (queries: readonly Query[], among: 'input' | 'result', take: (rows: Bitset, index: number) => void) => Promise<void>

async function removedByExclusion({ query, size, result }: MeasuredLayer, asking: Asking): Promise<Bitset> {
  const accepting = withoutExclusions(query)
  let accepted = accepting === true ? Bitset.full(size) : new Bitset(size)
  if (typeof accepting !== 'boolean') {
    await asking([accepting], 'input', (rows) => {
      accepted = rows.copy()
    })
  }
  return accepted.removeAll(result)
}

async function measureTerms(
  layer: MeasuredLayer,
  terms: readonly Query[],
  removed: Bitset,
  removedLater: Bitset,
  asking: Asking,
): Promise<{ measured: Omit<TermMeasure, 'marginal'>[]; positions: Uint32Array[] }> {
  const positionsOf: Uint32Array[] = []
  const measured: Omit<TermMeasure, 'marginal' | 'unique'>[] = []
  await asking(terms, 'input', (rows, index) => {
    const hits = rows.copy().keepAll(layer.result)
    const positions = hits.toArray()
    positionsOf.push(positions)
    measured.push({
      term: labelOf(terms[index]!),
      inInput: rows.count,
      hits: positions.length,
      removedByExclusion: inBoth(rows, removed),
      removedLater: inBoth(hits, removedLater),
      judged: verdictsAmong(hits, layer.judged),
      sample: sampleOf(positions, layer),
    })
  })
  const unique = unshared(positionsOf, layer.size)
  return { measured: measured.map((measure, index) => ({ ...measure, unique: unique[index]! })), positions: positionsOf }
}

/** For each of some sets of positions how many are in no other one. */
function unshared(sets: readonly Uint32Array[], size: number): number[] {
  const times = new Uint8Array(size)
  for (const positions of sets) for (const position of positions) times[position] = Math.min(2, times[position]! + 1)
  return sets.map((positions) => positions.reduce((count, position) => count + (times[position] === 1 ? 1 : 0), 0))
}

/** For each term the rows of the result that the query would lose with it. Only rows that contain the term can be lost. */
async function marginalRows(
  { query, size }: MeasuredLayer,
  terms: readonly Query[],
  positions: readonly Uint32Array[],
  asking: Asking,
): Promise<number[]> {
  const marginal = positions.map(({ length }) => length)
  const indexOf = new Map(terms.map((leaf, index) => [labelOf(leaf), index]))
  const asked = new Set(terms.keys())
  for (const choices of plainChoices(query)) {
    const indexes = choices.map((label) => indexOf.get(label)!)
    const lost = unshared(
      indexes.map((index) => positions[index]!),
      size,
    )
    for (const [at, index] of indexes.entries()) {
      marginal[index] = lost[at]!
      asked.delete(index)
    }
  }
  const open = [...asked].filter((index) => marginal[index]! > 0)
  for (let from = 0; from < open.length; from += AT_ONCE) {
    const lot = open.slice(from, from + AT_ONCE).flatMap((index) => {
      const remainder = withoutTerm(query, labelOf(terms[index]!))
      return remainder === false ? [] : [{ index, query: both(terms[index]!, remainder) }]
    })
    await asking(
      lot.map((one) => one.query),
      'result',
      (rows, at) => {
        marginal[lot[at]!.index]! -= rows.count
      },
    )
  }
  return marginal
}

/**
 * The labels of ORs of nothing but terms that a row must fulfil, and of single terms that it must contain, as far as none of these terms stands anywhere else outside NOT. Without one of them just
 * those rows are lost that contain no other of its OR: for this no query need be asked, which matters to lists of thousands.
 */
function plainChoices(query: Query): (readonly string[])[] {
  const times = new Map<string, number>()
  for (const leaf of termsOf(query)) times.set(labelOf(leaf), (times.get(labelOf(leaf)) ?? 0) + 1)
  const conditions = query.kind === 'and' ? query.items : [query]
  return conditions
    .map((condition) => (condition.kind === 'or' ? condition.items : [condition]).map(labelOf))
    .filter((choices) => choices.every((label) => times.get(label) === 1))
}

async function measureExcluded(
  { query, result }: MeasuredLayer,
  leaves: readonly Query[],
  removed: Bitset,
  asking: Asking,
): Promise<ExcludedMeasure[]> {
  const excluded = leaves.map((leaf) => ({ term: labelOf(leaf), removed: 0, alone: 0 }))
  await asking(leaves, 'input', (rows, index) => {
    excluded[index]!.removed = inBoth(rows, removed)
  })
  const admitting = leaves.map((leaf) => both(leaf, withoutExcluded(query, labelOf(leaf))))
  await asking(admitting, 'input', (rows, index) => {
    excluded[index]!.alone = rows.copy().removeAll(result).count
  })
  return excluded
}

/** Rows that contain the leaf and fulfil the remainder. */
function both(leaf: Query, remainder: Remainder): Query {
  if (typeof remainder !== 'boolean') return { kind: 'and', items: [leaf, remainder] }
  return remainder ? leaf : { kind: 'and', items: [leaf, { kind: 'not', item: leaf }] }
}

function inBoth(one: Bitset, other: Bitset): number {
  return one.copy().keepAll(other).count
}

function verdictsAmong(rows: Bitset, judged: MeasuredLayer['judged']): VerdictCounts {
  return Object.fromEntries(verdicts.map((verdict) => [verdict, inBoth(rows, judged[verdict])])) as VerdictCounts
}

function sampleOf(positions: Uint32Array, { numberOf }: MeasuredLayer): number[] {
  const smallest = new SmallestNumbers(SAMPLE_ROWS)
  for (const position of positions) smallest.offer(position, numberOf(position))
  return [...smallest.positions()]
}
