import { createContext, useContext, useEffect, useMemo, useRef } from 'react'
import type { DatasetSummary, ModelCounts } from '../../../shared/contract/engine.ts'
import type { LexiconGroup } from '../../../shared/contract/lexicons.ts'
import type { Model } from '../../../shared/model/model.ts'
import type { RelationColumn } from '../../../shared/model/relation.ts'
import { stepName } from '../../../shared/model/titles.ts'
import { useMessages } from '../../messages/messages.ts'
import { useEngineQuery } from '../../ui/use-engine-query.ts'
import { askedModel, type LayerErrors, layerErrors, versionOf } from './asked-model.ts'
import type { Content } from './draft-store.ts'
import { inputColumns } from './input-columns.ts'

/** All that the parts of the workbench show of the open draft. */
export interface Investigation {
  content: Content
  datasets: readonly DatasetSummary[]
  /** Lexicon groups that a layer may call; empty until they are listed. */
  lexicons: readonly LexiconGroup[]
  errors: LayerErrors
  /** The draft as asked of the engine: faulty layers as they were before the fault, or off. */
  asked: Content
  counts: ModelCounts | undefined
  isCounting: boolean
  countError: unknown
  /** Changes with the rows of the bound datasets and with the words of lexicon groups. */
  version: string
  columnsOf(input: string): RelationColumn[]
  /** A step's title, or the dataset that a source stands for, as the analyst calls it. */
  nameOf(input: string): string
}

/** Follows every keystroke for the editor; for rows and plots it holds the investigation as it was when the typing last paused. */
export const InvestigationContext = createContext<Investigation | null>(null)

export function useInvestigation(): Investigation {
  const investigation = useContext(InvestigationContext)
  if (!investigation) throw new Error('no investigation is open')
  return investigation
}

const noGroups: readonly LexiconGroup[] = []

/** Counts the draft with every edit; an edit cancels the count under way. */
export function useInvestigating(content: Content, datasets: readonly DatasetSummary[]): Investigation {
  const messages = useMessages().workbench
  const listed = useEngineQuery('lexicon.list', {}).data
  const lexicons = listed ?? noGroups
  const groups = useMemo(() => listed?.map(({ name }) => name) ?? null, [listed])
  const errors = useMemo(() => layerErrors(content, datasets, groups), [content, datasets, groups])
  const lastAsked = useRef<Model | null>(null)
  const asked = useMemo(() => ({ ...content, model: askedModel(content.model, errors, lastAsked.current) }), [content, errors])
  useEffect(() => {
    lastAsked.current = asked.model
  }, [asked])
  const version = useMemo(
    () => [versionOf(asked.bindings, datasets), ...lexicons.map(({ name, version: nth }) => `${name} ${nth}`)].join(' '),
    [asked.bindings, datasets, lexicons],
  )
  const counting = useEngineQuery('model.count', asked, { version, keepPrevious: true })
  return useMemo(
    () => ({
      content,
      datasets,
      lexicons,
      errors,
      asked,
      counts: counting.data,
      isCounting: counting.isFetching,
      countError: counting.error,
      version,
      columnsOf: (input) => inputColumns(content.model, content.bindings, datasets, input),
      nameOf: (input) => stepName(content.model, input, messages.nthStep) ?? sourceName(input, content, datasets),
    }),
    [content, datasets, lexicons, errors, asked, messages, counting.data, counting.isFetching, counting.error, version],
  )
}

function sourceName(input: string, { bindings }: Content, datasets: readonly DatasetSummary[]): string {
  const name = datasets.find(({ id }) => id === bindings[input])?.name
  const isShared = Object.entries(bindings).some(([other, id]) => other !== input && id === bindings[input])
  return name === undefined ? input : isShared ? `${name}（${input}）` : name
}
