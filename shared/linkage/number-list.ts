type Numbers =
  | Uint8Array<ArrayBuffer>
  | Uint16Array<ArrayBuffer>
  | Uint32Array<ArrayBuffer>
  | Float32Array<ArrayBuffer>
  | Float64Array<ArrayBuffer>

/** A typed array that grows. */
export class NumberList<A extends Numbers> {
  length = 0

  /** `values`: where the first numbers go. */
  constructor(private values: A) {}

  add(value: number): void {
    if (this.length === this.values.length) {
      const longer = new (this.values.constructor as new (length: number) => A)(Math.max(1024, this.length * 2))
      longer.set(this.values)
      this.values = longer
    }
    this.values[this.length++] = value
  }

  clear(): void {
    this.length = 0
  }

  /** The numbers so far, in place: they change as the list does. */
  numbers(): A {
    return this.values.subarray(0, this.length) as A
  }

  /** The numbers so far; the list is not to be used any more. */
  result(): A {
    if (this.length === this.values.length) return this.values
    return this.values.slice(0, this.length) as A
  }
}
