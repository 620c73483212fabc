import { readFileSync } from 'node:fs'
import Papa from 'papaparse'

/**
 * Pairs that belong together, by 1-based data rows.
 *
 * @typedef {object} Gold
 * @property {number} count
 * @property {(left: number, right: number) => boolean} has
 * @property {Set<number>} [lefts] rows of the left list that stand in the gold
 * @property {Set<number>} [rights]
 */

/** Rows of one table that have an entity in common, each pair once. */
export function entityGold(file, entityOf) {
  const entities = rowsOf(file, ',').map(entityOf)
  const sizes = new Map()
  for (const entity of entities) sizes.set(entity, (sizes.get(entity) ?? 0) + 1)
  const count = [...sizes.values()].reduce((sum, size) => sum + (size * (size - 1)) / 2, 0)
  return { count, has: (left, right) => entities[left - 1] === entities[right - 1] }
}

/** A list of pairs `D1|D2` of ids, which are 0-based rows. */
export function pairGold(file) {
  const pairs = rowsOf(file, '|').map(({ D1, D2 }) => [Number(D1) + 1, Number(D2) + 1])
  const known = new Set(pairs.map(([left, right]) => `${left} ${right}`))
  return {
    count: known.size,
    has: (left, right) => known.has(`${left} ${right}`),
    lefts: new Set(pairs.map(([left]) => left)),
    rights: new Set(pairs.map(([, right]) => right)),
  }
}

/** A list against itself: each row belongs to itself. */
export function rowGold(rows) {
  return { count: rows, has: (left, right) => left === right }
}

/** Records of a file by the names of its header, blanks around cells left out. */
function rowsOf(file, delimiter) {
  const { data } = Papa.parse(readFileSync(file, 'utf8'), {
    delimiter,
    header: true,
    skipEmptyLines: true,
    transform: (cell) => cell.trim(),
    transformHeader: (name) => name.trim(),
  })
  return data
}
