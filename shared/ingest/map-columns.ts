import type { ColumnType, TicketField } from '../table/schema.ts'
import { parseDate } from '../values/date.ts'
import { detectColumnType } from './column-type.ts'
import { type ColumnEvidence, contradicts, evidenceOf, fieldsByContent, speaksOfKinds } from './field-evidence.ts'
import type { DoubtfulColumn } from './import.ts'
import { type Alias, bestOf, findAliases, foldHeader, isForeign } from './mapping.ts'

/** What is proposed for one column. `doubtful`: the analyst is to be asked; `suggestion` is then the field that may be meant. */
export interface MappedColumn {
  field?: TicketField
  type: ColumnType
  doubtful: boolean
  suggestion?: TicketField
}

/** So many cells are looked at, whatever the number of columns. */
const CELLS = 400_000
/** Words that only registers of complaints and petitions use. */
const TICKET_WORDS = /工单|诉求|投诉|来电|留言|信访|热线|反映|信件|承办|办结|满意|12345|求助/
/** Aliases that other tables use as well; in a ticket export they mean what the list says. */
const PLAIN_WORDS =
  /^(?:ticketNo|title|phone|sex|identityNumber|amount|place|district|street|community|caller|category1|receivedAt|unit)$/

/**
 * Field and type of each column, by header and by the first rows (cells by column index; a missing cell counts as empty).
 *
 * - A header that is an alias gives the field, unless the values contradict it; such a column is doubtful.
 * - Values alone give a field that no header claimed, if they are beyond doubt and no other column rivals; otherwise the column is doubtful.
 *   Headers that name something foreign (经办人, 截止时间) are left alone.
 * - In a file that is no ticket export nothing is mapped; what an alias would have said is doubtful. Without a header nothing says what it is, and values
 *   alone are asked.
 *
 * With `kind` `table` only types are found. Types given by hand (`types` of a job, `columns` of the preview) outrank the answer.
 */
export function mapColumns(
  headers: readonly string[],
  rows: readonly (readonly string[])[],
  kind: 'ticket' | 'table' = 'ticket',
): MappedColumn[] {
  const looked = rows.slice(0, Math.max(20, Math.floor(CELLS / Math.max(1, headers.length))))
  const samplesOf = (index: number) => looked.map((row) => row[index] ?? '')
  const fields =
    kind === 'ticket'
      ? fieldsOf(
          headers,
          headers.map((_, index) => evidenceOf(samplesOf(index))),
        )
      : []
  return headers.map((header, index) => {
    const { field, suggestion } = fields[index] ?? {}
    const type = detectColumnType(header, samplesOf(index), field)
    return {
      ...(field && { field }),
      type,
      doubtful: field === undefined && suggestion !== undefined,
      ...(suggestion && !field && { suggestion }),
    }
  })
}

/** The columns among `names` that are in doubt, with the field that may be meant. */
export function doubtfulColumns(names: readonly string[], mapped: readonly MappedColumn[]): DoubtfulColumn[] {
  return names.flatMap((name, index) => {
    const { doubtful, suggestion } = mapped[index]!
    return doubtful ? [{ name, ...(suggestion && { suggestion }) }] : []
  })
}

interface Proposal {
  field?: TicketField | undefined
  suggestion?: TicketField | undefined
}

function fieldsOf(headers: readonly string[], columns: readonly ColumnEvidence[]): Proposal[] {
  const said = findAliases(headers).map((alias, index) => byValues(alias, headers[index]!, columns[index]!))
  const refuted = said.map((alias, index) => alias !== undefined && contradicts(alias.field, columns[index]!))
  const kept = bestOf(said.map((alias, index) => (refuted[index] ? undefined : alias)))
  const isBare = headers.every((header) => foldHeader(header) === '')
  if (!isBare && !isTicketExport(headers, kept)) return kept.map((alias) => ({ suggestion: alias?.field }))
  const proposals: Proposal[] = kept.map((alias, index) =>
    alias ? { field: alias.field } : refuted[index] ? { suggestion: said[index]!.field } : {},
  )
  addByContent(headers, columns, said, proposals)
  return proposals
}

/** 类型 and 类别 stand for the kind of demand or for its matter: the values tell which. */
function byValues(alias: Alias | undefined, header: string, column: ColumnEvidence): Alias | undefined {
  if (!alias || (alias.field !== 'kind' && alias.field !== 'category1')) return alias
  if (!/类型|类别|分类|性质|种类/.test(header) || /[一二三四1-4]级/.test(header)) return alias
  const isKind = speaksOfKinds(column)
  if (isKind === true) return { ...alias, field: 'kind' }
  return isKind === false && /类型/.test(header) && alias.field === 'kind' && !/性质/.test(header)
    ? { field: 'category1', rank: alias.rank + 400 }
    : alias
}

/** A text of the matter, or a ticket's number, and words of the field; or three fields of which not all are common to any table. */
function isTicketExport(headers: readonly string[], found: readonly (Alias | undefined)[]): boolean {
  const fields = found.flatMap((alias) => alias?.field ?? [])
  const words = headers.filter((header) => TICKET_WORDS.test(foldHeader(header))).length
  if (fields.includes('content') || (fields.includes('title') && fields.includes('reply'))) return true
  if (words >= 2 && fields.length >= 2) return true
  const own = fields.filter((field) => !PLAIN_WORDS.test(field)).length
  return words >= 1 && own >= 1 && fields.length >= 3
}

function addByContent(
  headers: readonly string[],
  columns: readonly ColumnEvidence[],
  said: readonly (Alias | undefined)[],
  proposals: Proposal[],
): void {
  const taken = new Set(proposals.flatMap(({ field }) => field ?? []))
  const candidates = new Map<TicketField, { index: number; isSure: boolean }[]>()
  headers.forEach((header, index) => {
    if (said[index] || isForeign(header)) return
    for (const { field, isSure } of evidenceFor(header, columns[index]!)) {
      if (taken.has(field)) continue
      candidates.set(field, [...(candidates.get(field) ?? []), { index, isSure }])
      break
    }
  })
  for (const [field, rivals] of candidates) {
    const [first] = field === 'receivedAt' ? earliest(rivals, columns) : field === 'content' ? longest(rivals, columns) : rivals
    const isAlone = rivals.length === 1 || field === 'content'
    for (const rival of rivals) {
      if (rival === first && rival.isSure && isAlone) proposals[rival.index] = { field }
      else if (rival === first || field !== 'content') proposals[rival.index] = { suggestion: field }
    }
  }
}

/** A column without a name of its own (`列20`, `F7`) that says yes or no is asked about too; under other headers it is a vendor's own. */
function evidenceFor(header: string, column: ColumnEvidence): { field: TicketField; isSure: boolean }[] {
  const found = fieldsByContent(column)
  if (found.length > 0 || column.values.length < 3 || !/^(?:列\d*|[a-z]*\d*)$/.test(foldHeader(header))) return found
  return column.share((value) => /^(?:[是否]|Y|N|yes|no)$/i.test(value)) === 1 ? [{ field: 'solved', isSure: false }] : found
}

interface Rival {
  index: number
  isSure: boolean
}

/** The date column whose values are seldom later than those of the others comes first. */
function earliest(rivals: readonly Rival[], columns: readonly ColumnEvidence[]): Rival[] {
  const mean = ({ index }: Rival) => {
    const times = columns[index]!.values.flatMap((value) => parseDate(value)?.epochMs ?? [])
    return times.reduce((sum, time) => sum + time, 0) / Math.max(1, times.length)
  }
  return rivals.toSorted((a, b) => mean(a) - mean(b))
}

function longest(rivals: readonly Rival[], columns: readonly ColumnEvidence[]): Rival[] {
  return rivals.toSorted((a, b) => columns[b.index]!.meanLength - columns[a.index]!.meanLength)
}
