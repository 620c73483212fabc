import { useEffect, useMemo, useRef, useState } from 'react'
import type { DatasetSummary } from '../../../shared/contract/engine.ts'
import type { Recipe } from '../../../shared/ingest/recipe.ts'
import { applyRecipe } from '../../../shared/ingest/recipe-match.ts'
import type { ColumnSchema, TicketField } from '../../../shared/table/schema.ts'
import { useEngineQuery } from '../../ui/use-engine-query.ts'
import {
  autoReading,
  columnFaults,
  keepCorrections,
  type Reading,
  readingOf,
  suggestTarget,
  type TargetDraft,
} from './import-draft.ts'
import type { QueuedFile } from './import-queue.ts'
import { lastTarget } from './last-target.ts'
import { detectedColumns, missingHeaders } from './recipe-draft.ts'
import { usePreview } from './use-preview.ts'

/** `auto`: the recipe that the engine recognises, if any. */
export type RecipeChoice = 'auto' | 'none' | Recipe

const nothing: never[] = []

/** What the import sheet edits of one file, and what the engine finds in it meanwhile. */
export function useImportDraft(file: QueuedFile) {
  const datasets: readonly DatasetSummary[] = useEngineQuery('dataset.list', {}).data ?? nothing
  const kept: readonly Recipe[] = useEngineQuery('recipe.list', {}).data ?? nothing
  const [reading, setReading] = useState<Reading>(autoReading)
  const [choice, setChoice] = useState<RecipeChoice>('auto')
  const { preview, error, isReading } = usePreview(file.source, reading)
  const found = useMemo(() => {
    if (!preview) return null
    if (choice === 'auto') return { columns: preview.columns, doubtful: preview.doubtful, missing: null }
    const detected = preview.recipe === null ? preview : detectedColumns(preview)
    if (choice === 'none') return { columns: detected.columns, doubtful: detected.doubtful, missing: null }
    const headers = detected.columns.map(({ header }) => header)
    return {
      columns: applyRecipe(choice, headers, detected.columns),
      doubtful: nothing,
      missing: missingHeaders(choice, detected.columns),
    }
  }, [preview, choice])
  const [columns, setColumns] = useState<ColumnSchema[]>([])
  const [target, setTarget] = useState<TargetDraft | null>(null)
  const [confirmed, setConfirmed] = useState<ReadonlySet<number>>(new Set())
  const hasChosenTarget = useRef(false)
  const before = useRef<{ columns: ColumnSchema[]; choice: RecipeChoice }>({ columns: [], choice: 'auto' })
  const recipe = typeof choice === 'object' ? choice : (kept.find(({ name }) => name === preview?.recipe) ?? null)
  useEffect(() => {
    if (!preview || !found) return
    const last = before.current
    before.current = { columns: found.columns, choice }
    setColumns((now) => (last.choice === choice ? keepCorrections(found.columns, last.columns, now) : found.columns))
    if (last.choice !== choice) setConfirmed(new Set())
    if (!hasChosenTarget.current) setTarget(suggestTarget(preview, datasets, recipe, lastTarget()))
  }, [preview, found, choice, datasets, recipe])

  const isNameTaken = target?.mode === 'new' && datasets.some(({ name }) => name === target.name.trim())
  const isTargetReady =
    target !== null && (target.mode === 'new' ? target.name.trim() !== '' && !isNameTaken : target.dataset !== null)
  const doubtful = new Map<number, TicketField | null>()
  for (const { name, suggestion } of found?.doubtful ?? nothing) {
    const at = found!.columns.findIndex((column) => column.name === name)
    if (at >= 0) doubtful.set(at, suggestion ?? null)
  }
  return {
    datasets,
    kept,
    reading,
    choice,
    preview,
    error,
    isReading,
    columns,
    /** Places of the columns that are in doubt, each with the field that may be meant. */
    doubtful,
    /** Those among them that the analyst has looked at. */
    confirmed,
    missing: found?.missing ?? null,
    target,
    isNameTaken,
    isReady: preview !== null && !isReading && error === null && isTargetReady && columnFaults(columns).every((fault) => !fault),
    setReading,
    setColumns,
    confirm: (at: number) => setConfirmed((old) => new Set([...old, at])),
    choose: (next: RecipeChoice) => {
      setChoice(next)
      if (typeof next === 'object') setReading(readingOf(next))
      else if (next === 'none' || typeof choice === 'object') setReading(autoReading)
    },
    setTarget: (next: TargetDraft) => {
      hasChosenTarget.current = true
      setTarget(next)
    },
  }
}
