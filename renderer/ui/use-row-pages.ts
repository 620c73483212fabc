import { useQueries } from '@tanstack/react-query'
import type { ResultColumn, ResultRow, RowPage, RowSource } from '../../shared/contract/engine.ts'
import { engine } from '../app/clients.ts'
import { queryClient } from './query-client.ts'
import { useEngineQuery } from './use-engine-query.ts'

/** Rows asked for at once; the contract allows 500. */
const PAGE = 200
/** Rows that one copy takes at most. */
export const COPY_LIMIT = 20_000

export interface RowPages {
  columns: ResultColumn[]
  total: number
  error: unknown
  isFirstLoad: boolean
  /** What is shown still answers the question before. */
  isStale: boolean
  rowAt(index: number): ResultRow | undefined
  /** The rows of these ordinals, read where they are not here yet. */
  fetchRows(indexes: readonly number[]): Promise<ResultRow[]>
  retry(): void
}

/** The pages of a result, or of a range of it, that cover rows `first` … `end` − 1. The first page is always there: it knows columns and total. */
export function useRowPages(
  of: RowSource,
  version: string,
  first: number,
  end: number,
  range?: { first: number; count: number },
): RowPages {
  const skipped = range?.first ?? 0
  const head = useEngineQuery('rows.page', { of, offset: 0, limit: PAGE }, { version, keepPrevious: true })
  const total = Math.min(range?.count ?? Number.POSITIVE_INFINITY, Math.max(0, (head.data?.total ?? 0) - skipped))
  const lastPage = Math.floor((skipped + Math.min(end, total) - 1) / PAGE)
  const wanted: number[] = []
  for (let page = Math.max(1, Math.floor((skipped + first) / PAGE)); page <= lastPage; page++) wanted.push(page)
  const answers = useQueries({ queries: head.isPlaceholderData ? [] : wanted.map((page) => pageQuery(of, version, page)) })
  const pages = new Map<number, RowPage | undefined>([[0, head.data]])
  answers.forEach((answer, index) => {
    pages.set(wanted[index]!, answer.data)
  })
  const rowAt = (index: number) =>
    index < 0 || index >= total ? undefined : pages.get(Math.floor((skipped + index) / PAGE))?.rows[(skipped + index) % PAGE]
  return {
    columns: head.data?.columns ?? [],
    total,
    error: head.error ?? answers.find((answer) => answer.error)?.error ?? null,
    isFirstLoad: head.isPending,
    isStale: head.isPlaceholderData,
    rowAt,
    async fetchRows(indexes) {
      const wantedRows = indexes.slice(0, COPY_LIMIT).map((index) => skipped + index)
      const numbers = [...new Set(wantedRows.map((index) => Math.floor(index / PAGE)))]
      const fetched = new Map<number, RowPage>()
      for (const page of numbers) fetched.set(page, await queryClient.fetchQuery(pageQuery(of, version, page)))
      return wantedRows.flatMap((index) => fetched.get(Math.floor(index / PAGE))?.rows[index % PAGE] ?? [])
    },
    retry: () => {
      void head.refetch()
      for (const answer of answers) if (answer.error) void answer.refetch()
    },
  }
}

function pageQuery(of: RowSource, version: string, page: number) {
  const args = { of, offset: page * PAGE, limit: PAGE }
  return {
    queryKey: ['rows.page', args, version],
    queryFn: ({ signal }: { signal: AbortSignal }) => engine('rows.page', args, { signal }),
  }
}
