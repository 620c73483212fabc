import { createContext, useContext, useEffect, useMemo, useRef, useState } from 'react'
import type { DatasetSummary, ModelCounts } from '../../../shared/contract/engine.ts'
import type { Model } from '../../../shared/model/model.ts'
import type { RelationColumn } from '../../../shared/model/relation.ts'
import { useMessages } from '../../messages/messages.ts'
import { useEngineQuery } from '../../ui/use-engine-query.ts'
import { askedModel, type LayerErrors, layerErrors, versionOf } from './asked-model.ts'
import type { Content } from './draft-store.ts'
import { inputColumns } from './input-columns.ts'
import { stepName } from './step-items.ts'

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
  /** A step's title, or the dataset that a source stands for, as the analyst calls it. */
  nameOf(input: string): string
}

const SETTLE_MS = 80

export const InvestigationContext = createContext<Investigation | null>(null)

export function useInvestigation(): Investigation {
  const investigation = useContext(InvestigationContext)
  if (!investigation) throw new Error('no investigation is open')
  return investigation
}

/** Counts the draft a moment after the last edit; an edit cancels the count under way. */
export function useInvestigating(content: Content, datasets: readonly DatasetSummary[]): Investigation {
  const errors = useMemo(() => layerErrors(content, datasets), [content, datasets])
  const messages = useMessages().workbench
  const lastAsked = useRef<Model | null>(null)
  const now = useMemo(() => {
    return { ...content, model: askedModel(content.model, errors, lastAsked.current) }
  }, [content, errors])
  const asked = useSettled(now, SETTLE_MS)
  useEffect(() => {
    lastAsked.current = asked.model
  }, [asked])
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
      nameOf: (input) => stepName(content.model, input, messages.nthStep) ?? sourceName(input, content, datasets),
    }),
    [content, datasets, errors, asked, now, messages, counting.data, counting.isFetching, counting.error, version],
  )
}

function sourceName(input: string, { bindings }: Content, datasets: readonly DatasetSummary[]): string {
  const name = datasets.find(({ id }) => id === bindings[input])?.name
  const isShared = Object.entries(bindings).some(([other, id]) => other !== input && id === bindings[input])
  return name === undefined ? input : isShared ? `${name}（${input}）` : name
}

function useSettled<Value>(value: Value, milliseconds: number): Value {
  const [settled, setSettled] = useState(value)
  useEffect(() => {
    const timer = setTimeout(() => setSettled(value), milliseconds)
    return () => clearTimeout(timer)
  }, [value, milliseconds])
  return settled
}
