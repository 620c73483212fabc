import { NumberList } from './number-list.ts'
import type { NumericKeys } from './numeric-keys.ts'

/** Keys while they are read. Rows must ascend. */
export class KeyList {
  private readonly keys: NumberList<Float64Array<ArrayBuffer>>
  private readonly checks: NumberList<Float64Array<ArrayBuffer>> | null
  private readonly rows: NumberList<Uint32Array<ArrayBuffer>>
  private isOnePerRow = true

  constructor(length: number, hasChecks: boolean) {
    this.keys = new NumberList(new Float64Array(length))
    this.checks = hasChecks ? new NumberList(new Float64Array(length)) : null
    this.rows = new NumberList(new Uint32Array(length))
  }

  add(row: number, key: number, check = 0): void {
    if (row !== this.keys.length) this.isOnePerRow = false
    this.keys.add(key)
    this.checks?.add(check)
    this.rows.add(row)
  }

  result(rowCount: number): NumericKeys {
    const isSimple = this.isOnePerRow && this.keys.length === rowCount
    return {
      keys: this.keys.result(),
      checks: this.checks?.result() ?? null,
      rows: isSimple ? null : this.rows.result(),
      rowCount,
    }
  }
}
