import type { FinderSide, FoundPairs, PairFinder } from './finder.ts'
import { type LinkSide, linkRows } from './link.ts'

/** Pairs of rows with equal keys: every comparison is decided by equality. */
export const findByKeys: PairFinder = async (left, right, rule) => {
  const windowOf = (side: 'left' | 'right') => (rule.window ? [rule.window[side]] : [])
  const leftSide = await readSide(left, [...rule.on.map((comparison) => comparison.left), ...windowOf('left')])
  const rightSide = await readSide(right, [...rule.on.map((comparison) => comparison.right), ...windowOf('right')])
  const { on, any, isSelf } = rule
  const wish = { on, any, isSelf, ...(rule.window && { window: rule.window }) }
  if (rule.isExistence) return existence(linkRows(leftSide, rightSide, { ...wish, keep: 'unmatched' }).leftRows, left.rowCount)
  const found = linkRows(leftSide, rightSide, { ...wish, keep: 'matched' })
  return {
    leftRows: Uint32Array.from(found.leftRows),
    rightRows: Uint32Array.from(found.rightRows),
    rules: Uint32Array.from(found.rules),
    figures: null,
  }
}

/** A pair for each left row that is not alone; which right row stands in it is of no interest. */
function existence(alone: Uint32Array, leftCount: number): FoundPairs {
  const leftRows = new Uint32Array(leftCount - alone.length)
  let next = 0
  let at = 0
  for (let row = 0; row < leftCount; row++) {
    if (alone[next] === row) next++
    else leftRows[at++] = row
  }
  return { leftRows, rightRows: new Uint32Array(at), rules: new Uint32Array(at).fill(1), figures: null }
}

async function readSide(side: FinderSide, names: readonly string[]): Promise<LinkSide> {
  const columns = new Map(await Promise.all(names.map(async (name) => [name, await side.column(name)] as const)))
  return { rowCount: side.rowCount, column: (name) => columns.get(name)!, type: (name) => side.type(name) }
}
