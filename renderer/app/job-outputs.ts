import type { OutputProgress } from '../../shared/contract/engine.ts'
import type { TermProgress } from '../../shared/contract/term-report.ts'
import { AppError } from '../../shared/errors.ts'
import { type PacketLetter, titleForTemplate } from '../../shared/ledger/packet.ts'
import type { JobOutput, OutputReport, PacketOutput } from '../../shared/model/job-file.ts'
import { titleOf } from '../../shared/model/titles.ts'
import type { PacketContent } from '../../shared/referral/document.ts'
import { packetHtml } from '../../shared/referral/packet-html.ts'
import { termCsv } from '../../shared/referral/term-report-csv.ts'
import { termReportHtml } from '../../shared/referral/term-report-html.ts'
import { termReportWorkbook } from '../../shared/referral/term-report-xlsx.ts'
import { verificationHtml } from '../../shared/referral/verification-html.ts'
import { verificationWorkbook } from '../../shared/referral/verification-xlsx.ts'
import type { TermReport } from '../../shared/screening/term-report.ts'
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
    case 'clusters':
      return [await writeCsv(output.to, { what: output.what, rows: rowsOf(output.of, output.what, state) })]
    case 'rejects':
      return [await writeCsv(output.to, { what: 'rejects', dataset: datasetOf(output.of, state) })]
    case 'packet':
      return writePacket(output, state)
    case 'verification':
      return writeVerifications(output.of, output.to, state)
    case 'terms':
      return [await writeTerms(output.of, output.to, state)]
  }
}

type CsvSource = Parameters<typeof engine<'output.csv'>>[1]['of']

async function writeCsv(to: string, of: CsvSource): Promise<OutputReport> {
  return writing(to, async (token) => {
    let total = 0
    for (let offset = 0; offset === 0 || offset < total; offset += ROWS_AT_ONCE) {
      const piece = await engine('output.csv', { of, offset, limit: ROWS_AT_ONCE }, { onProgress: sayProgress(to) })
      total = piece.total
      await desktop('file.write', { token, bytes: piece.bytes })
    }
    const { sha256 } = await desktop('file.commit', { token })
    return { to, rows: total, sha256 }
  })
}

/** Says each full percent once. */
function sayProgress(to: string): (progress: OutputProgress) => void {
  let said = ''
  return ({ reading, row, total }) => {
    const share = reading < 1 ? `读右表 ${Math.floor(reading * 100)} %` : `${Math.floor((row / Math.max(1, total)) * 100)} %`
    if (share !== said) void desktop('job.progress', { line: `${to}：${share}` })
    said = share
  }
}

function datasetOf(name: string, { datasets }: JobState): string {
  const dataset = datasets.get(name)
  if (!dataset) throw new AppError('output.sourceMissing', { of: name })
  return dataset
}

function rowsOf(of: string, what: 'rows' | 'links' | 'clusters', state: JobState): Extract<CsvSource, { rows: unknown }>['rows'] {
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
    letter: letterOf(output, titleOf(model)),
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
  if (format === 'pdf') return writePdf(packetHtml(content), to, content.date || NO_DATE)
  return writeBytes(await officeFile(content, format), to)
}

/** A report for each batch of an import, numbered where there are several; the name of the file says whether it is a workbook. */
async function writeVerifications(of: string, to: string, state: JobState): Promise<OutputReport[]> {
  const dataset = datasetOf(of, state)
  const known = (await engine('dataset.list', {})).find(({ id }) => id === dataset)?.batches.filter(({ mends }) => mends === null)
  const batches = state.batches.get(of) ?? (known ?? []).slice(-1).map(({ id }) => id)
  const reports: OutputReport[] = []
  for (const [index, batch] of batches.entries()) {
    const file = batches.length === 1 ? to : to.replace(/(?=\.[^.]*$|$)/, `-${index + 1}`)
    const report = await engine('batch.verification', { batch })
    const sha256 = /\.xlsx$/i.test(file)
      ? await writeBytes(verificationWorkbook(report), file)
      : await writePdf(verificationHtml(report), file, NO_DATE)
    reports.push({ to: file, rows: report.account.received, sha256 })
  }
  return reports
}

/** All layers of a screen step; the name of the file says whether it is a workbook or pages, else it is CSV. */
async function writeTerms(of: string, to: string, state: JobState): Promise<OutputReport> {
  const rows = rowsOf(of, 'links', state)
  if (!('run' in rows)) throw new AppError('output.sourceMissing', { of })
  const onProgress = ({ done, total }: TermProgress) =>
    void desktop('job.progress', { line: `${to}：${Math.round((done / total) * 100)} %` })
  const report = await engine('terms.report', { of: { run: rows.run, step: rows.step } }, { onProgress })
  const terms = report.layers.reduce((sum, layer) => sum + layer.terms.length, 0)
  return { to, rows: terms, sha256: await writeTermForm(report, to) }
}

function writeTermForm(report: TermReport, to: string): Promise<string> {
  if (/\.pdf$/i.test(to)) return writePdf(termReportHtml(report), to, NO_DATE)
  return writeBytes(/\.xlsx$/i.test(to) ? termReportWorkbook(report) : termCsv(report), to)
}

async function writePdf(html: string, to: string, date: string): Promise<string> {
  const onProgress = (fraction: number) => void desktop('job.progress', { line: `${to}：${Math.round(fraction * 100)} %` })
  return writing(to, async (token) => (await desktop('print.pdf', { html, token, date }, { onProgress })).sha256)
}

async function writeBytes(bytes: Uint8Array<ArrayBuffer>, to: string): Promise<string> {
  return writing(to, async (token) => {
    await desktop('file.write', { token, bytes })
    return (await desktop('file.commit', { token })).sha256
  })
}

/** Nothing of a file appears that could not be written whole. */
async function writing<T>(to: string, write: (token: string) => Promise<T>): Promise<T> {
  const { token } = await desktop('job.target', { to })
  try {
    return await write(token)
  } catch (error) {
    await desktop('file.abort', { token })
    throw error
  }
}
