import {
  columnsOf,
  findColumn,
  type Relation,
  type RelationColumn,
  rowCountOf,
  type TableReader,
} from '../../shared/model/relation.ts'
import { chunksOf } from '../../shared/model/relation-chunks.ts'
import { type PhraseText, PhraseTextWriter } from '../../shared/screening/phrase-text.ts'
import { rangeTest } from '../../shared/screening/value-test.ts'
import { DictionaryColumn, type StringColumn } from '../../shared/table/column.ts'
import { fold } from '../../shared/values/fold.ts'
import { looksLikePersonName } from '../../shared/values/surname.ts'
import { breathe } from './investigation.ts'

interface Rows {
  relation: Relation
  sources: ReadonlyMap<string, TableReader>
}

/** Dates as text, both included on their precision. */
interface Span {
  from: string
  to: string
}

export interface ReadText {
  text: PhraseText
  /** Rows that belong to each group, whether they were read or not. */
  groupRows: [number, number]
}

/** The columns in which phrases are looked for: the one that is named, else those in which a term looks. */
export function textColumns({ relation, sources }: Rows, column: string | undefined): RelationColumn[] {
  const columns = columnsOf(relation, sources)
  if (column !== undefined) return [findColumn(columns, column, '')]
  const texts = columns.filter(({ type }) => type === 'text')
  return texts.length > 0 ? texts : columns
}

/** Reads the text of all rows, or of a sample of many, as one group; of two periods as two. `pause` hears the share of the rows that is read. */
export async function readPhraseText(
  rows: Rows,
  column: string | undefined,
  periods: { dateColumn: string; period: Span; baseline: Span } | null,
  pause: (done: number) => Promise<void>,
): Promise<ReadText> {
  const { relation, sources } = rows
  const total = rowCountOf(relation)
  const columns = textColumns(rows, column)
  const dates = periods && findColumn(columnsOf(relation, sources), periods.dateColumn, '')
  const groupOf = periods && dates && groupTest(dates, periods.period, periods.baseline)
  const groupRows: [number, number] = [0, 0]
  const writer = new PhraseTextWriter(total)
  for (const chunk of chunksOf(relation, sources)) {
    const texts: StringColumn[] = []
    for (const each of columns) texts.push(await chunk.column(each))
    const groups = dates && groupOf && groupsOf(await chunk.column(dates), groupOf)
    for (let index = 0; index < chunk.rows.length; index++) {
      const row = chunk.rows[index]!
      const group = groups ? groups(row) : 0
      if (group === null) continue
      groupRows[group]++
      const ordinal = chunk.start + index
      if (writer.wants(ordinal)) {
        const cells = texts.map((text) => text.get(row))
        writer.add(ordinal, cells, group)
      }
      if (index % 16_384 === 16_383) await pause(ordinal / total)
    }
    await pause((chunk.start + chunk.rows.length) / total)
  }
  return { text: writer.finish(), groupRows }
}

/** Which of these phrases are the name of someone in a column of names: personal data, and no matter of a screen. */
export async function personNames({ relation, sources }: Rows, phrases: ReadonlySet<string>): Promise<Set<string>> {
  const found = new Set<string>()
  for (const column of columnsOf(relation, sources).filter(({ type }) => type === 'personName')) {
    for (const chunk of chunksOf(relation, sources)) {
      const values = await chunk.column(column)
      const check = (value: string) => {
        const name = fold(value).trim()
        if (phrases.has(name) && looksLikePersonName(name)) found.add(name)
      }
      if (values instanceof DictionaryColumn) values.values.forEach(check)
      else for (const row of chunk.rows) check(values.get(row))
      await breathe()
    }
  }
  return found
}

type GroupTest = (date: string) => 0 | 1 | null

/** Throws `QueryFault` for a span whose dates cannot be read or which ends before it begins. */
function groupTest(column: RelationColumn, period: Span, baseline: Span): GroupTest {
  const isWithin = (span: Span) => rangeTest({ kind: 'range', column: column.name, ...span }, { ...column, type: 'date' })
  const isPeriod = isWithin(period)
  const isBaseline = isWithin(baseline)
  return (date) => (isPeriod(date) ? 0 : isBaseline(date) ? 1 : null)
}

/** The group of each row of a column; of a dictionary its values are judged once. */
function groupsOf(column: StringColumn, test: GroupTest): (row: number) => 0 | 1 | null {
  if (!(column instanceof DictionaryColumn)) return (row) => test(column.get(row))
  const groups = column.values.map(test)
  return (row) => groups[column.codes[row]!]!
}
