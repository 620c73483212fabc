import { AppError } from '../../shared/errors.ts'
import { type PacketLetter, titleForTemplate } from '../../shared/ledger/packet.ts'
import type { JobOutput, OutputReport, PacketOutput } from '../../shared/model/job-file.ts'
import type { PacketContent } from '../../shared/referral/document.ts'
import { packetHtml } from '../../shared/referral/packet-html.ts'
import { messagesNow } from '../messages/messages.ts'
import { officeFile } from '../ui/office-file.ts'
import { desktop, engine } from './clients.ts'
import type { JobState } from './job-runner.ts'

const ROWS_AT_ONCE = 10_000
/** A PDF has to bear a date; that of a letter without one must not depend on the day it was made. */
const NO_DATE = '2000-01-01'

/** Writes one output of a job; a packet is a file for each format. */
export async function writeOutput(output: JobOutput, state: JobState): Promise<OutputReport[]> {
  switch (output.what) {
    case 'rows':
    case 'links':
      return [await writeCsv(output.to, { what: output.what, rows: rowsOf(output.of, output.what, state) })]
    case 'rejects':
      return [await writeCsv(output.to, { what: 'rejects', dataset: datasetOf(output.of, state) })]
    case 'packet':
      return writePacket(output, state)
    default:
      throw new AppError('output.invalid', { what: output.what, of: output.of })
  }
}

type CsvSource = Parameters<typeof engine<'output.csv'>>[1]['of']

async function writeCsv(to: string, of: CsvSource): Promise<OutputReport> {
  const { token } = await desktop('job.target', { to })
  try {
    let total = 0
    for (let offset = 0; offset === 0 || offset < total; offset += ROWS_AT_ONCE) {
      const piece = await engine('output.csv', { of, offset, limit: ROWS_AT_ONCE })
      total = piece.total
      await desktop('file.write', { token, bytes: piece.bytes })
    }
    const { sha256 } = await desktop('file.commit', { token })
    return { to, rows: total, sha256 }
  } catch (error) {
    await desktop('file.abort', { token })
    throw error
  }
}

function datasetOf(name: string, { datasets }: JobState): string {
  const dataset = datasets.get(name)
  if (!dataset) throw new AppError('output.sourceMissing', { of: name })
  return dataset
}

function rowsOf(of: string, what: 'rows' | 'links', state: JobState): Extract<CsvSource, { rows: unknown }>['rows'] {
  if (what === 'rows' && state.datasets.has(of)) return { dataset: datasetOf(of, state) }
  for (const [id, { run, model, failedSteps }] of state.runs) {
    const step = of.startsWith(`${id}/`) ? of.slice(id.length + 1) : undefined
    if (step === undefined || !model.steps.some((candidate) => candidate.id === step)) continue
    if (failedSteps.has(step)) break
    return { run, step }
  }
  throw new AppError('output.sourceMissing', { of })
}

async function writePacket(output: PacketOutput, state: JobState): Promise<OutputReport[]> {
  const found = state.runs.get(output.of)
  if (!found) throw new AppError('output.sourceMissing', { of: output.of })
  const { run, model, failedSteps } = found
  const step = model.clues
  if (step === undefined) throw new AppError('packet.noClueStep', { model: model.id })
  if (failedSteps.has(step)) throw new AppError('output.sourceMissing', { of: `${model.id}/${step}` })
  const { clues } = await engine('clue.take', { run, step, rows: 'all' })
  if (clues.length === 0) throw new AppError('packet.empty')
  const content = await engine('packet.compose', {
    letter: letterOf(output, model.title ?? model.id),
    clues,
    redaction: output.redaction,
  })
  const folder = output.to.replace(/[\\/]+$/, '')
  const reports: OutputReport[] = []
  for (const format of output.formats) {
    const to = `${folder}/packet.${format}`
    reports.push({ to, rows: clues.length, sha256: await writeFormat(content, format, to) })
  }
  return reports
}

function letterOf({ template, receiver, date }: PacketOutput, modelTitle: string): PacketLetter {
  const { packetTitle, packetSuggestion } = messagesNow().clues
  return {
    template,
    title: titleForTemplate(template, packetTitle(modelTitle)),
    number: '',
    receiver,
    date: date ?? '',
    opening: '',
    suggestion: packetSuggestion,
    legalBasis: '',
    replyDeadline: '',
    contact: '',
  }
}

async function writeFormat(content: PacketContent, format: PacketOutput['formats'][number], to: string): Promise<string> {
  const { token } = await desktop('job.target', { to })
  try {
    if (format === 'pdf') {
      const html = packetHtml(content)
      const onProgress = (fraction: number) => void desktop('job.progress', { line: `${to}：${Math.round(fraction * 100)} %` })
      return (await desktop('print.pdf', { html, token, date: content.date || NO_DATE }, { onProgress })).sha256
    }
    await desktop('file.write', { token, bytes: await officeFile(content, format) })
    return (await desktop('file.commit', { token })).sha256
  } catch (error) {
    await desktop('file.abort', { token })
    throw error
  }
}
