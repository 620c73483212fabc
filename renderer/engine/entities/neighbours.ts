import type { GraphEdge, GraphNode } from '../../../shared/contract/entities.ts'
import { AppError } from '../../../shared/errors.ts'
import type { RowRef } from '../../../shared/ledger/clue.ts'
import { type Entity, entitiesIn, entitiesOfRow, entityId, entityKindOf } from '../../../shared/linkage/entity.ts'
import { neighbourhoodOf, type Tie } from '../../../shared/linkage/neighbourhood.ts'
import { ordinalOf } from '../row-refs.ts'
import type { StoredTable } from '../store/segments.ts'
import type { Workspace } from '../workspace.ts'
import { isCommon, type Meeting, meet, type Place, refOfPlace, rowId } from './meetings.ts'
import { openTables } from './open-tables.ts'
import { labelOfPlace } from './row-label.ts'

type Start = { row: RowRef } | { entity: Pick<Entity, 'kind' | 'key'> }

/** Rows of one entity that are followed; as many as an entity may have that is not common. */
const MOST_PLACES = 200

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
  const nodes: GraphNode[] = []
  for (const { id, kind, distance } of found.nodes) {
    nodes.push({ id, node: kind === 'row' ? await around.rowNode(id, clues.has(id)) : around.entityNode(id), distance })
    signal.throwIfAborted()
  }
  return { nodes, edges: found.ties, isCut: found.isCut }
}

/** Rows and entities as they are met. Of a row no more is read than what names somebody, and a label if it is shown. */
class Around {
  private readonly places = new Map<string, Place>()
  private readonly entities = new Map<string, { entity: Entity; meeting: Meeting }>()
  /** The entity that was asked about is followed however common it is. */
  private start = ''

  constructor(
    private readonly workspace: Workspace,
    private readonly tables: readonly StoredTable[],
    private readonly signal: AbortSignal,
  ) {}

  async addRow(ref: RowRef): Promise<string> {
    const table = this.tables.find(({ dataset }) => dataset.id === ref.dataset)
    const ordinal = table && (await ordinalOf(table, ref))
    if (!table || ordinal === undefined) throw new AppError('batch.missing', { batch: ref.batch, dataset: ref.dataset })
    const segment = table.segmentOf(ordinal)
    const id = rowId(ref)
    this.places.set(id, { table, segment, at: ordinal - table.segments[segment]!.start, column: '' })
    return id
  }

  /** An entity that is asked about by its normal form is shown as its first row has it. */
  async addEntity(asked: Pick<Entity, 'kind' | 'key'>): Promise<string> {
    const id = entityId(asked)
    this.start = id
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
      const { table, segment, at } = this.places.get(id)!
      const columns = table.columns.filter((column) => entityKindOf(column))
      const cells: string[] = []
      for (const { name } of columns) cells.push(await table.cell(segment, name, at))
      for (const { entity, column } of entitiesOfRow(columns, cells)) {
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

  /** Rows of entities, those of rare ones first; a common entity that nobody asked about is not followed. */
  async rowsOf(ids: readonly string[]): Promise<Tie[]> {
    const ties: Tie[] = []
    const followed = ids
      .map((id) => ({ id, ...this.entities.get(id)! }))
      .filter(({ id, entity, meeting }) => id === this.start || !isCommon(entity.kind, meeting.rows))
      .sort((a, b) => a.meeting.rows - b.meeting.rows)
    for (const { id, meeting } of followed) {
      for (const place of meeting.places) {
        const row = rowId(await refOfPlace(place))
        if (!this.places.has(row)) this.places.set(row, place)
        ties.push({ row, entity: id, column: place.column })
      }
      this.signal.throwIfAborted()
    }
    return ties
  }

  async rowNode(id: string, isClue: boolean): Promise<GraphNode['node']> {
    const place = this.places.get(id)!
    return {
      kind: 'row',
      ref: await refOfPlace(place),
      dataset: place.table.dataset.name,
      label: await labelOfPlace(place),
      isClue,
    }
  }

  entityNode(id: string): GraphNode['node'] {
    const { entity, meeting } = this.entities.get(id)!
    return { kind: 'entity', entity, rows: meeting.rows, isCommon: isCommon(entity.kind, meeting.rows) }
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
