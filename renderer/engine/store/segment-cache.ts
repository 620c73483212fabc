const MOST_BYTES = 384 * 1024 * 1024

/** What was decoded of segments, least recently used out first. Segments are immutable, so an entry never goes stale. */
export class SegmentCache {
  private readonly entries = new Map<string, { value: unknown; bytes: number }>()
  private readonly loading = new Map<string, Promise<unknown>>()
  private bytes = 0

  constructor(private readonly mostBytes = MOST_BYTES) {}

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
    this.entries.set(key, loaded)
    this.bytes += loaded.bytes
    for (const [oldest, entry] of this.entries) {
      if (this.bytes <= this.mostBytes || oldest === key) break
      this.entries.delete(oldest)
      this.bytes -= entry.bytes
    }
    return loaded.value
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
