import { useMemo } from 'react'
import type { ResultColumn, ResultRow, RowSource } from '../../../shared/contract/engine.ts'
import type { Sample } from '../../../shared/contract/judgements.ts'
import { type GridColumn, gridColumns } from '../../ui/grid-columns.ts'
import { useRowPages } from '../../ui/use-row-pages.ts'
import type { SampledPlace, Side } from './judging-sample.ts'

/** The step whose sample is judged. */
export type SampledStep = Omit<Extract<RowSource, { model: unknown }>, 'sample' | 'removed'>

/** Sampled rows as far as they are read. */
export interface SampledRows {
  rowOf(place: SampledPlace): ResultRow | undefined
  /** In the order of reading. */
  columnsOf(side: Side): readonly GridColumn[]
  error: unknown
}

/** Reads the rows of both sides that some places need. */
export function useSampledRows(
  of: SampledStep,
  draw: Pick<Sample, 'size' | 'seed'>,
  version: string,
  needed: readonly SampledPlace[],
): SampledRows {
  const { size, seed } = draw
  const sources = useMemo(() => {
    const source = (side: Side): RowSource => ({ ...of, sample: { of: side, size, seed } })
    return { hits: source('hits'), others: source('others') }
  }, [of, size, seed])
  const [firstHit, endHit] = rangeOf(needed, 'hits')
  const [firstOther, endOther] = rangeOf(needed, 'others')
  const hits = useRowPages(sources.hits, version, firstHit, endHit)
  const others = useRowPages(sources.others, version, firstOther, endOther)
  const columns = useColumns(hits.columns)
  const otherColumns = useColumns(others.columns)
  return {
    rowOf: ({ side, index }) => (side === 'hits' ? hits : others).rowAt(index),
    columnsOf: (side) => (side === 'hits' ? columns : otherColumns),
    error: hits.error ?? others.error,
  }
}

function useColumns(columns: ResultColumn[]): GridColumn[] {
  return useMemo(() => gridColumns(columns), [columns])
}

function rangeOf(places: readonly SampledPlace[], wanted: Side): [first: number, end: number] {
  const indexes = places.filter(({ side }) => side === wanted).map(({ index }) => index)
  return indexes.length === 0 ? [0, 0] : [Math.min(...indexes), Math.max(...indexes) + 1]
}
