import type { Comparer, Likeness } from './comparer.ts'
import type { CompareKind } from './key.ts'

/** Identifiers, of which one wrong character makes another. */
export const identifierKinds: ReadonlySet<CompareKind> = new Set([
  'identityNumber',
  'phone',
  'plate',
  'creditCode',
  'id',
  'exact',
])

const LEAST = 0.6
/** Less alike is not worth showing. */
const SHOWN = 0.5
const MOST_ROWS_OF_A_KEY = 500
const MOST_CANDIDATES = 200

/** How the right row that comes nearest compares, rule by rule; null where a value is missing. */
export interface Nearest {
  row: number
  likeness: readonly (Likeness | null)[]
}

/**
 * Right rows by coarse keys, so that of a left row without a partner the nearest record is found: of at most 200 rows that share most coarse keys, that of the
 * highest mean similarity; the earlier one of two. A key of more than 500 rows leads to the first of them only.
 */
export class NearMissIndex {
  private readonly rows = new Map<string, number[]>()

  constructor(
    private readonly comparers: readonly Comparer[],
    private readonly value: (rule: number, row: number) => string,
  ) {}

  /** Takes in the next right row; rows come in ascending order. */
  add(row: number): void {
    for (const [rule, comparer] of this.comparers.entries()) {
      const normal = comparer.normal(this.value(rule, row))
      if (normal === null) continue
      for (const key of coarseKeys(comparer, normal, rule)) {
        const known = this.rows.get(key)
        if (known === undefined) this.rows.set(key, [row])
        else if (known.length < MOST_ROWS_OF_A_KEY) known.push(row)
      }
    }
  }

  /** The nearest right row to a left row with these values, `except` itself; null where none is half alike. */
  nearest(values: readonly string[], except = -1): Nearest | null {
    const normals = this.comparers.map((comparer, rule) => comparer.normal(values[rule]!))
    const shared = new Map<number, number>()
    for (const [rule, comparer] of this.comparers.entries()) {
      if (normals[rule] === null) continue
      for (const key of coarseKeys(comparer, normals[rule], rule)) {
        for (const row of this.rows.get(key) ?? []) shared.set(row, (shared.get(row) ?? 0) + 1)
      }
    }
    shared.delete(except)
    const candidates = [...shared].sort(([a, x], [b, y]) => y - x || a - b).slice(0, MOST_CANDIDATES)
    let best: Nearest | null = null
    let most = SHOWN
    for (const [row] of candidates.sort(([a], [b]) => a - b)) {
      const likeness = this.comparers.map((comparer, rule) => {
        const right = comparer.normal(this.value(rule, row))
        return normals[rule] === null || right === null ? null : comparer.compare(normals[rule], right)
      })
      const mean = likeness.reduce((sum, each) => sum + (each?.similarity ?? 0), 0) / likeness.length
      if (mean > most || (best === null && mean >= most)) {
        best = { row, likeness }
        most = mean
      }
    }
    return best
  }
}

/** Coarse keys of a value; of an identifier also both halves: one wrong character leaves the other half as it was. */
function coarseKeys(comparer: Comparer, normal: unknown, rule: number): Set<string> {
  const keys = comparer.blocks(normal, LEAST).map((key) => `${rule} ${key}`)
  if (identifierKinds.has(comparer.kind)) {
    for (const key of comparer.keys(normal)) {
      const half = Math.floor(key.length / 2)
      if (half >= 2) keys.push(`${rule} ^${key.slice(0, half)}`, `${rule} $${key.slice(-half)}`)
    }
  }
  return new Set(keys)
}
