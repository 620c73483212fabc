import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { basename, join } from 'node:path'
import Papa from 'papaparse'
import { say } from '../scripts/project.mjs'

/** What `link-quality FOLDER` takes besides the layout of `shared/data`; said where nothing in the folder can be read so. */
export const layouts = `link-quality FOLDER: FOLDER, or each folder in it, holds one set:
  one or two tables (.csv, .tsv, .txt; UTF-8, header row), in the order of their names;
  and which rows belong together, by one of
    a file gold.*, gt.*, truth.*, matches.* or *mapping*, whose first two columns are values of one column of each table (ids), or, as D1 and D2, 0-based rows
    a column cluster, cluster_id, entity or entity_id in each table
    a column rec_id of FEBRL's form (rec-12-org, rec-12-dup-0) in each table
  and, if wished, one *.job.json with a model whose only step is a link, and the output links.csv; else all columns that both tables have, by their types,
  each record of two tables in one pair at most (oneToOne) unless that leaves out so many pairs that a list must repeat its records`

/** Where the links without \`oneToOne\` are so many times those with it, one of the lists repeats its records; firms and relatives that are much alike stay below. */
const REPEATED = 1.3

/** Share of the gold's ids that a table must have. */
const MOST_IDS = 0.9

const isGold = (file) => /^(gold|gt|truth|matches)\b|mapping/i.test(file)
const isEntity = (name) => /^(cluster|entity)(_?id)?$/i.test(name)
/** Columns that number records: no evidence. */
const isNumbering = (name) => /^(id|rec_id|record_id|unique_id|row_id)$/i.test(name)

/** One set of the folder's own: its tables, and what belongs together by 1-based rows; undefined where the folder is none. */
export function readSet(folder) {
  const files = readdirSync(folder).sort()
  const texts = files.filter((file) => /\.(csv|tsv|txt)$/i.test(file))
  const paths = texts.filter((file) => !isGold(file)).map((file) => join(folder, file))
  if (paths.length < 1 || paths.length > 2) return undefined
  const tables = paths.map(recordsOf)
  const job = files.find((file) => file.endsWith('.job.json'))
  const gold = texts.find(isGold)
  const truth = gold ? pairsOf(recordsOf(join(folder, gold)), tables) : sharedEntities(tables)
  return truth && { name: basename(folder), folder, paths, job: job && join(folder, job), ...truth }
}

/** The sets of a folder: itself where it is one, else those in it. */
export function ownSets(folder) {
  if (!existsSync(folder)) return []
  const own = readSet(folder)
  if (own) return [own]
  const inside = readdirSync(folder, { withFileTypes: true }).filter((entry) => entry.isDirectory())
  return inside
    .flatMap(({ name }) => {
      const set = readSet(join(folder, name))
      const hasTables = readdirSync(join(folder, name)).some((file) => /\.(csv|tsv|txt)$/i.test(file))
      if (!set && hasTables) say(`${name}: 里面没有能读的一组 · holds no set that can be read`)
      return set ?? []
    })
    .sort((one, other) => (one.name < other.name ? -1 : 1))
}

/** The job of a set without one, by the types the import found: each column that both have, compared as `compareOf` suggests. `columns`: of each table. */
export function derivedJob({ paths, keyColumns }, columns, compareOf) {
  const [left, right = left] = columns
  const isEvidence = ({ name }) => !isEntity(name) && !isNumbering(name)
  const on = left.flatMap((one, place) => {
    const named = right.find(({ name }) => name.toLowerCase() === one.name.toLowerCase())
    const other = named ?? (left.length === right.length ? right[place] : undefined)
    const isKey = one.name === keyColumns[0] || other?.name === keyColumns.at(-1)
    if (!other || isKey || !isEvidence(one) || !isEvidence(other)) return []
    return [{ left: one.name, right: other.name, compare: compareOf(one.type, other.type) }]
  })
  const names = paths.map((_, place) => `list${place + 1}`)
  const step = { id: 'linked', op: 'link', left: names[0], right: names.at(-1), on, decide: { probability: 0.5 } }
  return {
    imports: importsOf(paths),
    models: [
      {
        format: 'guoshai.model/1',
        id: 'own',
        sources: Object.fromEntries(names.map((name) => [name, { kind: 'table' }])),
        steps: [{ ...step, ...(paths.length === 2 && { oneToOne: true }) }],
      },
    ],
    outputs: [{ what: 'links', of: 'own/linked', to: 'links.csv' }],
  }
}

/** The job with as many partners for each record as reach the probability. */
export function manyToMany({ models: [model], ...job }) {
  const [{ oneToOne: _, ...step }] = model.steps
  return { ...job, models: [{ ...model, steps: [step] }] }
}

/** Whether the links without `oneToOne` say that a list repeats its records. Both are numbers of links. */
export function isRepeating(many, one) {
  return many > REPEATED * one
}

/** The tables of a set as a job imports them. */
export function importsOf(paths) {
  return paths.map((file, place) => ({ as: `list${place + 1}`, file, kind: 'table' }))
}

/** Gold by a list of pairs: of ids where every id stands in one column of its table, of 0-based rows where it is headed D1 and D2. */
function pairsOf(gold, tables) {
  const [first, second] = Object.keys(gold[0] ?? {})
  if (second === undefined) return undefined
  const sides = [tables[0], tables.at(-1)]
  const isRows = first === 'D1' && second === 'D2'
  const orders = [
    [first, second],
    [second, first],
  ].map((names) => ({ names, keyColumns: isRows ? [] : sides.map((table, side) => keyColumn(table, gold, names[side])) }))
  const order = orders.find(({ keyColumns }) => !keyColumns.includes(undefined))
  if (!order) return undefined
  const { names, keyColumns } = order
  const rows = isRows ? [] : sides.map((table, side) => rowsBy(table, keyColumns[side]))
  const rowsOf = (side, value) => (isRows ? [Number(value) + 1] : (rows[side].get(value) ?? []))
  const known = new Set()
  for (const pair of gold) {
    for (const left of rowsOf(0, pair[names[0]])) {
      for (const right of rowsOf(1, pair[names[1]])) known.add(keyOf(tables, left, right))
    }
  }
  return { keyColumns, count: known.size, has: (left, right) => known.has(keyOf(tables, left, right)) }
}

/** Within one table a pair has no direction. */
function keyOf(tables, left, right) {
  return tables.length === 1 && right < left ? `${right} ${left}` : `${left} ${right}`
}

/** The first column of the table that has nearly every value of the gold's; a pair that names no row is none that can be found. */
function keyColumn(table, gold, name) {
  return Object.keys(table[0] ?? {}).find((column) => {
    const values = new Set(table.map((record) => record[column]))
    return gold.filter((pair) => values.has(pair[name])).length >= MOST_IDS * gold.length
  })
}

function rowsBy(table, column) {
  const rows = new Map()
  table.forEach((record, row) => {
    const same = rows.get(record[column])
    if (same) same.push(row + 1)
    else rows.set(record[column], [row + 1])
  })
  return rows
}

/** Gold by a column that says which entity a row is; a row without one belongs to no other. */
function sharedEntities(tables) {
  const entities = tables.map(entitiesOf)
  if (entities.includes(undefined)) return undefined
  const [left, right] = [entities[0], entities.at(-1)]
  const sizes = new Map()
  for (const entity of right) if (entity) sizes.set(entity, (sizes.get(entity) ?? 0) + 1)
  const met = left.reduce((sum, entity) => sum + (entity ? (sizes.get(entity) ?? 0) : 0), 0)
  const count = tables.length === 2 ? met : [...sizes.values()].reduce((sum, size) => sum + (size * (size - 1)) / 2, 0)
  return { keyColumns: [], count, has: (one, other) => Boolean(left[one - 1]) && left[one - 1] === right[other - 1] }
}

function entitiesOf(table) {
  const names = Object.keys(table[0] ?? {})
  const column = names.find(isEntity)
  if (column) return table.map((record) => record[column])
  const isFebrl = names.includes('rec_id') && table.every(({ rec_id: id }) => /^rec-\d+-(org|dup)/.test(id ?? ''))
  return isFebrl ? table.map(({ rec_id: id }) => id.split('-')[1]) : undefined
}

/** Records of a text table, delimiter found, blanks around cells left out; ids stay texts. */
function recordsOf(file) {
  const { data } = Papa.parse(readFileSync(file, 'utf8').replace(/^\ufeff/, ''), {
    header: true,
    skipEmptyLines: true,
    delimitersToGuess: [',', '\t', '|', ';'],
    transform: (cell) => cell.trim(),
    transformHeader: (name) => name.trim(),
  })
  return data
}
