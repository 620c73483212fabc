import fc from 'fast-check'
import { RE2JS } from 're2js'
import { describe, expect, it } from 'vitest'
import { fold } from '../values/fold.ts'
import { type Pattern, regexPattern, termPattern, wildcardPattern } from './pattern.ts'

describe('the pieces every match contains', () => {
  it.each<[string, Pattern, string[], string]>([
    ['佔用', termPattern('佔用'), ['占用'], '占用'],
    ['*有限*公司?', wildcardPattern('*有限*公司?'), ['有限', '公司'], '有限'],
    ['占用.{0,3}通道', regexPattern('佔用.{0,3}通道'), ['占用', '通道'], '占用'],
    ['单号\\d+号', regexPattern('单号\\d+号'), ['单号', '号'], '单号'],
    ['消防?通+道*', regexPattern('消防?通+道*'), ['消', '通'], '消'],
    ['a{2}b{0,3}c', regexPattern('Ka{2}b{0,3}c'), ['ka', 'c'], 'ka'],
    ['甲|乙', regexPattern('甲|乙'), [], ''],
    ['(甲|乙)丙', regexPattern('(甲|乙)丙'), ['丙'], '丙'],
    ['[甲)]丙', regexPattern('[甲)]丙'), ['丙'], '丙'],
    ['甲(?i)乙', regexPattern('甲(?i)乙'), [], ''],
    ['σ甲', regexPattern('σ甲'), ['甲'], '甲'],
    ['\\Q甲\\E', regexPattern('\\Q甲\\E'), [], ''],
    ['(?<!\\d)甲乙(?!\\d)', regexPattern('(?<!\\d)甲乙(?!\\d)'), ['甲乙'], '甲乙'],
    ['3\\.5㎡', regexPattern('3\\.5甲㎡'), ['3.5甲'], '3.5甲'],
  ])('%s', (_, pattern, literals, literal) => {
    expect(pattern.literals).toEqual(literals)
    expect(pattern.literal).toBe(literal)
  })

  it('stand in every text that a regular expression matches, in their order', () => {
    const atom = fc.constantFrom('甲', 'k', 'S', '\\d', '.', '[甲k]', '(?:甲|k)', '(k甲)', '\\.', '消防', '\\pN', '😀')
    const quantifier = fc.constantFrom('', '', '', '?', '*', '+', '{2}', '{0,1}', '+?')
    const source = fc
      .array(fc.tuple(atom, quantifier), { minLength: 1, maxLength: 4 })
      .map((parts) => parts.map((part) => part.join('')).join(''))
    const text = fc
      .array(fc.constantFrom('甲', 'k', 's', '1', '.', '消防', '😀'), { maxLength: 8 })
      .map((parts) => parts.join(''))
    fc.assert(
      fc.property(fc.array(source, { minLength: 1, maxLength: 2 }), text, (alternatives, folded) => {
        const expression = alternatives.join('|')
        const pattern = regexPattern(expression)
        const matches = RE2JS.compile(expression, RE2JS.CASE_INSENSITIVE).matcher(folded).find()
        expect(pattern.test(folded)).toBe(matches)
        if (!matches) return
        let at = 0
        for (const piece of pattern.literals) {
          expect(folded.indexOf(piece, at), `${piece} of ${expression}`).toBeGreaterThanOrEqual(at)
          at = folded.indexOf(piece, at) + piece.length
        }
        if (pattern.isLiteral) expect(folded).toContain(pattern.literal)
      }),
      { numRuns: 1500, seed: 3 },
    )
  })
})

describe('a wildcard term', () => {
  /** The same term as RE2 reads it. */
  const asExpression = (pattern: string): string =>
    [...pattern].map((one) => (one === '?' ? '(?s:.)' : one === '*' ? '[^\\pP\\n\\r]{0,12}' : RE2JS.quote(one))).join('')

  it('matches what the regular expression of its definition matches', () => {
    const part = fc.constantFrom('甲', '乙', '?', '*', '甲乙', '😀')
    const term = fc
      .array(part, { minLength: 1, maxLength: 5 })
      .map((parts) => parts.join(''))
      .filter((pattern) => /[^?*]/.test(pattern))
    const text = fc
      .array(fc.constantFrom('甲', '乙', '丙', '😀', '，', '\n', '丙丙丙丙丙丙'), { maxLength: 12 })
      .map((parts) => parts.join(''))
    fc.assert(
      fc.property(term, text, (pattern, folded) => {
        const expected = RE2JS.compile(asExpression(pattern))
        const actual = wildcardPattern(pattern)
        expect(actual.test(folded)).toBe(expected.test(folded))
        expect(actual.matchesWhole(folded)).toBe(expected.testExact(folded))
        const units = Uint16Array.from(folded, (character) => character.charCodeAt(0))
        const isOfUnits = !(pattern + folded).includes('😀')
        if (isOfUnits) expect(actual.testUnits!(units, units.length)).toBe(expected.test(folded))
        let isVisited = false
        actual.forEachMatch(folded, () => {
          isVisited = true
        })
        expect(isVisited).toBe(actual.test(folded))
      }),
      { numRuns: 1500, seed: 4 },
    )
  })

  it('stays linear with many stars in a long text', () => {
    const folded = fold('a'.repeat(20_000))
    const started = performance.now()
    expect(wildcardPattern(`${'a*'.repeat(20)}b`).test(folded)).toBe(false)
    expect(wildcardPattern(`${'a*'.repeat(20)}bc`).matchesWhole(folded)).toBe(false)
    expect(wildcardPattern(`${'a*'.repeat(20)}a?`).test(folded)).toBe(true)
    expect(performance.now() - started).toBeLessThan(10_000)
  })
})
