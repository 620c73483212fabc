import { AppError } from '../../shared/errors.ts'
import type { Clue } from '../../shared/ledger/clue.ts'
import { inputsOf, type Model } from '../../shared/model/model.ts'
import { isDraftId, stepName } from '../../shared/model/titles.ts'
import { nthStepWords } from '../../shared/referral/card-words.ts'
import type { PacketSource } from '../../shared/referral/document.ts'
import { matterOf } from '../../shared/referral/matter.ts'
import { normalizeDate } from '../../shared/values/value.ts'
import { type Investigation, sourcesOfRun } from './investigation.ts'
import type { RunRecord } from './store/records.ts'
import type { StoredTable } from './store/segments.ts'

/** `2026-06-12`; a date of which only month or year is stated is shorter. */
const DAY_LENGTH = 10

/** Where a packet's clues come from: files, model, funnel and the period of its tickets, of the run of its first clue; and what matter they are. */
export async function packetSourceOf(
  investigation: Investigation,
  clues: readonly Clue[],
): Promise<{ source: PacketSource; matter: string }> {
  const [first] = clues
  if (!first) throw new AppError('packet.empty')
  const run = await investigation.workspace.store.get('run', first.run)
  if (!run) throw new AppError('run.missing', { run: first.run })
  const sources = await sourcesOfRun(investigation.workspace, run, usedSources(run.model, first.step))
  const tables = [...sources.values()]
  const source: PacketSource = {
    datasets: tables.flatMap(({ dataset, batches }) =>
      batches.map(({ fileName, account, sha256 }) => ({ name: dataset.name, file: fileName, rows: account.accepted, sha256 })),
    ),
    model: { title: run.title, id: isDraftId(run.model.id) ? '' : run.model.id, hash: run.hash },
    funnel: funnelOf(run, first.step),
    period: await periodOf(tables),
  }
  return { source, matter: matterOf(run.model) }
}

function usedSources(model: Model, id: string): Set<string> {
  const used = new Set([id])
  for (const step of model.steps.toReversed()) {
    if (!used.has(step.id)) continue
    for (const input of inputsOf(step)) used.add(input)
  }
  return used
}

/** Layers of screens and links that lead to the step, with the counts that the run reported. */
function funnelOf(run: RunRecord, id: string): PacketSource['funnel'] {
  const used = usedSources(run.model, id)
  return run.steps.flatMap((report) => {
    if (!used.has(report.id)) return []
    if (report.layers?.length) return report.layers
    const name = stepName(run.model, report.id, nthStepWords) ?? report.id
    return [{ name, in: report.in ?? 0, out: report.out ?? 0 }]
  })
}

/** First and last day on which the tickets were received, `2026-01-01至2026-06-30`; '' without such a column. */
async function periodOf(tables: readonly StoredTable[]): Promise<string> {
  const table = tables.find(({ dataset }) => dataset.kind === 'ticket')
  const column = table?.columns.find(({ field }) => field === 'receivedAt')
  if (!table || !column) return ''
  let first = ''
  let last = ''
  for (let segment = 0; segment < table.segments.length; segment++) {
    const values = await table.segmentColumn(segment, column.name)
    for (let row = 0; row < values.length; row++) {
      const text = values.get(row)
      if (isBetween(text, first, last)) continue
      const day = normalizeDate(text)
      if (day?.length !== DAY_LENGTH) continue
      if (first === '' || day < first) first = day
      if (day > last) last = day
    }
  }
  return first && `${first}至${last}`
}

/** Most dates lie between two that are known already; they need not be read. */
function isBetween(text: string, first: string, last: string): boolean {
  const day = text.slice(0, 10)
  return first !== '' && day >= first && day <= last && /^\d{4}-\d{2}-\d{2}$/.test(day)
}
