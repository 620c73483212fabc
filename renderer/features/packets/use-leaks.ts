import { useEffect, useState } from 'react'
import type { Packet } from '../../../shared/ledger/packet.ts'
import type { Page } from '../../../shared/referral/page.ts'
import { engine } from '../../app/clients.ts'
import { reportDefect } from '../../ui/defects.ts'
import { showError } from '../../ui/notices.ts'
import { textOf } from './leaks.ts'

const pause = 400

/**
 * Telephone and identity numbers of the clues that stand on the pages unmasked; each is given masked. Searched when typing
 * rests; null until they are known, and for packets that are given in full.
 */
export function useLeaks(packet: Packet, pages: readonly Page[]): string[] | null {
  const [leaks, setLeaks] = useState<string[] | null>(null)
  const { clues, redaction } = packet
  const key = clues.join(' ')
  // biome-ignore lint/correctness/useExhaustiveDependencies: the same clues in a new array are the same
  useEffect(() => {
    setLeaks(null)
    if (redaction === 'full' || pages.length === 0) return
    const controller = new AbortController()
    const timer = setTimeout(() => {
      engine('packet.leaks', { clues, text: textOf(pages) }, { signal: controller.signal })
        .then((found) => !controller.signal.aborted && setLeaks(found))
        .catch(async (error: unknown) => {
          if (!controller.signal.aborted) showError(await reportDefect(error, 'leaks'))
        })
    }, pause)
    return () => {
      clearTimeout(timer)
      controller.abort()
    }
  }, [key, redaction, pages])
  return leaks
}
