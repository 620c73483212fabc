import type { Sighting } from '../../../shared/contract/entities.ts'
import type { Clue, RowRef } from '../../../shared/ledger/clue.ts'
import { entitiesOfRow, entityId } from '../../../shared/linkage/entity.ts'
import { readRef } from '../row-refs.ts'
import type { BatchRecord } from '../store/records.ts'
import { openTableOf, type Workspace } from '../workspace.ts'
import { batchOf, isCommon, type Meeting, meet, type Place, refOfPlace, rowId } from './meetings.ts'
import { RunMemory } from './run-memory.ts'
import { TicketVersions } from './ticket-versions.ts'

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
  const versions = await TicketVersions.of(workspace, table, of)
  const sightings: Sighting[] = []
  for (const { entity, column } of entities) {
    const meeting = meetings.get(entityId(entity))!
    const others = await otherRows(meeting, of, versions)
    const met = { clues: cluesOn(clues, others, of), runs: await runs.holding(others.places, others.own, signal) }
    const isEarlier = importedBefore(batch, meeting, others)
    sightings.push({
      entity,
      column,
      rows: batchesOfMeeting(meeting),
      ...met,
      isKnown: isEarlier || met.clues.length > 0 || met.runs.length > 0,
      isCommon: isCommon(entity.kind, meeting.rows),
    })
  }
  return sightings
}

/** Whether another row came with a batch before this one; of a value with very many rows every batch counts. */
function importedBefore({ importedAt }: BatchRecord, { batches }: Meeting, { places, isCut }: OtherRows): boolean {
  const met = isCut ? [...batches.values()].map(({ batch }) => batch) : places.map(batchOf)
  return met.some((batch) => batch.importedAt < importedAt)
}

interface OtherRows {
  ids: Set<string>
  places: Place[]
  /** The row itself, where it is among those looked at. */
  own: Place | null
  /** Not all rows were looked at. */
  isCut: boolean
}

/** The rows of a meeting but the one that is asked about and other versions of its ticket. */
async function otherRows({ places, rows }: Meeting, of: RowRef, versions: TicketVersions): Promise<OtherRows> {
  const own = rowId(of)
  const others: OtherRows = { ids: new Set(), places: [], own: null, isCut: places.length < rows }
  for (const place of places) {
    const id = rowId(await refOfPlace(place))
    if (id === own) others.own = place
    if (id === own || (await versions.has(place))) continue
    others.ids.add(id)
    others.places.push(place)
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
function cluesOn(clues: readonly Clue[], { ids }: OtherRows, of: RowRef): Sighting['clues'] {
  const own = rowId(of)
  return clues
    .filter(({ left, right }) => {
      const refs = [left, right].flatMap((ref) => (ref ? [rowId(ref)] : []))
      return refs.some((id) => ids.has(id)) && !refs.includes(own)
    })
    .sort((a, b) => a.serial - b.serial)
    .map(({ id, serial, modelTitle, disposition }) => ({ id, serial, modelTitle, disposition }))
}
