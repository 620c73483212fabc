import { AppError } from '../errors.ts'
import { parseNumber } from '../values/number.ts'
import { valueTypes } from '../values/value.ts'
import {
  defaultMeasures,
  type GroupBy,
  type GroupOrder,
  type Having,
  type Measure,
  parseBy,
  parseHaving,
  parseMeasure,
  parseOrder,
} from './group-expression.ts'
import { counts, distinctCounts, extremes, firsts, type Measured, measureType, mostWithin, sums } from './group-measures.ts'
import { codesOf, combineCodes, eachValue, groupForm, groupsOf, type RowGroups } from './group-rows.ts'
import type { GroupStep } from './model.ts'
import type { Operator, RunContext } from './operator.ts'
import {
  columnsOf,
  findColumn,
  type OwnColumn,
  type Relation,
  type RelationColumn,
  readColumn,
  rowCountOf,
  selectRows,
} from './relation.ts'

/**
 * Rows counted by columns. A group stands on its first row and leads to all of them (`members`); what is measured follows as own columns. Values are grouped by the
 * normal form of their type. Groups come in the order of their first rows, or by `order`.
 */
export const runGroup: Operator<GroupStep> = async (step, inputs, context) => {
  const input = inputs[0]!
  const columns = columnsOf(input, context.sources)
  const bys = step.by.map(parseBy)
  const measures = Object.entries(step.measure ?? defaultMeasures).map(([name, text]) => ({
    name,
    measure: parseMeasure(text, step.id),
  }))
  const names = measures.map(({ name }) => name)
  const having = step.having?.trim() ? parseHaving(step.having, names, step.id) : []
  const order = step.order?.trim() ? parseOrder(step.order, [...names, ...step.by], step.id) : []

  const found = await groupInput(input, bys, columns, step.id, context)
  const measured = new Map<string, Measured>()
  for (const by of found.bys) measured.set(by.text, { texts: by.texts, numbers: null })
  const types = new Map<string, OwnColumn['type']>()
  for (const { name, measure } of measures) {
    const column = measure.kind === 'count' ? null : findColumn(columns, measure.column, step.id)
    measured.set(name, await measureGroups(measure, column, found.groups, input, context))
    types.set(name, measureType(measure, column?.type ?? 'number'))
  }

  let kept = Uint32Array.from(found.groups.starts.subarray(1).keys())
  for (const condition of having) kept = kept.filter(holding(condition, measured.get(condition.measure)!, step.id))
  if (order.length > 0) kept = kept.sort(byOrder(order, measured))
  const own = [
    ...bys.filter(({ part }) => part !== null).map(({ text }) => ({ name: text, type: 'category' as const })),
    ...names.map((name) => ({ name, type: types.get(name)! })),
  ].map(({ name, type }) => ownColumn(name, type, step.id, kept, measured.get(name)!.texts))
  return groupRelation(input, found.groups, kept, own)
}

async function groupInput(
  input: Relation,
  bys: readonly GroupBy[],
  columns: readonly RelationColumn[],
  step: string,
  context: RunContext,
) {
  let codes = new Uint32Array(rowCountOf(input))
  let count = Math.min(1, codes.length)
  const read: { text: string; codes: Uint32Array; values: string[] }[] = []
  for (const by of bys) {
    const column = findColumn(columns, by.column, step)
    const one = await codesOf(input, column, groupForm(by, column.type), context)
    read.push({ text: by.text, ...one })
    const combined = combineCodes(codes, one.codes, one.values.length)
    codes = combined.codes
    count = combined.count
    await context.breathe()
    context.signal.throwIfAborted()
  }
  const groups = groupsOf(codes, count)
  const textsOf = ({ codes: own, values }: { codes: Uint32Array; values: string[] }) =>
    Array.from({ length: count }, (_, group) => values[own[groups.rows[groups.starts[group]!]!]!]!)
  return { groups, bys: read.map((by) => ({ text: by.text, texts: textsOf(by) })) }
}

async function measureGroups(
  measure: Measure,
  column: RelationColumn | null,
  groups: RowGroups,
  input: Relation,
  context: RunContext,
): Promise<Measured> {
  await context.breathe()
  context.signal.throwIfAborted()
  if (measure.kind === 'count' || column === null) return counts(groups)
  switch (measure.kind) {
    case 'distinct':
      return distinctCounts(
        groups,
        await codesOf(input, column, (text) => valueTypes[column.type].normalize(text) || null, context),
      )
    case 'sum':
    case 'mean': {
      const numbers = new Float64Array(rowCountOf(input))
      await eachValue(input, column, context, (row, values, index) => {
        numbers[row] = parseNumber(values.get(index)) ?? Number.NaN
      })
      return sums(measure.kind, groups, numbers)
    }
    case 'min':
    case 'max':
      return extremes(measure.kind, groups, column.type, await readColumn(input, column, context.sources))
    case 'first':
      return firsts(groups, await readColumn(input, column, context.sources))
    case 'most':
      return mostWithin(groups, measure.days, await readColumn(input, column, context.sources))
  }
}

/** Whether a group fulfils a condition. A group that has no such measure fulfils none, and `!=` all. */
function holding({ measure, comparison, value }: Having, { texts, numbers }: Measured, step: string): (group: number) => boolean {
  if (numbers && typeof value !== 'number') {
    throw new AppError('model.expressionInvalid', {
      step,
      text: `${measure} ${comparison} ${value}`,
      expected: `${measure} ${comparison} 3`,
    })
  }
  const wanted = numbers ? value : String(value)
  return (group) => {
    const one = numbers ? numbers[group]! : texts[group]!
    if (one === '' || Number.isNaN(one)) return comparison === '!='
    switch (comparison) {
      case '>=':
        return one >= wanted
      case '<=':
        return one <= wanted
      case '!=':
        return one !== wanted
      case '>':
        return one > wanted
      case '<':
        return one < wanted
      case '=':
        return one === wanted
    }
  }
}

/** By each key in turn, groups without a value last, then by first row. */
function byOrder(order: readonly GroupOrder[], measured: ReadonlyMap<string, Measured>): (a: number, b: number) => number {
  const keys = order.map(({ name, isDescending }) => ({ ...measured.get(name)!, sign: isDescending ? -1 : 1 }))
  return (a, b) => {
    for (const { texts, numbers, sign } of keys) {
      const isLast = (texts[a] === '' ? 1 : 0) - (texts[b] === '' ? 1 : 0)
      if (isLast !== 0) return isLast
      const [one, other] = numbers ? [numbers[a]!, numbers[b]!] : [texts[a]!, texts[b]!]
      if (one !== other && texts[a] !== '') return one < other ? -sign : sign
    }
    return a - b
  }
}

function ownColumn(name: string, type: OwnColumn['type'], step: string, kept: Uint32Array, texts: readonly string[]): OwnColumn {
  const numbers = new Map<string, number>()
  const codes = Uint32Array.from(kept, (group) => {
    const text = texts[group]!
    const known = numbers.get(text)
    if (known === undefined) numbers.set(text, numbers.size)
    return known ?? numbers.size - 1
  })
  return { name, type, step, values: [...numbers.keys()], codes }
}

function groupRelation(input: Relation, groups: RowGroups, kept: Uint32Array, own: readonly OwnColumn[]): Relation {
  const { figures: _figures, members: _members, ...rows } = input
  const first = selectRows(
    { ...rows, rules: null },
    kept.map((group) => groups.rows[groups.starts[group]!]!),
  )
  const starts = new Uint32Array(kept.length + 1)
  kept.forEach((group, at) => {
    starts[at + 1] = starts[at]! + groups.starts[group + 1]! - groups.starts[group]!
  })
  const members = new Uint32Array(starts[kept.length]!)
  kept.forEach((group, at) => {
    members.set(groups.rows.subarray(groups.starts[group], groups.starts[group + 1]), starts[at])
  })
  return { ...first, own: [...(first.own ?? []), ...own], members: { input, starts, rows: members } }
}
