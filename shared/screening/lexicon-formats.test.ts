import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { readWords } from './lexicon.ts'
import { readLexicons, writeLexicons } from './lexicon-formats.ts'
import { printQuery } from './print.ts'
import { splitWords } from './word-list.ts'

const textsOf = (text: string, file: string) =>
  readLexicons(text, file).groups.map(({ name, words }) => [name, words.map((word) => word.text)])
const faultOf = (text: string, file: string): unknown => {
  try {
    return readLexicons(text, file)
  } catch (error) {
    return error
  }
}

describe('a plain list', () => {
  it('holds one word a line or several between 、 ， , ； ; and is called like the file', () => {
    const text = '\ufeff消防通道\r\n\r\n占用、堵，停放;锁；乱停, 违停\n  \n'
    expect(textsOf(text, '消防.txt')).toEqual([['消防', ['消防通道', '占用', '堵', '停放', '锁', '乱停', '违停']]])
    const { blanks, groups, format } = readLexicons(text, '消防.txt')
    expect([format, blanks, groups[0]!.words.map(({ line }) => line)]).toEqual(['list', 2, [1, 3, 3, 3, 3, 3, 3]])
  })

  it('separators in quotes, brackets, expressions and behind a backslash part nothing', () => {
    const line = '"甲，乙"、2 OF (甲, 乙)，/a{2,3}/;“丙；丁”,金额:[1,000 TO 2,000]、戊\\，己'
    expect(splitWords(line)).toEqual(['"甲，乙"', '2 OF (甲, 乙)', '/a{2,3}/', '“丙；丁”', '金额:[1,000 TO 2,000]', '戊\\，己'])
  })

  it('a quote or slash that is never closed is an ordinary character', () => {
    expect(splitWords('5"管、和/或、"乙、/丙')).toEqual(['5"管、和/或、"乙', '/丙'])
    expect(splitWords('5"管、甲')).toEqual(['5"管', '甲'])
  })

  it('frequencies behind a tab are no part of the word', () => {
    expect(splitWords('股票\t 123456')).toEqual(['股票'])
  })

  it('a line of half a million opening quotes takes no time', () => {
    const started = performance.now()
    splitWords('“/（"'.repeat(130_000))
    expect(performance.now() - started).toBeLessThan(500)
  })
})

describe('a table', () => {
  it('has a column for the group and one for the word, whatever stands beside them', () => {
    const text = '\ufeff编号,词,词组\r\n1,消防通道,场所\r\n2,"占用,堵塞",行为\r\n3,,行为\r\n4,楼道,场所\r\n5,无主,\r\n'
    expect(textsOf(text, '词.csv')).toEqual([
      ['场所', ['消防通道', '楼道']],
      ['行为', ['占用,堵塞']],
    ])
    const { blanks, groupless, groups } = readLexicons(text, '词.csv')
    expect([blanks, groupless, groups[0]!.words[1]!.line]).toEqual([1, [6], 5])
  })

  it('may be parted by tabs or semicolons and called anything', () => {
    expect(textsOf('group\tword\n甲\t乙\n', 'x.txt')).toEqual([['甲', ['乙']]])
    expect(textsOf('组;词\n甲;"乙;丙"\n', 'x.csv')).toEqual([['甲', ['乙;丙']]])
  })

  it('without a header a line is a group and its words; one column is a list', () => {
    expect(textsOf('场所,楼道,通道\n行为,占用\n', 'x.csv')).toEqual([
      ['场所', ['楼道', '通道']],
      ['行为', ['占用']],
    ])
    expect(textsOf('楼道\n通道\n', '场所.csv')).toEqual([['场所', ['楼道', '通道']]])
    expect(textsOf('关键词\n楼道\n', '场所.csv')).toEqual([['场所', ['楼道']]])
  })

  it('a cell over several lines moves the lines behind it', () => {
    const { groups } = readLexicons('组,词\n甲,"乙\n丙"\n甲,丁\n', 'x.csv')
    expect(groups[0]!.words.map(({ line }) => line)).toEqual([2, 4])
  })
})

describe('JSON', () => {
  const file = '消防.lexicon.json'
  const json = (groups: unknown, format = 'guoshai.lexicon/1') => JSON.stringify({ format, groups })

  it('names the path of what is wrong, what was found and what was expected', () => {
    const sound = { name: '甲', words: ['乙'] }
    const faults: [unknown, object][] = [
      [faultOf('{"format":', file), { path: '', expected: 'JSON' }],
      [faultOf('[]', file), { path: 'format', found: 'undefined' }],
      [faultOf('null', file), { path: 'format' }],
      [faultOf(json([sound], 'guoshai.lexicon/2'), file), { path: 'format', found: '"guoshai.lexicon/2"' }],
      [faultOf(json({}), file), { path: 'groups', found: '{}' }],
      [faultOf(json([sound, { words: ['乙'] }]), file), { path: 'groups[1].name' }],
      [faultOf(json([sound, { name: '丙', words: [] }]), file), { path: 'groups[1].words' }],
      [faultOf(json([{ name: '丙', words: ['甲', 3] }]), file), { path: 'groups[0].words[1]', found: '3' }],
    ]
    for (const [error, details] of faults) expect(error).toMatchObject({ code: 'lexicon.invalid', details: { file, ...details } })
  })

  it('groups of one name are one, their words keep their paths', () => {
    const { groups } = readLexicons(
      json([
        { name: '甲', words: ['乙'] },
        { name: ' 甲', words: ['丙'] },
      ]),
      file,
    )
    expect(groups.map(({ words }) => words.map(({ path }) => path))).toEqual([['groups[0].words[0]', 'groups[1].words[0]']])
  })
})

it('a file without a word is refused', () => {
  for (const [text, file] of [
    ['', '空.txt'],
    ['\n \n', '空.txt'],
    ['组,词\n', '空.csv'],
  ] as const)
    expect(faultOf(text, file)).toMatchObject({ code: 'lexicon.invalid', details: { file } })
})

describe('what is written is read back', () => {
  const word = fc
    .array(
      fc.constantFrom(
        '消防',
        '占用',
        ',',
        '，',
        '"',
        '“',
        '”',
        '/',
        '(',
        ')',
        '[',
        '\\',
        '=',
        '@',
        ' ',
        'OR',
        'NEAR/3',
        '?',
        ':',
        '-',
        ';',
        '词',
        '组',
      ),
      {
        minLength: 1,
        maxLength: 8,
      },
    )
    .map((parts) => parts.join(''))
  const groups = fc.uniqueArray(
    fc.record({
      name: fc.constantFrom('消防', '场所', 'a,b', '=1', '引"号', '消防 通道'),
      note: fc.constantFrom('', '建议'),
      words: fc.array(word, { minLength: 1, maxLength: 6 }).map((words) => readWords(words, true).words),
    }),
    { selector: ({ name }) => name, minLength: 1, maxLength: 3 },
  )
  const decode = (bytes: Uint8Array) => new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes)
  const meaning = (words: readonly string[]) => readWords(words).queries.map(printQuery)

  it('JSON and CSV word for word, a list in meaning', () => {
    fc.assert(
      fc.property(groups, (given) => {
        const sound = given.filter(({ words }) => words.length > 0)
        fc.pre(sound.length > 0)
        const expected = sound.map(({ name, words }) => [name, words])
        expect(textsOf(decode(writeLexicons(sound, 'json')), 'x.json')).toEqual(expected)
        const read = readLexicons(decode(writeLexicons(sound, 'csv')), 'x.csv').groups
        expect(read.map(({ name, words }) => [name, readWords(words.map(({ text }) => text)).words])).toEqual(expected)
        const [first] = sound
        const [list] = readLexicons(decode(writeLexicons([first!], 'list')), 'x.txt').groups
        expect(meaning(list!.words.map(({ text }) => text))).toEqual(meaning(first!.words))
      }),
      { numRuns: 400, seed: 4 },
    )
  })

  it('words that a spreadsheet would compute are led by a tab in CSV', () => {
    const text = decode(writeLexicons([{ name: '甲', note: '', words: ['@乙', '-3'] }], 'csv'))
    expect(text).toBe('\ufeff组,词\r\n甲,"\t@乙"\r\n甲,"\t-3"\r\n')
  })
})
