import type { Handlers } from '../../../shared/contract/method.ts'
import type { EmergingPhrase, FrequentPhrases, Phrase, PhraseMonths, phraseContract } from '../../../shared/contract/phrases.ts'
import { AppError } from '../../../shared/errors.ts'
import { columnsOf, findColumn, rowCountOf } from '../../../shared/model/relation.ts'
import { chunksOf } from '../../../shared/model/relation-chunks.ts'
import { emergence, expectedByChance } from '../../../shared/screening/emerging.ts'
import { choosePhrases, usualChoice } from '../../../shared/screening/phrase-choice.ts'
import { countPhrases, type PhraseCandidate } from '../../../shared/screening/phrase-count.ts'
import type { Query } from '../../../shared/screening/query.ts'
import { QueryFault } from '../../../shared/screening/query-error.ts'
import { monthKey, monthOf } from '../../../shared/screening/tally.ts'
import { DictionaryColumn } from '../../../shared/table/column.ts'
import { rowsAccepted } from '../accepted-rows.ts'
import { breathe, type Investigation, type ResolvedRows, resolveRows } from '../investigation.ts'
import { personNames, readPhraseText } from '../phrase-source.ts'

/** One row of so many has a phrase at least, unless the analyst asks for another support. */
const USUAL_SUPPORT = 2000
/** Months of a plot, 20 years. */
const MOST_MONTHS = 240
/** Share of a call that is spent reading. */
const READING = 0.4

export function phraseHandlers(investigation: Investigation): Handlers<typeof phraseContract> {
  return {
    'phrases.frequent': async ({ of, column, minimumRows, limit }, { signal, progress }) => {
      const rows = await resolveRows(investigation, of, signal)
      const { read, text } = await phrasesOf(rows, column, null, minimumRows, 3, pausing(signal, progress))
      const phrases = read.sort((a, b) => b.rows[0] - a.rows[0] || b.cohesion - a.cohesion || (a.text < b.text ? -1 : 1))
      return {
        rows: rowCountOf(rows.relation),
        read: text.groups.length,
        minimumRows: leastRows(minimumRows, text.groups.length, 3),
        tested: phrases.length,
        phrases: phrases.slice(0, limit).map(phraseOf),
      } satisfies FrequentPhrases
    },
    'phrases.emerging': async (args, { signal, progress }) => {
      const { of, column, dateColumn, period, baseline, minimumRows, minimumZ, limit } = args
      const rows = await resolveRows(investigation, of, signal)
      const periods = { dateColumn, period, baseline }
      const { read, text, groupRows } = await phrasesOf(rows, column, periods, minimumRows, 5, pausing(signal, progress))
      const periodRead = text.groups.reduce((count, group) => count + Number(group === 0), 0)
      const baselineRead = text.groups.length - periodRead
      const isComparable = periodRead > 0 && baselineRead > 0
      const compared = isComparable ? read.map((phrase) => emergingOf(phrase, periodRead, baselineRead)) : []
      const found = compared.filter(({ z }) => z >= minimumZ).sort((a, b) => b.z - a.z || (a.text < b.text ? -1 : 1))
      return {
        period: { rows: groupRows[0], read: periodRead },
        baseline: { rows: groupRows[1], read: baselineRead },
        minimumRows: leastRows(minimumRows, periodRead, 5),
        tested: compared.length,
        found: found.length,
        expectedByChance: expectedByChance(compared.length, minimumZ),
        phrases: found.slice(0, limit),
      }
    },
    'phrases.months': async ({ of, column, dateColumn, phrases }, { signal }) =>
      monthsOf(investigation, await resolveRows(investigation, of, signal), column, dateColumn, phrases, signal),
  }
}

type Pause = (done: number) => Promise<void>

function pausing(signal: AbortSignal, progress: (share: number) => void): Pause {
  return async (done) => {
    progress(done)
    await breathe()
    signal.throwIfAborted()
  }
}

function leastRows(asked: number | undefined, rows: number, least: number): number {
  return asked ?? Math.max(least, Math.ceil(rows / USUAL_SUPPORT))
}

async function phrasesOf(
  rows: ResolvedRows,
  column: string | undefined,
  periods: Parameters<typeof readPhraseText>[2],
  minimumRows: number | undefined,
  least: number,
  pause: Pause,
) {
  const { text, groupRows } = await readPhraseText(rows, column, periods, (done) => pause(READING * done)).catch(dateError)
  const own = text.groups.reduce((count, group) => count + Number(group === 0), 0)
  const candidates = await countPhrases(text, {
    minimumRows: leastRows(minimumRows, own, least),
    minimumCohesion: usualChoice.minimumCohesion,
    pause: (done) => pause(READING + (1 - READING) * done),
  })
  const chosen = choosePhrases(candidates)
  const names = await personNames(rows, new Set(chosen.map((candidate) => candidate.text)))
  return { read: chosen.filter((candidate) => !names.has(candidate.text)), text, groupRows }
}

/** A period whose dates cannot be read, or which ends before it begins. */
function dateError(error: unknown): never {
  if (error instanceof QueryFault) throw new AppError('phrases.periodInvalid', {})
  throw error
}

function phraseOf({ text, rows, occurrences, cohesion, leftFreedom, rightFreedom }: PhraseCandidate): Phrase {
  return { text, rows: rows[0], occurrences, cohesion, leftFreedom, rightFreedom }
}

function emergingOf(phrase: PhraseCandidate, periodRows: number, baselineRows: number): EmergingPhrase {
  const { ratio, z } = emergence(phrase.rows[0], periodRows, phrase.rows[1], baselineRows)
  return { ...phraseOf(phrase), baselineRows: phrase.rows[1], ratio: Number.isFinite(ratio) ? ratio : null, z }
}

async function monthsOf(
  investigation: Investigation,
  rows: ResolvedRows,
  column: string | undefined,
  dateColumn: string,
  phrases: readonly string[],
  signal: AbortSignal,
): Promise<PhraseMonths> {
  const { relation, sources } = rows
  const dates = findColumn(columnsOf(relation, sources), dateColumn, '')
  const monthOfRow = new Uint32Array(rowCountOf(relation))
  for (const chunk of chunksOf(relation, sources)) {
    const values = await chunk.column(dates)
    const known = values instanceof DictionaryColumn ? Uint32Array.from(values.values, monthOf) : null
    for (let index = 0; index < chunk.rows.length; index++) {
      const row = chunk.rows[index]!
      monthOfRow[chunk.start + index] = known ? known[(values as DictionaryColumn).codes[row]!]! : monthOf(values.get(row))
    }
    await breathe()
    signal.throwIfAborted()
  }
  const { months, placeOf } = monthsIn(monthOfRow)
  const tally = (counted: (count: (row: number) => void) => void) => {
    const counts = new Array<number>(months.length).fill(0)
    counted((row) => {
      const place = placeOf.get(monthOfRow[row]!)
      if (place !== undefined) counts[place]!++
    })
    return counts
  }
  const queries = phrases.map((text): Query => {
    const term: Query = { kind: 'term', text }
    return column === undefined ? term : { kind: 'field', column, item: term }
  })
  const accepted = await rowsAccepted(investigation, relation, sources, queries, signal)
  return {
    months: months.map(monthKey),
    all: tally((count) => {
      for (let row = 0; row < monthOfRow.length; row++) count(row)
    }),
    phrases: accepted.map((places) => tally((count) => places.forEach(count))),
  }
}

/** The months from the first to the last in time; where a wrong date makes them too many, only those that rows have. */
function monthsIn(monthOfRow: Uint32Array): { months: number[]; placeOf: Map<number, number> } {
  const found = [...new Set(monthOfRow)].filter((month) => month !== 0).sort((a, b) => a - b)
  const first = found[0] ?? 0
  const span = found.length === 0 ? 0 : found.at(-1)! - first + 1
  const months = span <= MOST_MONTHS ? Array.from({ length: span }, (_, index) => first + index) : found.slice(-MOST_MONTHS)
  return { months, placeOf: new Map(months.map((month, place) => [month, place])) }
}
