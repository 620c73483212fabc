import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { runSpecs } from '../scripts/e2e.mjs'
import { lineOf } from './report.mjs'
import { fillWorkspace } from './workspace.mjs'

/** The lists as the spec calls them. */
const names = { left: '左表', right: '右表', small: '小表' }

/**
 * Links in the real window, from the click to the frame that has their rows, by e2e/specs/link-grid.spec.ts: a list is chosen, and all keys of it are read, for the rows
 * without a partner (`chosen`); then the pairs are asked for instead (`kept`). Pairs and rows with a partner of each list are known from a peer.
 */
export async function* gridLines({ rows, scratch, files, counts }) {
  const imports = Object.entries(files).map(([name, file]) => ({ as: names[name], file, kind: 'table' }))
  const workspace = await fillWorkspace(scratch, imports)
  const lists = Object.entries(counts).map(([list, { pairs, matched }]) => ({ name: names[list], pairs, matched }))
  const result = join(scratch, 'grid-result.json')
  const given = join(scratch, 'grid-plan.json')
  writeFileSync(given, JSON.stringify({ plan: { leftRows: rows, lists }, workspace, result }))
  const words = ['link-grid', '--reporter=line', '--output', join(scratch, 'specs')]
  const status = await runSpecs(words, { environment: { GUOSHAI_LINK_GRID: given }, output: 2 })
  if (status !== 0) throw new Error('the spec of links in the grid failed; what it says is above')
  const milliseconds = JSON.parse(readFileSync(result, 'utf8'))
  for (const [list, name] of [
    ['right', 'exact'],
    ['small', 'exact-small'],
  ]) {
    const { chosen, kept } = milliseconds[names[list]]
    yield lineOf({ name: `link/${name}-grid`, rows, value: kept, unit: 'ms', must: '<= 1000', counts: 'equal' })
    yield lineOf({ name: `link/${name}-grid-cold`, rows, value: chosen, unit: 'ms', counts: 'equal' })
  }
}
