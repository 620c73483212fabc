import { type VerdictCounts, verdicts } from './judgement.ts'
import type { ExcludedMeasure, TermMeasure } from './term-measure.ts'
import { type Proportion, wilson } from './wilson.ts'

/**
 * The term report of a screen step: for each layer that is not off, what each of its terms does. A layer's *input* are the rows that enter it, its *result* those it keeps;
 * its *terms* are the terms, wildcards and regular expressions outside NOT, lexicon groups spelt out, each with its column where it has one. The numbers of a term are
 * defined in `term-measure.ts`. Same rows, same model, same judgements: same report.
 */
export interface TermReport {
  readonly model: { readonly id: string; readonly title: string; readonly hash: string }
  readonly step: { readonly id: string; readonly title: string }
  /** Datasets that the step's rows come from, with their files. */
  readonly sources: readonly { readonly dataset: string; readonly files: readonly string[]; readonly rows: number }[]
  /** Of the random numbers by which sample rows are chosen. */
  readonly seed: string
  readonly layers: readonly LayerTerms[]
}

export interface LayerTerms {
  /** Index among the step's layers; those that are off are left out but counted. */
  readonly layer: number
  readonly name: string
  readonly where: string
  readonly in: number
  readonly out: number
  /** Rows that fulfil the layer without its NOT parts and are taken away by them. */
  readonly removedByExclusion: number
  /** Rows of the result that later layers take away. */
  readonly removedLater: number
  /** Whether any layer stands behind this one. */
  readonly isLast: boolean
  readonly precision: Precision
  /** In order of appearance. */
  readonly terms: readonly TermLine[]
  /** Leaves below NOT, comparisons included, in order of appearance. */
  readonly excluded: readonly ExcludedMeasure[]
}

export interface TermLine extends Omit<TermMeasure, 'sample' | 'judged'> {
  /** Hits among the rows of the layer's result, 0…1; null where it keeps none. */
  readonly share: number | null
  readonly precision: Precision
  readonly samples: readonly SampleRow[]
}

/** Share of relevant rows among those judged relevant or irrelevant, with its 95 % Wilson interval; unsure and disputed ones are told, not counted. */
export interface Precision extends VerdictCounts {
  readonly interval: Proportion | null
}

/** A sample row: its number in its file, and the text around the first match of the term, personal values masked. */
export interface SampleRow {
  readonly row: number
  /** Of a dataset with several files the row's; '' otherwise. */
  readonly file: string
  readonly column: string
  readonly text: string
  /** Range of the match in `text`; empty where masking has moved it. */
  readonly start: number
  readonly end: number
}

export function precisionOf(counts: VerdictCounts): Precision {
  const { relevant, irrelevant } = counts
  return { ...counts, interval: wilson({ successes: relevant, trials: relevant + irrelevant }) }
}

/** Whether anything of a layer was judged. */
export function isJudged(precision: VerdictCounts): boolean {
  return verdicts.some((verdict) => precision[verdict] > 0)
}
