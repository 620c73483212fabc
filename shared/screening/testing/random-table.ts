import fc from 'fast-check'
import type { ColumnSchema, ColumnType } from '../../table/schema.ts'

/** A small table of originals with the types its columns are known by. */
export interface RandomTable {
  readonly columns: readonly ColumnSchema[]
  readonly rows: readonly (readonly string[])[]
}

/** Characters of which texts and terms are made: few, so that they meet; simplified and traditional, wide and narrow, several for one. */
export const characters = [
  ...[
    '消',
    '防',
    '车',
    '車',
    '占',
    '佔',
    '后',
    '後',
    '后',
    'a',
    'A',
    'Ａ',
    'b',
    'Ｂ',
    '1',
    '１',
    '2',
    'm',
    '㎡',
    '😀',
    '𠮷',
    '𠮷',
  ],
  ...[
    'e\u0301',
    'é',
    'x\u0301',
    '☎\ufe0f',
    'ｶﾞ',
    '한',
    '\u1112\u1161',
    '，',
    ',',
    '。',
    '！',
    '?',
    '、',
    '；',
    '\n',
    '\r\n',
    ' ',
    '　',
    '-',
    '/',
  ],
]

const longStretch = '消'.repeat(12)

/** Characters that most texts hold, each in its two forms. */
export const frequentCharacters = ['消', '防', '车', '車', '占', '佔', 'a', 'Ａ']

/** Text of some pieces: empty now and then, a stretch as long as `*` reaches now and then. */
export const randomText: fc.Arbitrary<string> = fc
  .array(
    fc.oneof(
      { weight: 8, arbitrary: fc.constantFrom(...frequentCharacters) },
      { weight: 8, arbitrary: fc.constantFrom(...characters) },
      { weight: 1, arbitrary: fc.constant(longStretch) },
    ),
    { maxLength: 16 },
  )
  .map((pieces) => pieces.join(''))

/** Category values, some of them equal when folded and trimmed. */
const randomCategory = fc.constantFrom('', ' ', '消防', ' 消防', '車', '车', '占后', '佔後', 'ab', 'ＡＢ', '12', '１２', '1,200')

export const randomNumber: fc.Arbitrary<string> = fc.oneof(
  fc.constantFrom('', '不详', '1,200', '１２', '3万', '12元', '-3.5', '1200', '30000'),
  fc.integer({ min: -5, max: 20 }).map(String),
)

export const randomDate: fc.Arbitrary<string> = fc.oneof(
  fc.constantFrom('', '不详', '2024', '2024-06', '2024-06-01', '2024/6/1 9:05', '2024年6月1日', '2023-12-31 23:59'),
  fc
    .tuple(fc.integer({ min: 2023, max: 2024 }), fc.integer({ min: 1, max: 12 }), fc.integer({ min: 1, max: 28 }), fc.boolean())
    .map(([year, month, day, hasTime]) => `${year}-${month}-${day}${hasTime ? ' 12:30' : ''}`),
)

const randomPhone = fc.constantFrom('', '13800000001', '１３８００００００１２', '010-1212', '12')

const values: Partial<Record<ColumnType, fc.Arbitrary<string>>> = {
  text: randomText,
  category: randomCategory,
  number: randomNumber,
  date: randomDate,
  phone: randomPhone,
}

const schema = (name: string, type: ColumnType): ColumnSchema => ({ name, header: name, type })

/** Columns of all kinds; the last table has no column of type text. */
const schemas: readonly (readonly ColumnSchema[])[] = [
  [
    schema('标题', 'text'),
    schema('类型', 'category'),
    schema('诉求 内容', 'text'),
    schema('时间', 'date'),
    schema('金额', 'number'),
  ],
  [schema('诉求 内容', 'text'), schema('电话', 'phone'), schema('类型', 'category')],
  [schema('标题', 'text'), schema('诉求 内容', 'text')],
  [schema('类型', 'category'), schema('金额', 'number')],
]

/** A table of up to `maxRows` rows. */
export function randomTable(maxRows = 6): fc.Arbitrary<RandomTable> {
  return fc
    .constantFrom(...schemas)
    .chain((columns) =>
      fc
        .array(fc.tuple(...columns.map(({ type }) => values[type] ?? randomText)), { minLength: 1, maxLength: maxRows })
        .map((rows) => ({ columns, rows })),
    )
}
