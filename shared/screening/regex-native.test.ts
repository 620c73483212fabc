import fc from 'fast-check'
import { RE2JS } from 're2js'
import { describe, expect, it } from 'vitest'
import { nativeExpression } from './regex-native.ts'
import { peelNeighbours } from './regex-syntax.ts'

const native = (source: string) => nativeExpression(peelNeighbours(source))

describe('a regular expression for the engine of the language', () => {
  it.each([
    '1[3-9]\\d{9}',
    '(?<!\\d)1[3-9]\\d{9}(?!\\d)',
    '占用.{0,10}通道',
    '(噪音|扰民)[^，。]{0,6}(?:公司|物业)',
    '京[A-Z][0-9a-z]{5}',
    '3\\.5',
    '[^\\w]甲',
    '[一-龥]{2,4}路',
  ])('%s is taken: few ways and short ones', (source) => {
    expect(native(source)).toBeInstanceOf(RegExp)
  })

  it.each([
    'a+',
    'a*b',
    '(甲|乙)+',
    '(?i)a',
    '.{0,300}',
    'a?'.repeat(7),
    '^甲',
    '甲$',
    '\\s',
    '\\pN',
    '[[:alpha:]]',
    '[a-\\d]',
    'é',
    '[ -~]',
    '(?P<n>甲)',
    'a{2,}',
    '\\bа',
    '\\x41',
    '(a{0,9}){2}',
  ])('%s is left to RE2', (source) => {
    expect(native(source)).toBeUndefined()
  })

  it('finds the same matches as RE2', () => {
    const one = fc.constantFrom(
      '甲',
      'K',
      'a',
      '\\d',
      '.',
      '[甲k]',
      '[^a]',
      '[A-C]',
      '[0-2_]',
      '\\.',
      '\\-',
      '[]a]',
      '[a-]',
      '😀',
      '[𠮷😀]',
      '\\w',
      '[^\\d]',
      '{',
      '(甲|k)',
      '(?:a|aa|)',
      '(b|[12]{1,2})',
    )
    const repetition = fc.constantFrom('', '', '', '?', '{2}', '{0,2}', '{1,3}?', '??')
    const item = fc.tuple(one, repetition).map(([atom, times]) => (atom.startsWith('(') ? atom : atom + times))
    const source = fc.array(
      fc.array(item, { minLength: 1, maxLength: 3 }).map((items) => items.join('')),
      { minLength: 1, maxLength: 2 },
    )
    const text = fc.array(fc.constantFrom('甲', 'k', 'a', 'b', '1', '2', '_', '.', '-', '{', ']', '😀', '𠮷', '\n', '，'), {
      maxLength: 10,
    })
    let taken = 0
    fc.assert(
      fc.property(source, text, (alternatives, points) => {
        const expression = alternatives.join('|')
        const folded = points.join('')
        const found = native(expression)
        const compiled = RE2JS.compile(expression, RE2JS.CASE_INSENSITIVE)
        if (!found) return
        taken++
        expect(found.test(folded), expression).toBe(compiled.test(folded))
        const matcher = compiled.matcher(folded)
        const expected: string[] = []
        while (matcher.find()) if (matcher.end() > matcher.start()) expected.push(`${matcher.start()} ${matcher.end()}`)
        const actual = [...folded.matchAll(new RegExp(found, 'gu'))].filter(([match]) => match !== '')
        expect(
          actual.map(({ index, 0: match }) => `${index} ${index + match.length}`),
          expression,
        ).toEqual(expected)
      }),
      { numRuns: 2000, seed: 8 },
    )
    expect(taken).toBeGreaterThan(1500)
  })

  it('stays short where much must be tried', () => {
    const started = performance.now()
    expect(native('甲{0,60}乙')!.test('甲'.repeat(100_000))).toBe(false)
    expect(native('(甲|甲甲){1}甲{0,15}乙')).toBeUndefined()
    expect(performance.now() - started).toBeLessThan(5000)
  })
})
