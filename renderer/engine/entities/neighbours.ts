import type { GraphEdge, GraphNode } from '../../../shared/contract/entities.ts'
import type { RowRef } from '../../../shared/ledger/clue.ts'
import { type Entity, entitiesIn, entitiesOfRow, entityId } from '../../../shared/linkage/entity.ts'
import { neighbourhoodOf, type Tie } from '../../../shared/linkage/neighbourhood.ts'
import { readRef } from '../row-refs.ts'
import type { StoredTable } from '../store/segments.ts'
import type { Workspace } from '../workspace.ts'
import { cellsOf } from './entity-rows.ts'
import { isCommon, type Meeting, meet, type Place, refOfPlace, rowId } from './meetings.ts'
import { openTables } from './open-tables.ts'
import { rowLabel } from './row-label.ts'

type Start = { row: RowRef } | { entity: Pick<Entity, 'kind' | 'key'> }

/** More rows of one entity are more than it may have to be followed. */
const MOST_PLACES = 201

/** What lies around a row or an entity: rows that share an entity with it and, further out, theirs. Progress grows to 1 with each ring. */
export async function neighboursOf(
  workspace: Workspace,
  of: Start,
  reach: number,
  limit: number,
  signal: AbortSignal,
  onShare: (share: number) => void,
): Promise<{ nodes: GraphNode[]; edges: GraphEdge[]; isCut: boolean }> {
  const tables = await openTables(workspace)
  const around = new Around(workspace, tables, signal)
  const start =
    'row' in of
      ? { id: await around.addRow(of.row), kind: 'row' as const }
      : { id: await around.addEntity(of.entity), kind: 'entity' as const }
  let rings = 0
  const found = await neighbourhoodOf(start, reach, limit, {
    entitiesOf: async (rows) => {
      const ties = await around.entitiesOf(rows, rings > 0)
      onShare(++rings / reach)
      return ties
    },
    rowsOf: async (entities) => {
      const ties = await around.rowsOf(entities)
      onShare(++rings / reach)
      return ties
    },
  })
  const clues = new Set(
    (await workspace.store.list('clue')).flatMap(({ left, right }) => [left, right].flatMap((ref) => (ref ? [rowId(ref)] : []))),
  )
  const nodes = found.nodes.map(({ id, kind, distance }) => ({
    id,
    node: kind === 'row' ? around.rowNode(id, clues.has(id)) : around.entityNode(id),
    distance,
  }))
  return { nodes, edges: found.ties, isCut: found.isCut }
}

interface KnownRow {
  ref: RowRef
  table: StoredTable
  cells: string[]
}

/** Rows and entities as they are met, each read once. */
class Around {
  private readonly rows = new Map<string, KnownRow>()
  private readonly places = new Map<string, Place>()
  private readonly entities = new Map<string, { entity: Entity; meeting: Meeting }>()

  constructor(
    private readonly workspace: Workspace,
    private readonly tables: readonly StoredTable[],
    private readonly signal: AbortSignal,
  ) {}

  async addRow(ref: RowRef): Promise<string> {
    const table = this.tables.find(({ dataset }) => dataset.id === ref.dataset)
    const id = rowId(ref)
    if (table) this.rows.set(id, { ref, table, cells: (await readRef(table, ref)).cells })
    return id
  }

  /** An entity that is asked about by its normal form is shown as its first row has it. */
  async addEntity(asked: Pick<Entity, 'kind' | 'key'>): Promise<string> {
    const id = entityId(asked)
    await this.meetAll([{ ...asked, shown: asked.key }])
    const known = this.entities.get(id)!
    const [first] = known.meeting.places
    if (first) {
      const cell = await first.table.cell(first.segment, first.column, first.at)
      const found = entitiesIn(asked.kind, cell).find(({ key }) => key === asked.key)
      if (found) this.entities.set(id, { ...known, entity: found })
    }
    return id
  }

  /** Entities of rows, those of few rows first; with `onlyShared` without those that nobody else has. */
  async entitiesOf(ids: readonly string[], onlyShared: boolean): Promise<Tie[]> {
    const ties: Tie[] = []
    const fresh: Entity[] = []
    for (const id of ids) {
      const { table, cells } = await this.rowOf(id)
      for (const { entity, column } of entitiesOfRow(table.columns, cells)) {
        fresh.push(entity)
        ties.push({ row: id, entity: entityId(entity), column })
      }
      this.signal.throwIfAborted()
    }
    await this.meetAll(fresh)
    const rowsOf = (tie: Tie) => this.entities.get(tie.entity)!.meeting.rows
    const shown = onlyShared ? ties.filter((tie) => rowsOf(tie) > 1) : ties
    return shown.sort((a, b) => rowsOf(a) - rowsOf(b))
  }

  /** Rows of entities, those of rare ones first; a common entity is not followed. */
  async rowsOf(ids: readonly string[]): Promise<Tie[]> {
    const ties: Tie[] = []
    const followed = ids
      .map((id) => ({ id, ...this.entities.get(id)! }))
      .filter(({ entity, meeting }) => !isCommon(entity.kind, meeting.rows))
      .sort((a, b) => a.meeting.rows - b.meeting.rows)
    for (const { id, meeting } of followed) {
      for (const place of meeting.places) {
        const row = rowId(await refOfPlace(place))
        if (!this.rows.has(row)) this.places.set(row, place)
        ties.push({ row, entity: id, column: place.column })
      }
      this.signal.throwIfAborted()
    }
    for (const id of new Set(ties.map(({ row }) => row))) await this.rowOf(id)
    return ties
  }

  rowNode(id: string, isClue: boolean): GraphNode['node'] {
    const { ref, table, cells } = this.rows.get(id)!
    return { kind: 'row', ref, dataset: table.dataset.name, label: rowLabel(table.columns, cells), isClue }
  }

  entityNode(id: string): GraphNode['node'] {
    const { entity, meeting } = this.entities.get(id)!
    return { kind: 'entity', entity, rows: meeting.rows, isCommon: isCommon(entity.kind, meeting.rows) }
  }

  private async rowOf(id: string): Promise<KnownRow> {
    const known = this.rows.get(id)
    if (known) return known
    const place = this.places.get(id)!
    const row = { ref: await refOfPlace(place), table: place.table, cells: await cellsOf(place) }
    this.rows.set(id, row)
    return row
  }

  private async meetAll(entities: readonly Entity[]): Promise<void> {
    const fresh = new Map(entities.map((entity) => [entityId(entity), entity]))
    for (const id of this.entities.keys()) fresh.delete(id)
    if (fresh.size === 0) return
    const { workspace, tables, signal } = this
    const meetings = await meet(workspace, [...fresh.values()], { mostPlaces: MOST_PLACES, signal, tables })
    for (const [id, entity] of fresh) this.entities.set(id, { entity, meeting: meetings.get(id)! })
  }
}
