import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Model, ScreenStep } from '../../../shared/model/model.ts'
import { printQuery } from '../../../shared/screening/print.ts'
import {
  choicesIn,
  choicesOf,
  type FacetChoice,
  facetLayerOf,
  narrowedByFacets,
  queryOfChoices,
  withChoices,
  withKey,
  withoutFacet,
} from './facet-choice.ts'

function screen(...layers: ScreenStep['layers']): ScreenStep {
  return { id: 's', op: 'screen', from: 'tickets', layers }
}
const street: FacetChoice = { column: '街道', by: 'value', kept: ['月坛街道'], excluded: [] }

describe('choices of facets', () => {
  it('are plain screen language', () => {
    const text = (...choices: FacetChoice[]) => printQuery(queryOfChoices(choices)!)
    expect(text(street)).toBe('街道=月坛街道')
    expect(
      text(
        { ...street, kept: ['月坛街道', ''] },
        { column: '受理时间', by: 'month', kept: ['2024-03', '2024-01', '2024-02'], excluded: [] },
      ),
    ).toBe('(街道=月坛街道 OR 街道:空) AND 受理时间:[2024-01 TO 2024-03]')
    expect(text({ column: '街道', by: 'value', kept: [], excluded: ['金融街', '德胜'] })).toBe('NOT (街道=金融街 OR 街道=德胜)')
    expect(text({ column: '受理时间', by: 'month', kept: ['2023-12', '2024-01', '2024-06', ''], excluded: [] })).toBe(
      '受理时间:[2023-12 TO 2024-01] OR 受理时间:[2024-06 TO 2024-06] OR NOT 受理时间>=1800-01-01',
    )
  })

  it('are read back from their text, whatever the values are', () => {
    const value = fc.oneof(
      fc.constantFrom('', 'A "B"', '甲：乙', '[1 TO 2]', '(东)', '空', '有', 'AND', '𠮷😀', 'a\\b', '-x', '@消防', '/x/', '，、'),
      fc.string({ minLength: 1 }).map((text) => text.trim()),
    )
    const column = fc.constantFrom('街道', '一级 分类', '单位:名', '"列"', '列(1)', 'OR')
    const values = fc.record({
      column,
      by: fc.constant('value' as const),
      kept: fc.uniqueArray(value, { maxLength: 4 }),
      excluded: fc.uniqueArray(value, { maxLength: 3 }),
    })
    const month = fc
      .tuple(fc.integer({ min: 1900, max: 2100 }), fc.integer({ min: 1, max: 12 }))
      .map(([year, number]) => `${year}-${String(number).padStart(2, '0')}`)
    const months = fc.record({
      column,
      by: fc.constant('month' as const),
      kept: fc.uniqueArray(fc.oneof(month, fc.constant('')), { maxLength: 6 }),
      excluded: fc.uniqueArray(fc.oneof(month, fc.constant('')), { maxLength: 3 }),
    })
    const isChosen = ({ kept, excluded }: FacetChoice) => kept.length + excluded.length > 0
    const choices = fc.uniqueArray(fc.oneof(values, months).filter(isChosen), {
      minLength: 1,
      maxLength: 4,
      selector: ({ column: name, by }) => `${by} ${name}`,
    })
    const sets = (list: readonly FacetChoice[]) =>
      list.map(({ column: name, by, kept, excluded }) => ({ name, by, kept: kept.toSorted(), excluded: excluded.toSorted() }))
    fc.assert(
      fc.property(choices, (drawn) => {
        expect(sets(choicesOf(printQuery(queryOfChoices(drawn)!))!)).toEqual(sets(drawn))
      }),
      { seed: 4, numRuns: 1000 },
    )
  })

  it('are not read from what an edit by hand made of them', () => {
    for (const where of [
      '街道=月坛 占用',
      '街道=月坛 OR 区=西城',
      '受理时间:[2024-01-05 TO 2024-03]',
      '街道=a 街道=b',
      '街道:月坛',
      '金额>=3',
      '((',
    ]) {
      expect(choicesOf(where), where).toBeNull()
    }
  })

  it('are the last layer of their screen, and no layer when there are none', () => {
    const first = screen({ where: '占用' })
    const chosen = withChoices(first, [street], '分面')
    expect(chosen.layers).toEqual([{ where: '占用' }, { name: '分面', where: '街道=月坛街道', facets: true }])
    expect(choicesIn(chosen)).toEqual([street])
    const more = withChoices({ ...chosen, layers: [...chosen.layers, { where: '堵' }] }, [{ ...street, kept: ['德胜'] }], '分面')
    expect(more.layers.map(({ where }) => where)).toEqual(['占用', '堵', '街道=德胜'])
    expect(withChoices(more, [], '分面').layers.map(({ where }) => where)).toEqual(['占用', '堵'])
  })

  it('that were edited by hand into something else are a layer like others', () => {
    const edited = screen({ where: '占用' }, { where: '街道=月坛 OR 占用', facets: true })
    expect(facetLayerOf(edited)).toBe(-1)
    expect(withChoices(edited, [street], '分面').layers).toHaveLength(3)
  })

  it('are taken in and out one by one; what is excluded is not kept', () => {
    const at = { column: '街道', by: 'value' as const }
    const one = withKey([], at, '月坛', 'kept')
    expect(one).toEqual([{ ...at, kept: ['月坛'], excluded: [] }])
    expect(withKey(one, at, '月壇', 'excluded')).toEqual([{ ...at, kept: [], excluded: ['月壇'] }])
    expect(withKey(one, at, '月坛', 'kept')).toEqual([])
  })
})

describe('what is shown beside choices', () => {
  const model: Model = {
    format: 'guoshai.model/1',
    id: 'm',
    sources: { tickets: {} },
    steps: [screen({ where: '占用' }, { where: '堵' }, { where: '街道=月坛 AND 单位=甲', facets: true })],
  }
  const step = model.steps[0] as ScreenStep

  it('a facet counts the rows without its own choice, with those of the others', () => {
    const where = (column: string) => (withoutFacet(model, 's', column, 'value').steps[0] as ScreenStep).layers[2]
    expect(where('街道')?.where).toBe('单位=甲')
    expect(where('区')?.where).toBe('街道=月坛 AND 单位=甲')
    const single = { ...model, steps: [screen({ where: '街道=月坛', facets: true })] }
    expect((withoutFacet(single, 's', '街道', 'value').steps[0] as ScreenStep).layers[0]).toMatchObject({ off: true })
  })

  it('an earlier layer is shown narrowed by the facets, unless they are off', () => {
    const shown = narrowedByFacets(step, 0)
    expect([shown.layer, shown.step.layers.map(({ where }) => where)]).toEqual([1, ['占用', '街道=月坛 AND 单位=甲']])
    expect(narrowedByFacets(step, 2)).toEqual({ step, layer: 2 })
    const off = screen({ where: '占用' }, { where: '街道=月坛', facets: true, off: true })
    expect(narrowedByFacets(off, 0)).toEqual({ step: off, layer: 0 })
  })
})
