import { useQueries, useQuery } from '@tanstack/react-query'
import { queryClient } from '../../ui/query-client.ts'

/** Rows asked for at once; the contract allows 500. */
const PAGE = 200

interface Paged<Page, Row> {
  /** The first page: it knows the total and what else the list has. */
  head: Page | undefined
  total: number
  error: unknown
  isFirstLoad: boolean
  rowAt(index: number): Row | undefined
  /** The row of this place, read where it is not here yet. */
  fetchRow(index: number): Promise<Row | undefined>
  retry(): void
}

interface List<Page, Row> {
  /** Begins with the name of the engine's method, so that it is asked again when that is refreshed. */
  key: readonly unknown[]
  read(page: { offset: number; limit: number }, signal: AbortSignal): Promise<Page>
  rowsOf(page: Page): readonly Row[]
}

/** The pages of a list that cover its rows `first` … `end` − 1, read as they come into view. */
export function usePaged<Page extends { total: number }, Row>(
  { key, read, rowsOf }: List<Page, Row>,
  first: number,
  end: number,
): Paged<Page, Row> {
  const queryOf = (page: number) => ({
    queryKey: [...key, page],
    queryFn: ({ signal }: { signal: AbortSignal }) => read({ offset: page * PAGE, limit: PAGE }, signal),
  })
  const head = useQuery(queryOf(0))
  const total = head.data?.total ?? 0
  const wanted: number[] = []
  const last = Math.floor((Math.min(end, total) - 1) / PAGE)
  for (let page = Math.max(1, Math.floor(first / PAGE)); page <= last; page++) wanted.push(page)
  const answers = useQueries({ queries: wanted.map(queryOf) })
  const pages = new Map<number, Page | undefined>([[0, head.data]])
  answers.forEach((answer, at) => {
    pages.set(wanted[at]!, answer.data)
  })
  const rowIn = (page: Page | undefined, index: number) => (page ? rowsOf(page)[index % PAGE] : undefined)
  return {
    head: head.data,
    total,
    error: head.error ?? answers.find((answer) => answer.error)?.error ?? null,
    isFirstLoad: head.isPending,
    rowAt: (index) => (index < 0 || index >= total ? undefined : rowIn(pages.get(Math.floor(index / PAGE)), index)),
    fetchRow: async (index) => rowIn(await queryClient.fetchQuery(queryOf(Math.floor(index / PAGE))), index),
    retry: () => {
      void head.refetch()
      for (const answer of answers) if (answer.error) void answer.refetch()
    },
  }
}
