import { useMemo } from 'react'
import type { RelationColumn } from '../../../shared/model/relation.ts'
import { type Completions, completionsAt } from '../../../shared/screening/completion.ts'
import { completionPlace } from '../../../shared/screening/completion-place.ts'
import { useEngineQuery } from '../../ui/use-engine-query.ts'
import { useInvestigation } from './investigation.ts'

/** Values of a column that are offered. */
const MOST_VALUES = 200
/** UTF-16 units before the caret beyond which nothing is offered: a list that long was pasted, and reading it takes as long as the keystroke. */
const LONGEST_TEXT = 20_000

/**
 * What may be put in at the caret; `isAsked` is false while nobody typed there. Behind a blank only where it was asked for by key, so that no list opens
 * after every word. Values of a category column come from the engine, once for each version of its dataset.
 */
export function useCompletions(
  where: string,
  caret: number,
  columns: readonly RelationColumn[],
  isAsked: 'typed' | 'key' | null,
): Completions | null {
  const { lexicons, content, version } = useInvestigation()
  const before = isAsked && caret <= LONGEST_TEXT ? where.slice(0, caret) : null
  const place = useMemo(() => (before === null ? null : completionPlace(before)), [before])
  const column = columns.find(({ name }) => name === place?.column)
  const dataset = column && content.bindings[column.source]
  const values = useEngineQuery(
    'rows.tally',
    { of: { dataset: dataset ?? '' }, column: column?.own ?? '', by: 'value', limit: MOST_VALUES },
    { version, enabled: dataset !== undefined && column?.type === 'category' },
  ).data
  return useMemo(() => {
    if (before === null || !place) return null
    const opensByItself = place.typed !== '' || /[@＠:：=＝]$/.test(before)
    if (isAsked === 'typed' && !opensByItself) return null
    const valuesOf = (name: string) => (name === column?.name ? (values ?? []).map(({ key }) => key) : [])
    return completionsAt(where, caret, { columns, lexicons: lexicons.map(({ name }) => name), valuesOf })
  }, [before, place, where, caret, columns, lexicons, values, column, isAsked])
}
