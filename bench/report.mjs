/**
 * One figure of a bench, as `--json` prints it (interfaces.md, Commands).
 *
 * `must` is held against `ratio` where the line has one, else against `value`. `counts` tells whether ours and the peer's results were
 * found equal before anything was timed; `none` where there is nothing to compare.
 *
 * @typedef {object} Line
 * @property {string} name e.g. `screen/10x5`
 * @property {number} rows
 * @property {number} value
 * @property {string} unit e.g. `ms p95`, `s`, `F1`
 * @property {string} [peer] e.g. `duckdb-2`
 * @property {number} [peerValue] in the same unit
 * @property {number} [ratio]
 * @property {string} [must] e.g. `>= 30`
 * @property {boolean} ok false where counts differ or the figure misses what it must reach
 * @property {'equal' | 'different' | 'none'} counts
 */

/**
 * Makes a line and judges it. `ratio` says how it is to be computed: `peer/ours` (how many times faster, of times), `ours/peer` (how many
 * times as long, of times; how many times more, of rates), or left out where `must` is about the value itself.
 *
 * @param {{ name: string, rows: number, value: number, unit: string, peer?: string, peerValue?: number,
 *   ratio?: 'peer/ours' | 'ours/peer', must?: string, counts?: 'equal' | 'different' | 'none' }} figure
 * @returns {Line}
 */
export function lineOf({ name, rows, value, unit, peer, peerValue, ratio, must, counts = 'none' }) {
  const share = ratio && peerValue !== undefined ? (ratio === 'peer/ours' ? peerValue / value : value / peerValue) : undefined
  return {
    name,
    rows,
    value: rounded(value),
    unit,
    ...(peer && { peer, peerValue: rounded(peerValue) }),
    ...(share !== undefined && { ratio: rounded(share) }),
    ...(must && { must }),
    ok: counts !== 'different' && (!must || reaches(share ?? value, must)),
    counts,
  }
}

/** Whether a figure is as `must` says: `>= 8`, `<= 3.5`, `== 0`. */
export function reaches(figure, must) {
  const [, relation, bound] = /^(>=|<=|==) (-?[\d.]+)$/.exec(must) ?? []
  if (relation === undefined) throw new Error(`a bound is written like ">= 8", not "${must}"`)
  if (relation === '>=') return figure >= Number(bound)
  return relation === '<=' ? figure <= Number(bound) : figure === Number(bound)
}

/** Four significant digits. */
function rounded(figure) {
  return Number.isFinite(figure) ? Number(figure.toPrecision(4)) : figure
}

const headings = ['bench', 'rows', 'value', 'unit', 'peer', 'peer value', 'ratio', 'must', 'counts', '']

/** The lines as a table for people, each under its heading. */
export function tableOf(lines) {
  const cells = [headings, ...lines.map(cellsOf)]
  const widths = headings.map((_, column) => Math.max(...cells.map((row) => row[column].length)))
  return cells
    .map((row) =>
      row
        .map((cell, column) => cell.padEnd(widths[column]))
        .join('  ')
        .trimEnd(),
    )
    .join('\n')
}

function cellsOf({ name, rows, value, unit, peer, peerValue, ratio, must, counts, ok }) {
  const texts = [name, rows.toLocaleString('en'), value, unit, peer, peerValue, ratio, must, counts === 'none' ? '' : counts]
  return [...texts.map((text) => String(text ?? '')), ok ? 'ok' : 'MISSED']
}

/** The middle of the figures, the lower one of two. */
export function median(figures) {
  return figures.toSorted((left, right) => left - right)[(figures.length - 1) >> 1]
}

/** The figure that 95 of 100 do not exceed. */
export function p95(figures) {
  return figures.toSorted((left, right) => left - right)[Math.ceil(figures.length * 0.95) - 1]
}
