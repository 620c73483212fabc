import { composeInto, hashed } from './key-hash.ts'
import { KeyList } from './key-list.ts'
import { entryStarts, type NumericKeys } from './numeric-keys.ts'

/** Several comparisons that must all hold, as one: the hash of their keys; the keys of a row that has several are crossed. */
export function composeNumeric(parts: readonly NumericKeys[]): NumericKeys {
  return parts.reduce((left, right) => (left.rows || right.rows ? crossed(left, right) : zipped(left, right)))
}

function zipped(left: NumericKeys, right: NumericKeys): NumericKeys {
  const keys = new Float64Array(left.rowCount)
  const checks = new Float64Array(left.rowCount)
  for (let row = 0; row < keys.length; row++) {
    composeInto(left.keys[row]!, left.checks?.[row] ?? 0, right.keys[row]!, right.checks?.[row] ?? 0)
    keys[row] = hashed[0]!
    checks[row] = hashed[1]!
  }
  return { keys, checks, rows: null, rowCount: left.rowCount }
}

function crossed(left: NumericKeys, right: NumericKeys): NumericKeys {
  const leftStarts = entryStarts(left)
  const rightStarts = entryStarts(right)
  const list = new KeyList(left.rowCount, true)
  for (let row = 0; row < left.rowCount; row++) {
    for (let a = leftStarts[row]!; a < leftStarts[row + 1]!; a++) {
      for (let b = rightStarts[row]!; b < rightStarts[row + 1]!; b++) {
        composeInto(left.keys[a]!, left.checks?.[a] ?? 0, right.keys[b]!, right.checks?.[b] ?? 0)
        list.add(row, hashed[0]!, hashed[1]!)
      }
    }
  }
  return list.result(left.rowCount)
}
