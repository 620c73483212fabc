import type { BlockingSize } from '../linkage/blocking.ts'
import type { LinkConstraints } from '../linkage/constraints.ts'
import type { FoundPairs } from '../linkage/finder.ts'
import type { LinkThreads } from '../linkage/link-threads.ts'
import type { Query } from '../screening/query.ts'
import type { StepReport } from './job-file.ts'
import type { Model } from './model.ts'
import type { Relation, TableReader } from './relation.ts'

/** Of a layer's terms, the rows of its result that contain each; and in how many segments text was read for want of an index. */
export interface LayerCounts {
  terms: readonly string[]
  rows: Uint32Array
  unindexed: number
}

/** What a run needs of the world around it. */
export interface RunContext {
  sources: ReadonlyMap<string, TableReader>
  /** By source name: changes with the source's rows; part of the keys of `cache`. */
  versions: ReadonlyMap<string, string>
  lexicons: ReadonlyMap<string, Query>
  /** Results of steps and layers by content key, kept between runs. */
  cache: { get(key: string): Relation | undefined; set(key: string, relation: Relation): void }
  /** Pairs that links found by comparing, whatever was judged of them and from whatever probability on they count; absent: found anew each time. */
  pairs?: { get(key: string): FoundPairs | undefined; set(key: string, found: FoundPairs): void }
  /** Counts of layers by content key, kept like results; absent: terms are not counted. */
  counts?: { get(key: string): LayerCounts | undefined; set(key: string, counts: LayerCounts): void }
  /** What people decided of pairs, by the id of the link step. */
  constraints?: ReadonlyMap<string, LinkConstraints>
  /** Threads for links; absent: all runs here. */
  links?: LinkThreads
  /** A link step that would compare more pairs than this one by one is `link.needsRun`; absent: every step is computed. */
  mostCompared?: number
  signal: AbortSignal
  /** Lets messages in; called after each segment. */
  breathe(): Promise<void>
  onStep?(report: StepReport): void
  /** How far a long step is: 0–1, and the pairs compared so far. */
  onShare?(step: string, share: number, compared: number): void
  /** How many pairs each blocking rule of a link step gives, before any is compared. */
  onSizes?(step: string, sizes: readonly BlockingSize[]): void
}

/**
 * Computes one step from its inputs, in the order of `inputsOf`. Pure but for what it reads through `context`: the same inputs give the same relation, row for
 * row. It breathes and hears the cancel at least ten times a second.
 */
export type Operator<S> = (step: S, inputs: readonly Relation[], context: StepContext, model: Model) => Promise<Relation>

/** What one step needs besides its inputs. `inputKeys`: content keys of the inputs; absent where nothing may be kept. */
export interface StepContext extends RunContext {
  inputKeys?: readonly string[]
}
