import { useInfiniteQuery } from '@tanstack/react-query'
import { Button } from 'antd'
import type { BatchSummary } from '../../../shared/contract/engine.ts'
import type { Reject } from '../../../shared/ingest/import.ts'
import { maskText } from '../../../shared/values/mask.ts'
import { engine } from '../../app/clients.ts'
import { useMessages } from '../../messages/messages.ts'
import { ErrorNotice } from '../../ui/ErrorNotice.tsx'
import { useRevealed } from '../../ui/use-revealed.ts'
import styles from './RejectsTable.module.css'

const PAGE = 500

/** Column and text of the fault; nothing where that only repeats the raw row. */
function faultOf({ column, text, raw }: Reject, isMasked: boolean): string {
  const fault = text === raw ? '' : isMasked ? maskText(text) : text
  return [column, fault].filter(Boolean).join('：')
}

/** The faulty rows of a batch: where in the file, why, and the raw text. */
export function RejectsTable({ batch }: { batch: BatchSummary }) {
  const messages = useMessages()
  const words = messages.data.rejects
  const isMasked = !useRevealed(true)
  const answer = useInfiniteQuery({
    queryKey: ['batch.rejects', batch.id],
    queryFn: ({ pageParam, signal }) => engine('batch.rejects', { batch: batch.id, offset: pageParam, limit: PAGE }, { signal }),
    initialPageParam: 0,
    getNextPageParam: (last, pages) => (pages.length * PAGE < last.total ? pages.length * PAGE : undefined),
  })
  if (answer.error) return <ErrorNotice error={answer.error} onRetry={() => void answer.refetch()} />
  const rejects = answer.data?.pages.flatMap((page) => page.rejects) ?? []
  const total = answer.data?.pages[0]?.total ?? 0
  if (answer.data && total === 0) return <p className={styles.none}>{words.none}</p>
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: it scrolls, and the keyboard must reach that
    <div className={styles.frame} tabIndex={0}>
      <table className={styles.table} aria-label={words.label}>
        <thead>
          <tr>
            <th scope="col" className={styles.right}>
              {words.line}
            </th>
            <th scope="col" className={styles.right}>
              {words.row}
            </th>
            <th scope="col">{words.code}</th>
            <th scope="col">{words.text}</th>
            <th scope="col">{words.raw}</th>
          </tr>
        </thead>
        <tbody>
          {rejects.map((reject) => (
            <tr key={`${reject.line}-${reject.row}`}>
              <td className={styles.right}>{reject.line.toLocaleString('en-US')}</td>
              <td className={styles.right}>{reject.row.toLocaleString('en-US')}</td>
              <td>{messages.data.rejectCodes[reject.code]}</td>
              <td>{faultOf(reject, isMasked)}</td>
              <td className={styles.raw}>{isMasked ? maskText(reject.raw) : reject.raw}</td>
            </tr>
          ))}
        </tbody>
      </table>
      <p className={styles.foot}>
        {words.shown(rejects.length, total)}
        {answer.hasNextPage && (
          <Button size="small" loading={answer.isFetchingNextPage} onClick={() => void answer.fetchNextPage()}>
            {words.more}
          </Button>
        )}
      </p>
    </div>
  )
}
