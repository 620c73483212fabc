import type { EngineContract } from '../../../shared/contract/engine.ts'
import type { ArgsOut, Handlers } from '../../../shared/contract/method.ts'
import { AppError } from '../../../shared/errors.ts'
import type { Clue, RowRef } from '../../../shared/ledger/clue.ts'
import { rowCountOf } from '../../../shared/model/relation.ts'
import { NO_ROW } from '../../../shared/table/column.ts'
import { maskText } from '../../../shared/values/mask.ts'
import { type Investigation, resolveRun } from '../investigation.ts'
import { fieldOf, readRef, refOf } from '../row-refs.ts'
import type { StoredTable } from '../store/segments.ts'
import type { Change, Store } from '../store/store.ts'
import { newId } from '../workspace.ts'

type Methods = 'clue.take' | 'clue.list' | 'clue.update' | 'clue.remove'

/** A ledger is read by people; more clues at once are a mistake of the screen. */
const MOST_CLUES = 20_000
const SUMMARY_LENGTH = 120

export function clueHandlers(investigation: Investigation): Pick<Handlers<EngineContract>, Methods> {
  const { store } = investigation.workspace
  return {
    'clue.take': async ({ run: id, step, rows }, { signal }) => {
      const run = await store.get('run', id)
      if (!run) throw new AppError('run.missing', { run: id })
      const { relation, sources, leftParts } = await resolveRun(investigation, id, step)
      const total = rowCountOf(relation)
      const ordinals = rows === 'all' ? Array.from({ length: total }, (_, row) => row) : rows.filter((row) => row < total)
      if (ordinals.length > MOST_CLUES) throw new AppError('clue.tooMany', { rows: ordinals.length, limit: MOST_CLUES })
      const found: Clue[] = []
      const takenAt = new Date().toISOString()
      const rightPart = relation.parts[leftParts]
      for (const ordinal of ordinals) {
        const leftPart = relation.parts.find(({ rows: own }) => own[ordinal] !== NO_ROW)!
        const leftTable = sources.get(leftPart.source)!
        const left = await refOf(leftTable, leftPart.rows[ordinal]!)
        const rightRow = rightPart?.rows[ordinal] ?? NO_ROW
        const right = rightRow === NO_ROW ? null : await refOf(sources.get(rightPart!.source)!, rightRow)
        const rest = await headingOf(leftTable, left)
        const origin = { id: newId(), serial: 0, run: id, model: run.model.id, modelTitle: run.title, step, left, right }
        found.push({ ...origin, ...rest, disposition: 'open', note: '', takenAt })
        signal.throwIfAborted()
      }
      const { taken, clues } = await addNew(store, run.title, found)
      return { taken, already: ordinals.length - taken, clues }
    },
    'clue.list': async () => {
      const clues = await store.list('clue')
      return clues.sort((a, b) => a.serial - b.serial)
    },
    'clue.update': ({ changes }) => store.change(() => changedClues(store, changes)),
    'clue.remove': ({ clues }) =>
      store.change(async () => {
        const wanted = new Set(clues)
        const found = (await store.list('clue')).filter(({ id }) => wanted.has(id))
        if (found.length === 0) return []
        const subject = [...new Set(found.map(({ modelTitle }) => modelTitle))].join('、')
        return [
          ...found.map(({ id }) => ({ remove: 'clue', id }) as const),
          { audit: 'clue.remove', subject, details: { clues: found.length } },
        ]
      }),
  }
}

/** The clues as the changes leave them. Throws `clue.missing` for one that the ledger does not have. */
export async function changedClues(
  store: Store,
  changes: ArgsOut<EngineContract['clue.update']>['changes'],
): Promise<Extract<Change, { put: 'clue' }>[]> {
  const changed = new Map<string, Clue>()
  for (const { clue: id, disposition, note } of changes) {
    const old = changed.get(id) ?? (await store.get('clue', id))
    if (!old) throw new AppError('clue.missing', { clue: id })
    changed.set(id, { ...old, ...(disposition && { disposition }), ...(note !== undefined && { note }) })
  }
  return [...changed].map(([id, value]) => ({ put: 'clue', id, value }))
}

/**
 * Adds the clues that the ledger does not have yet, numbered on from its last. Tells how many are new, and the ids of all in the order found.
 * One change of the store: taking twice at once adds once.
 */
async function addNew(store: Store, title: string, found: readonly Clue[]): Promise<{ taken: number; clues: string[] }> {
  const taken: Clue[] = []
  const known = new Map<string, string>()
  await store.change(async () => {
    const existing = await store.list('clue')
    for (const clue of existing) known.set(keyOf(clue), clue.id)
    let serial = existing.reduce((highest, clue) => Math.max(highest, clue.serial), 0)
    for (const clue of found) {
      const key = keyOf(clue)
      if (known.has(key)) continue
      known.set(key, clue.id)
      taken.push({ ...clue, serial: ++serial })
    }
    if (taken.length === 0) return []
    return [
      ...taken.map((clue) => ({ put: 'clue', id: clue.id, value: clue }) as const),
      { audit: 'clue.take', subject: title, details: { clues: taken.length } },
    ]
  })
  return { taken: taken.length, clues: [...new Set(found.map((clue) => known.get(keyOf(clue))!))] }
}

function keyOf({ model, modelTitle, left, right }: Clue): string {
  return JSON.stringify([model, modelTitle, left.batch, left.row, right?.batch, right?.row])
}

async function headingOf(table: StoredTable, ref: RowRef): Promise<Pick<Clue, 'ticketNo' | 'summary' | 'place'>> {
  const { cells } = await readRef(table, ref)
  const { columns } = table
  const text = fieldOf(columns, cells, 'title') || fieldOf(columns, cells, 'content') || longest(cells)
  return {
    ticketNo: fieldOf(columns, cells, 'ticketNo') || (cells[0] ?? ''),
    summary: maskText(text.replace(/\s+/g, ' ')).slice(0, SUMMARY_LENGTH),
    place: maskText(fieldOf(columns, cells, 'place', 'community', 'street', 'district')),
  }
}

function longest(cells: readonly string[]): string {
  return cells.reduce((best, cell) => (cell.length > best.length ? cell : best), '')
}
