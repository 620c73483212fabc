import { Bitset } from '../../../shared/screening/bitset.ts'
import { type CompiledScreen, compileQuery } from '../../../shared/screening/evaluate.ts'
import type { LeafStates } from '../../../shared/screening/leaf-state.ts'
import type { Query } from '../../../shared/screening/query.ts'
import type { SegmentAnswer } from '../../../shared/screening/screen-segment.ts'
import type { ColumnSchema } from '../../../shared/table/schema.ts'
import type { CellStore } from '../store/cells.ts'
import { SegmentCache } from '../store/segment-cache.ts'
import { type SegmentPlace, StoredSegment } from './stored-segment.ts'

/** A screen as it is posted to a thread. */
export interface PostedScreen {
  query: Query
  columns: readonly ColumnSchema[]
  lexicons: ReadonlyMap<string, Query>
}

/** Compiled screens kept: those of a model's layers and of what was asked before. */
const MOST_SCREENS = 32
/** Of what may be kept in memory, the share for rows in which single terms hold. */
const SHARE_OF_STATES = 1 / 12

/** Answers screens for stored segments, one segment a call; keeps what it read and what it learned of single terms within `mostBytes`. */
export class SegmentScreener {
  private readonly cache: SegmentCache
  private readonly screens = new Map<number, CompiledScreen>()
  private readonly states = new Map<string, LeafStates>()
  /** By segment: screens of one follow one another, because they share what is known of its terms. */
  private readonly turns = new Map<string, Promise<unknown>>()
  private readonly mostStateBytes: number

  constructor(
    private readonly store: CellStore,
    mostBytes: number,
  ) {
    this.mostStateBytes = mostBytes * SHARE_OF_STATES
    this.cache = new SegmentCache(mostBytes - this.mostStateBytes)
  }

  /** Takes a screen that {@link answer} will name. It was compiled before: a fault is a defect. */
  define(id: number, { query, columns, lexicons }: PostedScreen): void {
    const compiled = compileQuery(query, columns, lexicons)
    if (!compiled.ok) throw new Error(`a screen did not compile again: ${compiled.error.code}`)
    this.screens.set(id, compiled.screen)
    for (const oldest of this.screens.keys()) if (this.screens.size > MOST_SCREENS && oldest !== id) this.screens.delete(oldest)
  }

  /** The rows among these (null: all) that a screen accepts, and the counts of its terms. */
  answer(id: number, place: SegmentPlace, among: Uint32Array<ArrayBuffer> | null, isCounting: boolean): Promise<SegmentAnswer> {
    const key = `${place.batch}/${place.segment} ${place.columns.join(' ')}`
    const before = this.turns.get(key) ?? Promise.resolve()
    const turn = before.then(() => this.screen(id, key, place, among, isCounting))
    this.turns.set(
      key,
      turn.catch(() => {}),
    )
    return turn
  }

  /** Reads index and text of a segment, which the next screens find at hand; false where there is no room for more. */
  async warm(place: SegmentPlace): Promise<boolean> {
    if (this.cache.isTight) return false
    const segment = new StoredSegment(this.store, this.cache, place)
    const rows = Bitset.full(place.rows)
    for (const [column, isText] of place.texts.entries()) {
      if (!isText) continue
      const index = await segment.index(column)
      if (index) await index.chunks(Array.from({ length: index.keys.chunkCount }, (_, chunk) => chunk))
      await segment.values(column, rows)
    }
    return true
  }

  private async screen(
    id: number,
    key: string,
    place: SegmentPlace,
    among: Uint32Array<ArrayBuffer> | null,
    isCounting: boolean,
  ): Promise<SegmentAnswer> {
    const screen = this.screens.get(id)
    if (!screen) throw new Error(`no screen ${id}`)
    const segment = new StoredSegment(this.store, this.cache, place)
    const states = this.statesOf(key)
    const rows = among ? new Bitset(place.rows, among) : Bitset.full(place.rows)
    const answer = await screen.answer(segment, rows, { states, isCounting })
    this.trim(states)
    return answer
  }

  private statesOf(key: string): LeafStates {
    let states = this.states.get(key)
    if (!states) {
      states = new Map()
      this.states.set(key, states)
    }
    return states
  }

  /** Keeps to the segment's part of the memory: what was used longest ago goes first. */
  private trim(states: LeafStates): void {
    const most = this.mostStateBytes / this.states.size
    let bytes = 0
    for (const state of states.values()) bytes += state.bytes
    for (const [key, state] of states) {
      if (bytes <= most) break
      states.delete(key)
      bytes -= state.bytes
    }
  }
}
