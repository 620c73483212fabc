/** Values by content key, least recently used out first; the last one always stays. */
export class BoundedCache<Value> {
  private readonly entries = new Map<string, Value>()
  private bytes = 0

  constructor(
    private readonly mostBytes: number,
    private readonly bytesOf: (value: Value) => number,
  ) {}

  get(key: string): Value | undefined {
    const found = this.entries.get(key)
    if (found !== undefined) {
      this.entries.delete(key)
      this.entries.set(key, found)
    }
    return found
  }

  clear(): void {
    this.entries.clear()
    this.bytes = 0
  }

  set(key: string, value: Value): void {
    this.drop(key)
    this.entries.set(key, value)
    this.bytes += this.bytesOf(value)
    for (const oldest of this.entries.keys()) {
      if (this.bytes <= this.mostBytes || oldest === key) break
      this.drop(oldest)
    }
  }

  private drop(key: string): void {
    const value = this.entries.get(key)
    if (value === undefined) return
    this.entries.delete(key)
    this.bytes -= this.bytesOf(value)
  }
}
