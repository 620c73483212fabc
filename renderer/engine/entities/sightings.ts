import type { Entity, Sighting } from '../../../shared/contract/entities.ts'
import type { Clue, RowRef } from '../../../shared/ledger/clue.ts'
import { readRef } from '../row-refs.ts'
import { openTableOf, type Workspace } from '../workspace.ts'
import { entitiesIn, entityColumns, entityId } from './entity-columns.ts'
import { isCommon, type Meeting, meet, refOfPlace, rowId } from './meetings.ts'
import { RunMemory } from './run-memory.ts'

/** Rows of an entity that are looked for among clues and runs. */
const MOST_PLACES = 2000

/** What was met before of the phones, plates, persons and companies of a row, by its columns. Progress is the share that is looked through. */
export async function sightingsOf(
  workspace: Workspace,
  of: RowRef,
  signal: AbortSignal,
  onShare: (share: number) => void,
): Promise<Sighting[]> {
  const table = await openTableOf(workspace, of.dataset)
  const { cells, batch } = await readRef(table, of)
  const entities = entitiesOfRow(table.columns, cells)
  const wanted = entities.map(({ entity }) => entity)
  const meetings = await meet(workspace, wanted, { mostPlaces: MOST_PLACES, signal, onShare })
  const clues = await workspace.store.list('clue')
  const runs = await RunMemory.of(workspace)
  const sightings: Sighting[] = []
  for (const { entity, column } of entities) {
    const meeting = meetings.get(entityId(entity))!
    const others = await otherRows(meeting, of)
    const rows = batchesOfMeeting(meeting)
    const sighting = {
      entity,
      column,
      rows,
      clues: cluesOn(clues, others, of),
      runs: await runs.holding(
        meeting.places.filter((_, index) => others.places.has(index)),
        signal,
      ),
      isCommon: isCommon(entity.kind, meeting.rows),
    }
    const isEarlier = rows.some((each) => each.batch !== of.batch && each.importedAt < batch.importedAt)
    sightings.push({ ...sighting, isKnown: isEarlier || sighting.clues.length > 0 || sighting.runs.length > 0 })
  }
  return sightings
}

/** Each entity of a row once, with the first column that names it. */
export function entitiesOfRow(
  columns: Parameters<typeof entityColumns>[0],
  cells: readonly string[],
): { entity: Entity; column: string }[] {
  const found = new Map<string, { entity: Entity; column: string }>()
  for (const { name, kind } of entityColumns(columns)) {
    const cell = cells[columns.findIndex((column) => column.name === name)] ?? ''
    for (const entity of entitiesIn(kind, cell)) {
      const id = entityId(entity)
      if (!found.has(id)) found.set(id, { entity, column: name })
    }
  }
  return [...found.values()]
}

/** The rows of a meeting but the one that is asked about: their ids, and their numbers among its places. */
async function otherRows({ places }: Meeting, of: RowRef): Promise<{ ids: Set<string>; places: Set<number> }> {
  const own = rowId(of)
  const others = { ids: new Set<string>(), places: new Set<number>() }
  for (const [index, place] of places.entries()) {
    const id = rowId(await refOfPlace(place))
    if (id === own) continue
    others.ids.add(id)
    others.places.add(index)
  }
  return others
}

function batchesOfMeeting({ batches }: Meeting): Sighting['rows'] {
  const rows = [...batches.values()].map(({ table, batch, rows: count }) => ({
    dataset: table.dataset.id,
    name: table.dataset.name,
    batch: batch.id,
    file: batch.fileName,
    importedAt: batch.importedAt,
    rows: count,
  }))
  return rows.sort((a, b) => (a.importedAt < b.importedAt ? -1 : a.importedAt > b.importedAt ? 1 : 0))
}

/** Clues that stand on one of the rows and not on the row that is asked about. */
function cluesOn(clues: readonly Clue[], { ids }: { ids: ReadonlySet<string> }, of: RowRef): Sighting['clues'] {
  const own = rowId(of)
  return clues
    .filter(({ left, right }) => {
      const refs = [left, right].flatMap((ref) => (ref ? [rowId(ref)] : []))
      return refs.some((id) => ids.has(id)) && !refs.includes(own)
    })
    .sort((a, b) => a.serial - b.serial)
    .map(({ id, serial, modelTitle, disposition }) => ({ id, serial, modelTitle, disposition }))
}
