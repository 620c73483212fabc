import { useQueries } from '@tanstack/react-query'
import { useState } from 'react'
import type { AuditEntry } from '../../../shared/ledger/audit.ts'
import { engine } from '../../app/clients.ts'

export const AUDIT_PAGE = 200

export interface AuditPages {
  total: number
  /** Number of the first entry whose hash does not fit. */
  broken: number | null
  isRead: boolean
  error: unknown
  entryAt(index: number): AuditEntry | undefined
  /** The entries that are in view. */
  show(first: number, end: number): void
  retry(): void
}

/** The pages of the audit log that are in view, newest first. The log grows by itself: it is asked anew whenever it comes on the screen. */
export function useAuditPages(): AuditPages {
  const [range, setRange] = useState({ first: 0, last: 0 })
  const wanted = [...new Set([0, ...pagesOf(range)])]
  const answers = useQueries({
    queries: wanted.map((page) => ({
      queryKey: ['audit.page', page],
      queryFn: () => engine('audit.page', { offset: page * AUDIT_PAGE, limit: AUDIT_PAGE }),
      staleTime: 0,
    })),
  })
  const head = answers[0]?.data
  return {
    total: head?.total ?? 0,
    broken: head?.broken ?? null,
    isRead: head !== undefined,
    error: answers.find(({ error }) => error)?.error ?? null,
    entryAt: (index) => answers[wanted.indexOf(Math.floor(index / AUDIT_PAGE))]?.data?.entries[index % AUDIT_PAGE],
    show: (first, end) => {
      const next = { first: Math.floor(first / AUDIT_PAGE), last: Math.floor(Math.max(first, end - 1) / AUDIT_PAGE) }
      if (next.first !== range.first || next.last !== range.last) setRange(next)
    },
    retry: () => {
      for (const answer of answers) void answer.refetch()
    },
  }
}

function pagesOf({ first, last }: { first: number; last: number }): number[] {
  return Array.from({ length: last - first + 1 }, (_, at) => first + at)
}
