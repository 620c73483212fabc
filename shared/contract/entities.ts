import { z } from 'zod'
import { type Disposition, type RowRef, rowRefSchema } from '../ledger/clue.ts'
import { type Entity, type EntityKind, entityKinds } from '../linkage/entity.ts'
import { method } from './method.ts'

/** Where an entity was met: rows by dataset and batch, the earliest first; clues of it, and saved runs whose results hold one of its rows. */
export interface Sighting {
  entity: Entity
  column: string
  rows: { dataset: string; name: string; batch: string; file: string; importedAt: string; rows: number }[]
  clues: { id: string; serial: number; modelTitle: string; disposition: Disposition }[]
  runs: { id: string; title: string; savedAt: string; rows: number }[]
  /** Met before the row asked about: in an earlier batch, a clue or a run. */
  isKnown: boolean
  /** So many rows that it tells nobody apart; not followed. */
  isCommon: boolean
}

export interface GraphNode {
  id: string
  node:
    | { kind: 'row'; ref: RowRef; dataset: string; label: string; isClue: boolean }
    | { kind: 'entity'; entity: Entity; rows: number; isCommon: boolean }
  /** Steps from the row or value that was asked about. */
  distance: number
}

/** A row has an entity in a column. */
export interface GraphEdge {
  row: string
  entity: string
  column: string
}

const entity = z.object({ kind: z.enum(entityKinds), key: z.string() })

export const entityContract = {
  /** What is known of the phones, plates, persons and companies of a row. */
  'entity.sightings': method<Sighting[], number>()(z.object({ of: rowRefSchema })),
  /** A clue's or a value's neighbourhood: rows that share an entity with it, `reach` steps of row and entity far. Cut off at `limit` nodes, the nearest first. */
  'entity.neighbours': method<{ nodes: GraphNode[]; edges: GraphEdge[]; isCut: boolean }, number>()(
    z.object({
      of: z.union([z.object({ row: rowRefSchema }), z.object({ entity })]),
      reach: z.number().int().min(1).max(4),
      limit: z.number().int().min(10).max(400).default(120),
    }),
  ),
  /** Rows that hold an entity, over all datasets. */
  'entity.rows': method<{ total: number; rows: { ref: RowRef; dataset: string; column: string; cells: string[] }[] }>()(
    z.object({ entity, offset: z.number().int().min(0), limit: z.number().int().min(1).max(500) }),
  ),
  /** Of a batch: how many of its entities were known before it, by kind. */
  'entity.ofBatch': method<{ kind: EntityKind; column: string; entities: number; known: number }[], number>()(
    z.object({ batch: z.string().max(128) }),
  ),
} as const
