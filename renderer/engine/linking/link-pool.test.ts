import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import type { EngineContract } from '../../../shared/contract/engine.ts'
import type { Call } from '../../../shared/contract/method.ts'
import { importOptionsSchema } from '../../../shared/ingest/import.ts'
import { modelSchema } from '../../../shared/model/model.ts'
import { startTestEngine } from '../testing/engine-client.ts'
import { serveThread } from '../thread.ts'
import type { LinkWorkerCalls } from './link-pool.ts'
import { linkThread } from './link-thread.ts'

const password = '青石板 walnut 二十七'
const BATCHES = 5
const ROWS = 40

type Listener = (event: { data: unknown }) => void

/** Stands for a worker: what a link thread does, behind copied messages that come later. */
class FakeWorker {
  static alive = new Set<FakeWorker>()
  static started = 0
  static answers = 0
  /** Parts wait for it. */
  static gate: Promise<void> = Promise.resolve()
  private readonly outer: Listener[] = []
  private readonly inner: Listener[] = []

  constructor() {
    FakeWorker.alive.add(this)
    FakeWorker.started++
    const thread = linkThread(() => this.terminate())
    const answer: LinkWorkerCalls['answer'] = async (id, part) => {
      FakeWorker.answers++
      await FakeWorker.gate
      return thread.answer(id, part)
    }
    const scope = {
      postMessage: (data: unknown) => this.deliver(this.outer, data),
      addEventListener: (_: 'message', listener: Listener) => this.inner.push(listener),
    }
    serveThread(scope as never, { ...thread, answer })
  }

  addEventListener(kind: string, listener: Listener): void {
    if (kind === 'message') this.outer.push(listener)
  }

  postMessage(data: unknown): void {
    this.deliver(this.inner, data)
  }

  terminate(): void {
    FakeWorker.alive.delete(this)
  }

  private deliver(listeners: readonly Listener[], data: unknown): void {
    const copy = structuredClone(data)
    setTimeout(() => {
      if (listeners === this.outer || FakeWorker.alive.has(this)) for (const listener of listeners) listener({ data: copy })
    }, 0)
  }
}

let engine: Awaited<ReturnType<typeof startTestEngine>>
let call: Call<EngineContract>
let bindings: Record<string, string>

beforeEach(async () => {
  vi.stubGlobal('Worker', FakeWorker)
  vi.stubGlobal('navigator', { hardwareConcurrency: 2 })
  Object.assign(FakeWorker, { alive: new Set(), started: 0, answers: 0, gate: Promise.resolve() })
  engine = await startTestEngine()
  call = engine.call
  await call('vault.create', { password })
  bindings = {}
  for (const source of ['left', 'right']) {
    for (let batch = 0; batch < BATCHES; batch++) {
      const first = batch * ROWS + (source === 'right' ? ROWS : 0)
      const rows = Array.from(
        { length: ROWS },
        (_, row) => `${source}${first + row},139${10_000_000 + 7 * (first + row)},2026-01-05`,
      )
      const { dataset } = await call('import.run', {
        source: { name: `${source}${batch}.csv`, blob: new Blob([`名称,电话,日期\n${rows.join('\n')}\n`]) },
        options: importOptionsSchema.parse({}),
        target: bindings[source] ? { dataset: bindings[source]! } : { name: source, kind: 'table' },
      })
      bindings[source] = dataset
    }
  }
})

afterEach(async () => {
  await engine.close()
  vi.unstubAllGlobals()
})

function linked(signal?: AbortSignal, compare = 'phone'): Promise<number> {
  const on = [{ left: '电话', right: '电话', compare }]
  const window = { left: '日期', right: '日期', days: [0, 1] }
  const model = modelSchema.parse({
    format: 'guoshai.model/1',
    id: 'm',
    sources: { left: {}, right: {} },
    steps: [{ id: 'linked', op: 'link', left: 'left', right: 'right', on, window }],
  })
  const of = { model, bindings, step: 'linked' }
  return call('rows.page', { of, offset: 0, limit: 10 }, { signal }).then(({ total }) => total)
}

const pairs = (BATCHES - 1) * ROWS

/** Holds all parts back until it is called. */
function shutGate(): () => void {
  let opened = () => {}
  FakeWorker.gate = new Promise((resolve) => {
    opened = resolve
  })
  return opened
}

const underway = () => vi.waitFor(() => expect(FakeWorker.answers).toBeGreaterThan(0), { timeout: 5000 })

describe('link threads', () => {
  it('read keys and days of every segment, once each, two threads for all calls', async () => {
    expect(await linked()).toBe(pairs)
    expect(FakeWorker.answers).toBe(4 * BATCHES)
    expect(await linked()).toBe(pairs)
    expect(FakeWorker.answers).toBe(4 * BATCHES)
    expect(FakeWorker.started).toBe(2)
  })

  it('read what masked values show likewise', async () => {
    expect(await linked(undefined, 'masked')).toBe(pairs)
    expect(FakeWorker.answers).toBe(4 * BATCHES)
    expect(await linked(undefined, 'masked')).toBe(pairs)
    expect(FakeWorker.answers).toBe(4 * BATCHES)
  })

  it('a cancel is heard at once while parts are read; the parts behind are never asked for, and the next call is right', async () => {
    const open = shutGate()
    const abort = new AbortController()
    const answer = linked(abort.signal)
    await underway()
    const refused = expect(answer).rejects.toMatchObject({ code: 'job.cancelled' })
    abort.abort()
    open()
    await refused
    expect(FakeWorker.answers).toBeLessThanOrEqual(4)
    expect(await linked()).toBe(pairs)
    expect(FakeWorker.started).toBe(2)
  })

  it('of two calls at once one is cancelled and the other is right', async () => {
    const open = shutGate()
    const abort = new AbortController()
    const [cancelled, kept] = [linked(abort.signal), linked()]
    await underway()
    const refused = expect(cancelled).rejects.toMatchObject({ code: 'job.cancelled' })
    abort.abort()
    open()
    await refused
    expect(await kept).toBe(pairs)
  })

  it('a lock ends them while they read, and after the next unlock new ones answer', async () => {
    const open = shutGate()
    const answer = linked()
    await underway()
    const refused = expect(answer).rejects.toBeTruthy()
    const locking = call('vault.lock', {})
    open()
    await locking
    await refused
    await vi.waitFor(() => expect(FakeWorker.alive.size).toBe(0), { timeout: 3000 })
    await call('vault.unlock', { password })
    expect(await linked()).toBe(pairs)
    expect(FakeWorker.alive.size).toBe(2)
  })

  it('the end of the program ends them, also those that are still starting', async () => {
    const open = shutGate()
    const answer = linked().catch(() => -1)
    await vi.waitFor(() => expect(FakeWorker.started).toBe(2))
    const closing = engine.close()
    open()
    await closing
    expect(await answer).toBe(-1)
    await vi.waitFor(() => expect(FakeWorker.alive.size).toBe(0), { timeout: 3000 })
  })
})
