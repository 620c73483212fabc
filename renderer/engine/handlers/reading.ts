import type { Handlers } from '../../../shared/contract/method.ts'
import type { readingContract } from '../../../shared/contract/reading.ts'
import { countCues, ordinalsInResult } from '../cued-rows.ts'
import type { Investigation } from '../investigation.ts'
import { similarTickets } from '../similar-tickets.ts'

export function readingHandlers(investigation: Investigation): Handlers<typeof readingContract> {
  return {
    'rows.cues': ({ of }, { signal, progress }) => countCues(investigation, of, signal, progress),
    'rows.ordinals': ({ of, rows }, { signal }) => ordinalsInResult(investigation, of, rows, signal),
    'ticket.similar': ({ of, limit }, { signal }) => similarTickets(investigation.workspace, of, limit, signal),
  }
}
