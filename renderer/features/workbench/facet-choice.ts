import type { Layer, Model, ScreenStep } from '../../../shared/model/model.ts'
import { parseQuery } from '../../../shared/screening/parse.ts'
import { printQuery } from '../../../shared/screening/print.ts'
import type { Query } from '../../../shared/screening/query.ts'
import { fold } from '../../../shared/values/fold.ts'
import { changeScreen } from './model-edit.ts'

/** What is chosen of one facet: rows that have one of `kept` (all where it is empty) and none of `excluded`. A key is a value, `2024-06`, or '' for none. */
export interface FacetChoice {
  column: string
  by: 'value' | 'month'
  kept: readonly string[]
  excluded: readonly string[]
}

/** Every date that can be read is later. */
const EARLIEST = '1800-01-01'
/** Months that one range of a choice may span; a longer one was not chosen here. */
const MOST_MONTHS = 2400

/** Choices of several facets as one query of the screen language; null where nothing is chosen. {@link choicesOf} gives them back. */
export function queryOfChoices(choices: readonly FacetChoice[]): Query | null {
  const items = choices.flatMap((choice) => [...keptQuery(choice), ...excludedQueries(choice)])
  return items.length > 1 ? { kind: 'and', items } : (items[0] ?? null)
}

/** The choices that a layer's text stands for; null where it says more than choices can, as after an edit by hand. */
export function choicesOf(where: string): FacetChoice[] | null {
  const parsed = parseQuery(where)
  if (!parsed.ok) return null
  const clauses = (parsed.query.kind === 'and' ? parsed.query.items : [parsed.query]).map(readClause)
  const choices = new Map<string, FacetChoice>()
  for (const clause of clauses) {
    if (!clause) return null
    const { column, by } = clause
    const known = choices.get(`${by} ${column}`) ?? { column, by, kept: [], excluded: [] }
    if (clause.kept.length > 0 && known.kept.length > 0) return null
    choices.set(`${by} ${column}`, {
      ...known,
      kept: [...known.kept, ...clause.kept],
      excluded: [...known.excluded, ...clause.excluded],
    })
  }
  return [...choices.values()]
}

function keptQuery(choice: FacetChoice): Query[] {
  return choice.kept.length === 0 ? [] : [anyOf(atomsOf(choice, choice.kept))]
}

function excludedQueries(choice: FacetChoice): Query[] {
  if (choice.excluded.length === 0) return []
  if (choice.by === 'value') return [{ kind: 'not', item: anyOf(atomsOf(choice, choice.excluded)) }]
  const months = choice.excluded.filter((key) => key !== '')
  const dated: Query[] = choice.excluded.includes('') ? [hasDate(choice.column)] : []
  return months.length > 0 ? [{ kind: 'not', item: anyOf(atomsOf(choice, months)) }, ...dated] : dated
}

function anyOf(items: readonly Query[]): Query {
  return items.length > 1 ? { kind: 'or', items } : items[0]!
}

function atomsOf({ column, by }: FacetChoice, keys: readonly string[]): Query[] {
  if (by === 'value') {
    return keys.map(
      (key): Query => (key === '' ? { kind: 'empty', column } : { kind: 'comparison', column, operator: '=', value: key }),
    )
  }
  const runs: { from: string; to: string }[] = []
  for (const month of keys.filter((key) => key !== '').toSorted()) {
    const last = runs.at(-1)
    if (last && monthsBetween(last.to, month)?.length === 2) last.to = month
    else runs.push({ from: month, to: month })
  }
  const ranges = runs.map(({ from, to }): Query => ({ kind: 'range', column, from, to }))
  return keys.includes('') ? [...ranges, { kind: 'not', item: hasDate(column) }] : ranges
}

function hasDate(column: string): Query {
  return { kind: 'comparison', column, operator: '>=', value: EARLIEST }
}

function readClause(query: Query): FacetChoice | null {
  if (query.kind === 'comparison' && query.operator === '>=') {
    return query.value === EARLIEST ? { column: query.column, by: 'month', kept: [], excluded: [''] } : null
  }
  if (query.kind === 'not' && !isDateless(query)) {
    const read = readAtoms(query.item)
    return read && { ...read, kept: [], excluded: read.kept }
  }
  return readAtoms(query)
}

function readAtoms(query: Query): FacetChoice | null {
  const atoms = (query.kind === 'or' ? query.items : [query]).map(readAtom)
  const [first] = atoms
  if (!first || atoms.some((atom) => !atom || atom.column !== first.column || atom.by !== first.by)) return null
  return { column: first.column, by: first.by, kept: atoms.flatMap((atom) => atom!.keys), excluded: [] }
}

function readAtom(query: Query): { column: string; by: 'value' | 'month'; keys: string[] } | null {
  if (query.kind === 'empty') return { column: query.column, by: 'value', keys: [''] }
  if (query.kind === 'comparison' && query.operator === '=') return { column: query.column, by: 'value', keys: [query.value] }
  if (query.kind === 'not' && isDateless(query))
    return { column: (query.item as { column: string }).column, by: 'month', keys: [''] }
  if (query.kind !== 'range') return null
  const keys = query.from !== null && query.to !== null ? monthsBetween(query.from, query.to) : null
  return keys && { column: query.column, by: 'month', keys }
}

function isDateless(query: Query): boolean {
  return query.kind === 'not' && query.item.kind === 'comparison' && query.item.operator === '>=' && query.item.value === EARLIEST
}

/** All months from one to the other, both included; null for what are no months in order. */
export function monthsBetween(from: string, to: string): string[] | null {
  const first = monthNumber(from)
  const last = monthNumber(to)
  if (first === null || last === null || last < first || last - first >= MOST_MONTHS) return null
  return Array.from({ length: last - first + 1 }, (_, index) => {
    const month = first + index
    return `${String(Math.floor(month / 12)).padStart(4, '0')}-${String((month % 12) + 1).padStart(2, '0')}`
  })
}

function monthNumber(text: string): number | null {
  const [, year, month] = /^(\d{4})-(0[1-9]|1[0-2])$/.exec(text) ?? []
  return month === undefined ? null : Number(year) * 12 + Number(month) - 1
}

/** Where a screen keeps the choices of its facets; −1 where it has none. */
export function facetLayerOf(step: ScreenStep): number {
  return step.layers.findIndex(({ facets, where }) => facets === true && choicesOf(where) !== null)
}

export function choicesIn(step: ScreenStep): FacetChoice[] {
  return choicesOf(step.layers[facetLayerOf(step)]?.where ?? '') ?? []
}

/** The choices as the last layer of a screen, switched on; without choices it has no such layer. */
export function withChoices(step: ScreenStep, choices: readonly FacetChoice[], name: string): ScreenStep {
  const at = facetLayerOf(step)
  const query = queryOfChoices(choices)
  const others = step.layers.filter((_, index) => index !== at)
  if (!query) return { ...step, layers: others }
  const layer: Layer = { name: step.layers[at]?.name ?? name, where: printQuery(query), facets: true }
  return { ...step, layers: [...others, layer] }
}

/** The model in which one facet of a screen keeps everything: what its own counts are of. */
export function withoutFacet(model: Model, id: string, column: string, by: FacetChoice['by']): Model {
  return changeScreen(model, id, (step) => {
    const at = facetLayerOf(step)
    if (at < 0) return step
    const query = queryOfChoices(choicesIn(step).filter((choice) => choice.column !== column || choice.by !== by))
    const layers = step.layers.map((layer, index) => {
      if (index !== at) return layer
      return query ? { ...layer, where: printQuery(query) } : { ...layer, off: true }
    })
    return { ...step, layers }
  })
}

/** The screen's layers up to one of them, and its facets behind them: what is shown of that layer. `layer` is where it then ends. */
export function narrowedByFacets(step: ScreenStep, layer: number): { step: ScreenStep; layer: number } {
  const at = facetLayerOf(step)
  const facets = step.layers[at]
  if (!facets || facets.off || at <= layer) return { step, layer }
  return { step: { ...step, layers: [...step.layers.slice(0, layer + 1), facets] }, layer: layer + 1 }
}

/** Puts a key into a choice or takes it out; kept and excluded at once it cannot be. */
export function withKey(
  choices: readonly FacetChoice[],
  { column, by }: Pick<FacetChoice, 'column' | 'by'>,
  key: string,
  into: 'kept' | 'excluded',
): FacetChoice[] {
  const own = choices.find((choice) => choice.column === column && choice.by === by) ?? { column, by, kept: [], excluded: [] }
  const isSame = (other: string) => fold(other).trim() === fold(key).trim()
  const isIn = own[into].some(isSame)
  const rest = {
    ...own,
    kept: own.kept.filter((other) => !isSame(other)),
    excluded: own.excluded.filter((other) => !isSame(other)),
  }
  return withChoice(choices, isIn ? rest : { ...rest, [into]: [...rest[into], key] })
}

/** Replaces the choice of a facet, in its place; an empty one is left out. */
export function withChoice(choices: readonly FacetChoice[], choice: FacetChoice): FacetChoice[] {
  const isSame = ({ column, by }: FacetChoice) => column === choice.column && by === choice.by
  const isEmpty = choice.kept.length === 0 && choice.excluded.length === 0
  if (!choices.some(isSame)) return isEmpty ? [...choices] : [...choices, choice]
  return choices.flatMap((other) => (!isSame(other) ? [other] : isEmpty ? [] : [choice]))
}
