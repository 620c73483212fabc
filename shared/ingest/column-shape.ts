/** Records that a column's shape is learned from, at most. */
const SAMPLE = 300
/** What a cell costs that has nothing in common with its column. */
const FLOOR = 1e-7

/**
 * What the cells of a column look like, learned from regular records: it tells which column a cell belongs to where the record itself does
 * not say so.
 */
export interface ColumnShape {
  count: number
  values: Map<string, number>
  exact: Map<string, number>
  coarse: Map<string, number>
  features: Map<string, number>[]
}

export function learnShapes(records: readonly (readonly string[])[], width: number): ColumnShape[] {
  return Array.from({ length: width }, (_, column) => {
    const shape: ColumnShape = { count: 0, values: new Map(), exact: new Map(), coarse: new Map(), features: [] }
    for (const cells of records.slice(0, SAMPLE)) {
      const cell = (cells[column] ?? '').trim()
      shape.count++
      add(shape.values, cell)
      const { exact, coarse } = outline(cell)
      add(shape.exact, exact)
      add(shape.coarse, coarse)
      for (const [index, feature] of featuresOf(cell).entries()) {
        shape.features[index] ??= new Map()
        add(shape.features[index], feature)
      }
    }
    return shape
  })
}

/**
 * How badly a cell fits a column: the negative logarithm of the share of the column's cells that are like it, by value, by the sequence of kinds of
 * characters with and without lengths, and by features of free text. 0 and a little for a value that the whole column has, about 16 for a stranger.
 */
export function misfit(cell: string, shape: ColumnShape): number {
  const { count } = shape
  if (count === 0) return 0
  const value = cell.trim()
  const { exact, coarse } = outline(value)
  let text = 1
  for (const [index, feature] of featuresOf(value).entries()) {
    text *= ((shape.features[index]?.get(feature) ?? 0) + 0.2) / (count + 1)
  }
  const share = (map: Map<string, number>, key: string): number => (map.get(key) ?? 0) / count
  return -Math.log(
    0.3 * share(shape.values, value) + 0.35 * share(shape.exact, exact) + 0.2 * share(shape.coarse, coarse) + 0.15 * text + FLOOR,
  )
}

/** Kinds of characters in sequence: `2018-01` is `9{4}-9{2}` exactly and `9-9` coarsely. Long texts are told by their beginning. */
function outline(cell: string): { exact: string; coarse: string } {
  let exact = ''
  let coarse = ''
  const length = Math.min(cell.length, 40)
  for (let at = 0; at < length; ) {
    const kind = kindOf(cell.charCodeAt(at))
    const from = at
    do at++
    while (at < length && kindOf(cell.charCodeAt(at)) === kind)
    if (kind === 'p') {
      const marks = cell.slice(from, at)
      exact += marks
      coarse += marks
    } else {
      exact += kind + (at - from)
      coarse += kind
    }
  }
  return { exact, coarse }
}

/** 9 digit, A and a letters, 汉 beyond ASCII, _ blank, p anything else. */
function kindOf(code: number): string {
  if (code >= 48 && code <= 57) return '9'
  if (code >= 97 && code <= 122) return 'a'
  if (code >= 65 && code <= 90) return 'A'
  if (code > 127) return '汉'
  return code <= 32 ? '_' : 'p'
}

function featuresOf(cell: string): string[] {
  let digits = 0
  let blanks = 0
  const length = Math.min(cell.length, 200)
  for (let at = 0; at < length; at++) {
    const code = cell.charCodeAt(at)
    if (code >= 48 && code <= 57) digits++
    else if (code === 32) blanks++
  }
  const first = cell === '' ? '' : kindOf(cell.charCodeAt(0))
  const last = cell === '' ? '' : kindOf(cell.charCodeAt(cell.length - 1))
  return [
    first === 'p' ? cell[0]! : first,
    last === 'p' ? cell.at(-1)! : last,
    String(Math.ceil(Math.log2(cell.length + 1))),
    String(length === 0 ? 0 : Math.ceil((4 * digits) / length)),
    String(Math.min(3, blanks)),
  ]
}

function add(map: Map<string, number>, key: string): void {
  map.set(key, (map.get(key) ?? 0) + 1)
}
