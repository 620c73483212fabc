import { createContext, useContext, useEffect, useMemo, useState } from 'react'
import type { DatasetSummary, ModelCounts } from '../../../shared/contract/engine.ts'
import type { RelationColumn } from '../../../shared/model/relation.ts'
import { useEngineQuery } from '../../ui/use-engine-query.ts'
import { askedModel, type LayerErrors, layerErrors, versionOf } from './asked-model.ts'
import type { Content } from './draft-store.ts'
import { inputColumns } from './input-columns.ts'

/** All that the parts of the workbench show of the open draft. */
export interface Investigation {
  content: Content
  datasets: readonly DatasetSummary[]
  errors: LayerErrors
  /** The draft as last asked of the engine: settled, faulty layers off. */
  asked: Content
  counts: ModelCounts | undefined
  isCounting: boolean
  countError: unknown
  version: string
  columnsOf(input: string): RelationColumn[]
  /** A step's title or a source's name, as the analyst calls it. */
  nameOf(input: string): string
}

const SETTLE_MS = 120

export const InvestigationContext = createContext<Investigation | null>(null)

export function useInvestigation(): Investigation {
  const investigation = useContext(InvestigationContext)
  if (!investigation) throw new Error('no investigation is open')
  return investigation
}

/** Counts the draft a moment after the last edit; an edit cancels the count under way. */
export function useInvestigating(content: Content, datasets: readonly DatasetSummary[]): Investigation {
  const errors = useMemo(() => layerErrors(content, datasets), [content, datasets])
  const now = useMemo(() => ({ ...content, model: askedModel(content.model, errors) }), [content, errors])
  const asked = useSettled(now, SETTLE_MS)
  const version = versionOf(asked.bindings, datasets)
  const counting = useEngineQuery('model.count', asked, { version, keepPrevious: true })
  return useMemo(
    () => ({
      content,
      datasets,
      errors,
      asked,
      counts: counting.data,
      isCounting: counting.isFetching || asked !== now,
      countError: counting.error,
      version,
      columnsOf: (input) => inputColumns(content.model, content.bindings, datasets, input),
      nameOf: (input) => content.model.steps.find(({ id }) => id === input)?.title ?? input,
    }),
    [content, datasets, errors, asked, now, counting.data, counting.isFetching, counting.error, version],
  )
}

function useSettled<Value>(value: Value, milliseconds: number): Value {
  const [settled, setSettled] = useState(value)
  useEffect(() => {
    const timer = setTimeout(() => setSettled(value), milliseconds)
    return () => clearTimeout(timer)
  }, [value, milliseconds])
  return settled
}
