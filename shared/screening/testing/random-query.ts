import fc from 'fast-check'
import type { ColumnSchema } from '../../table/schema.ts'
import type { ComparisonOperator, ProximityQuery, Query } from '../query.ts'
import { characters, frequentCharacters, randomDate, randomNumber } from './random-table.ts'

/** Words of one to three characters, those that stand in many texts more often. */
const word = fc.oneof(
  { weight: 5, arbitrary: fc.constantFrom(...frequentCharacters, '消防', '车占') },
  { weight: 2, arbitrary: fc.constantFrom('后', 'AB', 'm2', '2', '12', '😀', '𠮷', 'é', '한', 'ガ', '\n', '，') },
  {
    weight: 2,
    arbitrary: fc.array(fc.constantFrom(...characters), { minLength: 1, maxLength: 3 }).map((pieces) => pieces.join('')),
  },
)

/** Also stretches of these cells, so that matches close to each other and longer words are found. */
function wordOf(cells: readonly string[]): fc.Arbitrary<string> {
  const filled = cells.map((cell) => [...cell]).filter((points) => points.length > 0)
  if (filled.length === 0) return word
  const stretch = fc
    .tuple(fc.constantFrom(...filled), fc.nat(99), fc.integer({ min: 1, max: 3 }))
    .map(([points, at, length]) => points.slice(at % points.length, (at % points.length) + length).join(''))
  return fc.oneof(word, { weight: 2, arbitrary: stretch })
}

function termOf(text: fc.Arbitrary<string>): fc.Arbitrary<Query> {
  return text.map((found) => ({ kind: 'term', text: found }))
}

function wildcardOf(text: fc.Arbitrary<string>): fc.Arbitrary<Query> {
  const literal = text.map((found) => found.replace(/[?*\\]/g, '\\$&'))
  return fc
    .array(fc.oneof({ weight: 2, arbitrary: literal }, { weight: 3, arbitrary: fc.constantFrom('?', '*') }), {
      minLength: 2,
      maxLength: 5,
    })
    .map((parts) => parts.join(''))
    .filter((pattern) => /[^?*]/.test(pattern) && /(?<!\\)[?*]/.test(pattern))
    .map((pattern) => ({ kind: 'wildcard', pattern }))
}

/** Expressions that mean the same to RE2 and to the engine of the language. */
const regex = fc
  .tuple(
    fc.constantFrom('', '', '', '(?<!\\d)', '(?<=消)', '(?<![a-c])'),
    fc.array(
      fc
        .tuple(
          fc.constantFrom('消', '車', '佔', '[AB]', '\\d', 'a', '[^消]', '(?:后|车)', '(m|12)', '😀', '防'),
          fc.constantFrom('', '', '', '?', '+', '{1,2}', '*'),
        )
        .map((parts) => parts.join('')),
      { minLength: 1, maxLength: 3 },
    ),
    fc.constantFrom('', '', '', '(?!\\d)', '(?=防)'),
  )
  .map(([before, parts, after]): Query => ({ kind: 'regex', pattern: before + parts.join('') + after }))

/** Lexicon groups that {@link randomQuery} may name; the second holds the first. */
export const randomLexicons: fc.Arbitrary<ReadonlyMap<string, Query>> = fc
  .tuple(fc.array(termOf(word), { minLength: 2, maxLength: 4 }), termOf(word), wildcardOf(word))
  .map(
    ([first, one, two]) =>
      new Map<string, Query>([
        ['甲组', { kind: 'or', items: first }],
        ['乙组', { kind: 'or', items: [one, { kind: 'lexicon', name: '甲组' }, two] }],
      ]),
  )

const lexicon = fc.constantFrom('甲组', '乙组').map((name): Query => ({ kind: 'lexicon', name }))

/**
 * Any query over these columns and the groups of {@link randomLexicons}, every kind of part among them. Where cells are given, many of its
 * words are cut from them.
 */
export function randomQuery(columns: readonly ColumnSchema[], cells: readonly string[] = []): fc.Arbitrary<Query> {
  const text = wordOf(cells)
  const names = columns.map(({ name }) => name)
  const name = fc.constantFrom(...names)
  const leaf = fc.oneof(
    { weight: 6, arbitrary: termOf(text) },
    { weight: 2, arbitrary: wildcardOf(text) },
    { weight: 1, arbitrary: regex },
    { weight: 1, arbitrary: lexicon },
  )
  const inField = (item: fc.Arbitrary<Query>) =>
    fc.tuple(name, item).map(([column, inner]): Query => ({ kind: 'field', column, item: inner }))
  const { place } = fc.letrec<{ place: Query; near: ProximityQuery }>((tie) => ({
    near: proximity(tie('place')),
    place: fc.oneof(
      { depthSize: 'small' },
      { weight: 6, arbitrary: leaf },
      {
        weight: 3,
        arbitrary: fc.array(tie('place'), { minLength: 2, maxLength: 3 }).map((items): Query => ({ kind: 'or', items })),
      },
      { weight: 2, arbitrary: tie('near') },
      { weight: 1, arbitrary: inField(tie('place')) },
    ),
  }))
  const { tree } = fc.letrec<{ tree: Query }>((tie) => ({
    tree: fc.oneof(
      { depthSize: 'small' },
      { weight: 3, arbitrary: leaf },
      { weight: 4, arbitrary: proximity(place) },
      { weight: 2, arbitrary: valueQuery(columns) },
      {
        weight: 2,
        arbitrary: fc.array(tie('tree'), { minLength: 2, maxLength: 4 }).map((items): Query => ({ kind: 'and', items })),
      },
      {
        weight: 2,
        arbitrary: fc.array(tie('tree'), { minLength: 2, maxLength: 4 }).map((items): Query => ({ kind: 'or', items })),
      },
      { weight: 2, arbitrary: tie('tree').map((item): Query => ({ kind: 'not', item })) },
      {
        weight: 1,
        arbitrary: fc
          .tuple(fc.array(tie('tree'), { minLength: 1, maxLength: 4 }), fc.nat(3))
          .map(([items, less]): Query => ({ kind: 'atLeast', count: Math.max(1, items.length - less), items })),
      },
      { weight: 3, arbitrary: inField(tie('tree')) },
    ),
  }))
  return tree
}

/** A term, a regular expression, an OR of them, or a proximity of two such: what is marked the same by every way of searching. */
export function randomMarks(cells: readonly string[]): fc.Arbitrary<Query> {
  const leaf = fc.oneof({ weight: 4, arbitrary: termOf(wordOf(cells)) }, { weight: 1, arbitrary: regex })
  const some = fc.oneof(
    leaf,
    fc.array(leaf, { minLength: 2, maxLength: 3 }).map((items): Query => ({ kind: 'or', items })),
  )
  return fc.oneof(some, { weight: 2, arbitrary: proximity(some) })
}

function proximity(operand: fc.Arbitrary<Query>): fc.Arbitrary<ProximityQuery> {
  return fc
    .tuple(fc.constantFrom<ProximityQuery['kind']>('near', 'then', 'same'), operand, operand, fc.nat(6))
    .map(([kind, left, right, distance]) => ({ kind, left, right, distance: kind === 'same' ? 0 : distance }))
}

/** Comparisons, ranges, empty and present; the bounds of a range in their order. */
function valueQuery(columns: readonly ColumnSchema[]): fc.Arbitrary<Query> {
  return fc.constantFrom(...columns).chain(({ name: column, type }): fc.Arbitrary<Query> => {
    const filled = fc.constantFrom<Query>({ kind: 'empty', column }, { kind: 'present', column })
    if (type !== 'number' && type !== 'date') {
      return fc.oneof(
        filled,
        fc
          .oneof(
            word.filter((value) => value.trim() !== ''),
            randomNumber.filter((value) => value !== ''),
          )
          .map((value): Query => ({ kind: 'comparison', column, operator: '=', value })),
      )
    }
    const value = type === 'number' ? randomNumber.filter(isReadable) : randomDate.filter(isReadable)
    const operator = fc.constantFrom<ComparisonOperator>('>=', '<=', '>', '<', '=')
    const bounds = fc.constantFrom<[string | null, string | null]>(...(type === 'number' ? numberBounds : dateBounds))
    return fc.oneof(
      filled,
      fc.tuple(operator, value).map(([sign, wanted]): Query => ({ kind: 'comparison', column, operator: sign, value: wanted })),
      bounds.map(([from, to]): Query => ({ kind: 'range', column, from, to })),
    )
  })
}

const numberBounds: [string | null, string | null][] = [
  ['0', '10'],
  ['-5', null],
  [null, '1,200'],
  ['3', '3'],
  ['2', '3万'],
]
const dateBounds: [string | null, string | null][] = [
  ['2024', '2024'],
  ['2023-06', '2024-05'],
  ['2024-06-01', null],
  [null, '2024-03-05 12:30'],
]

function isReadable(value: string): boolean {
  return /\d/.test(value)
}
