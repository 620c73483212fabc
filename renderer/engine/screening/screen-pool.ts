import { AppError } from '../../../shared/errors.ts'
import { Bitset } from '../../../shared/screening/bitset.ts'
import type { CompiledScreen } from '../../../shared/screening/evaluate.ts'
import type { SegmentAnswer } from '../../../shared/screening/screen-segment.ts'
import type { CellStore } from '../store/cells.ts'
import { answered, connectThread, type Outcome, threadCount } from '../thread.ts'
import { type PostedScreen, SegmentScreener } from './segment-screener.ts'
import type { SegmentPlace } from './stored-segment.ts'

/** What a screening thread answers: `begin` first, then as {@link SegmentScreener}. */
export interface ScreenWorkerCalls {
  begin(name: string, cellKey: CryptoKey, mostBytes: number): Promise<Outcome<void>>
  define(id: number, screen: PostedScreen): Promise<Outcome<void>>
  warm(place: SegmentPlace): Promise<Outcome<boolean>>
  /** Lets go of the store; nothing is answered after it. */
  close(): Promise<Outcome<void>>
  answer(
    id: number,
    place: SegmentPlace,
    among: Uint32Array<ArrayBuffer> | null,
    isCounting: boolean,
  ): Promise<Outcome<{ words: Uint32Array<ArrayBuffer>; counts: Uint32Array; unindexed: number }>>
}

/** Calls that wait at a thread, so that one may read while another computes; what is further back can still be cancelled. */
const CALLS_AT_ONCE = 3
const GIGABYTE = 1024 ** 3
const THREAD_END_MILLISECONDS = 300

interface Task {
  run(lane: Lane): Promise<void>
  signal: AbortSignal
  drop(): void
}

/** One place where screens run, and what waits for it. */
interface Lane {
  define(id: number, screen: PostedScreen): Promise<void>
  answer(id: number, place: SegmentPlace, among: Uint32Array<ArrayBuffer> | null, isCounting: boolean): Promise<SegmentAnswer>
  warm(place: SegmentPlace): Promise<boolean>
  known: Set<number>
  waiting: Task[]
  /** Segments to be read when nothing is asked. */
  cold: SegmentPlace[]
  running: number
}

/**
 * Screens segments of stored tables. Each segment belongs to one thread, which keeps what it read of it; calls of one thread run in the order they
 * were asked, and those of a cancelled screen are dropped. Without threads (small workspaces in tests) all runs here.
 */
export class ScreenPool {
  private readonly lanes: Lane[] = []
  private readonly ends: (() => Promise<void>)[] = []
  private readonly ids = new WeakMap<CompiledScreen, number>()
  private readonly laneOf = new Map<string, number>()
  private nextId = 0
  private isEnded = false

  constructor(private readonly store: CellStore) {}

  /** The rows among these that a screen accepts in one segment. */
  async answer(
    place: SegmentPlace,
    screen: CompiledScreen,
    among: Bitset,
    { signal, isCounting }: { signal: AbortSignal; isCounting: boolean },
  ): Promise<SegmentAnswer> {
    const lane = this.laneFor(place)
    const id = this.idOf(screen)
    const words = among.count === place.rows ? null : among.words
    return new Promise((resolve, reject) => {
      const run = async (on: Lane) => {
        try {
          if (!on.known.has(id)) {
            on.known.add(id)
            await on.define(id, screen.origin)
          }
          resolve(await on.answer(id, place, words, isCounting))
        } catch (error) {
          reject(error)
        }
      }
      lane.waiting.push({ run, signal, drop: () => reject(signal.reason ?? new AppError('job.cancelled')) })
      void this.advance(lane)
    })
  }

  /** Reads index and text of segments one after the other while no screen waits, as far as there is room. What cannot be read is left to the screen that needs it. */
  warm(places: readonly SegmentPlace[]): void {
    for (const place of places) this.laneFor(place).cold.push(place)
    for (const lane of this.lanes) void this.advance(lane)
  }

  /**
   * Lets all threads end, those that are still starting when they have; what they hold of the workspace is gone. They end by themselves and are given the time for
   * it: terminated while the window begins anew, Chromium 130 has crashed.
   */
  async end(): Promise<void> {
    this.isEnded = true
    await Promise.all(this.ends.map((end) => end()))
  }

  private async advance(lane: Lane): Promise<void> {
    while (lane.running < CALLS_AT_ONCE) {
      const task = lane.waiting.shift()
      if (!task) return this.warmNext(lane)
      if (task.signal.aborted || this.isEnded) {
        task.drop()
        continue
      }
      lane.running++
      void task.run(lane).finally(() => {
        lane.running--
        void this.advance(lane)
      })
    }
  }

  private warmNext(lane: Lane): void {
    const place = lane.running === 0 && !this.isEnded && lane.cold.shift()
    if (!place) return
    lane.running++
    const warmed = lane.warm(place).catch(() => true)
    void warmed.then((hasRoom) => {
      if (!hasRoom) lane.cold.length = 0
      lane.running--
      void this.advance(lane)
    })
  }

  private idOf(screen: CompiledScreen): number {
    let id = this.ids.get(screen)
    if (id === undefined) {
      id = this.nextId++
      this.ids.set(screen, id)
    }
    return id
  }

  private laneFor({ batch, segment }: SegmentPlace): Lane {
    if (this.lanes.length === 0) this.open()
    const key = `${batch}/${segment}`
    let number = this.laneOf.get(key)
    if (number === undefined) {
      number = this.laneOf.size % this.lanes.length
      this.laneOf.set(key, number)
    }
    return this.lanes[number]!
  }

  /** Starts the threads, with the first screen. */
  private open(): void {
    if (!globalThis.Worker) {
      const screener = new SegmentScreener(this.store, screeningMemory())
      const answer: Lane['answer'] = (...args) => screener.answer(...args)
      const define: Lane['define'] = async (...args) => screener.define(...args)
      const warm: Lane['warm'] = (place) => screener.warm(place)
      this.lanes.push({ define, answer, warm, known: new Set(), waiting: [], cold: [], running: 0 })
      return
    }
    const count = threadCount()
    for (let thread = 0; thread < count; thread++) {
      const { lane, end } = threadLane(this.store, screeningMemory() / count)
      this.lanes.push(lane)
      this.ends.push(end)
    }
  }
}

function after(milliseconds: number): Promise<void> {
  return new Promise((resolve) => {
    setTimeout(resolve, milliseconds)
  })
}

function threadLane(store: CellStore, mostBytes: number): { lane: Lane; end: () => Promise<void> } {
  const worker = new Worker(new URL('./screen-worker.ts', import.meta.url), { type: 'module', name: 'screen' })
  const { calls, end } = connectThread<ScreenWorkerCalls>(worker)
  const begun = calls.begin(store.name, store.cellKey, mostBytes).then(answered)
  begun.catch(() => {})
  const stop = () => begun.then(() => calls.close()).then(() => after(THREAD_END_MILLISECONDS), end)
  const lane: Lane = {
    define: async (id, screen) => {
      await begun
      answered(await calls.define(id, screen))
    },
    answer: async (id, place, among, isCounting) => {
      await begun
      const { words, counts, unindexed } = answered(await calls.answer(id, place, among, isCounting))
      return { rows: new Bitset(place.rows, words), counts, unindexed }
    },
    warm: async (place) => {
      await begun
      return answered(await calls.warm(place))
    },
    known: new Set(),
    waiting: [],
    cold: [],
    running: 0,
  }
  return { lane, end: stop }
}

/**
 * Bytes that all threads may keep of indexes and texts: a good quarter of the machine's memory (as far as Chromium tells it: 8 GB at most), so that 5 million
 * tickets (about 1.9 GB) stay at hand on an office machine.
 */
function screeningMemory(): number {
  const { deviceMemory = 4 } = (globalThis.navigator ?? {}) as { deviceMemory?: number }
  return Math.max(0.5, 0.27 * deviceMemory) * GIGABYTE
}
