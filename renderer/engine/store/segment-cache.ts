const MOST_BYTES = 384 * 1024 * 1024

/** The share of its bytes from which on a cache is tight. */
const TIGHT = 0.25

/** What was decoded of segments, least recently used out first. Segments are immutable, so an entry never goes stale. */
export class SegmentCache {
  private readonly entries = new Map<string, { value: unknown; bytes: number }>()
  private readonly loading = new Map<string, Promise<unknown>>()
  private bytes = 0

  constructor(private readonly mostBytes = MOST_BYTES) {}

  /** Whether so much is kept that what comes now should be kept in as few bytes as possible. */
  get isTight(): boolean {
    return this.bytes > TIGHT * this.mostBytes
  }

  /** The value under a key, loaded where it is not there; `bytes` is what it takes in memory. */
  async get<T>(key: string, load: () => Promise<{ value: T; bytes: number }>): Promise<T> {
    const found = this.peek<T>(key)
    if (found !== undefined) return found
    const underway = this.loading.get(key)
    if (underway) return underway as Promise<T>
    const loading = this.keep(key, load)
    this.loading.set(key, loading)
    try {
      return await loading
    } finally {
      this.loading.delete(key)
    }
  }

  private async keep<T>(key: string, load: () => Promise<{ value: T; bytes: number }>): Promise<T> {
    const loaded = await load()
    this.put(key, loaded)
    return loaded.value
  }

  private put(key: string, loaded: { value: unknown; bytes: number }): void {
    this.bytes += loaded.bytes - (this.entries.get(key)?.bytes ?? 0)
    this.entries.delete(key)
    this.entries.set(key, loaded)
    for (const [oldest, entry] of this.entries) {
      if (this.bytes <= this.mostBytes || oldest === key) break
      this.entries.delete(oldest)
      this.bytes -= entry.bytes
    }
  }

  /** Several values at once: `load` gets the places in `keys` of those that are not there. */
  async getAll<T>(keys: readonly string[], load: (places: number[]) => Promise<{ value: T; bytes: number }[]>): Promise<T[]> {
    const found = keys.map((key) => this.peek<T>(key))
    const places = [...keys.keys()].filter((place) => found[place] === undefined)
    if (places.length === 0) return found as T[]
    const loaded = await load(places)
    for (const [index, place] of places.entries()) {
      found[place] = loaded[index]!.value
      this.put(keys[place]!, loaded[index]!)
    }
    return found as T[]
  }

  /** The value under a key, undefined where it is not there. */
  peek<T>(key: string): T | undefined {
    const found = this.entries.get(key)
    if (!found) return undefined
    this.entries.delete(key)
    this.entries.set(key, found)
    return found.value as T
  }
}
