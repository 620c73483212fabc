import { describe, expect, it } from 'vitest'
import type { ColumnSchema } from '../table/schema.ts'
import { compileQuery } from './evaluate.ts'
import { parseQuery } from './parse.ts'
import { cellCues, rowCueOf } from './row-cue.ts'

const columns: ColumnSchema[] = ['标题', '内容'].map((name) => ({ name, header: name, type: 'text' }))

/** What a row with this content is ranked as under layers of a screen. */
function ranked(layers: string | string[], content: string, title = ''): string {
  const screens = [layers].flat().map((where) => {
    const parsed = parseQuery(where)
    if (!parsed.ok) throw new Error(where)
    const compiled = compileQuery(parsed.query, columns)
    if (!compiled.ok) throw new Error(where)
    return { screen: compiled.screen, base: 0 }
  })
  const cell = (column: number) => [title, content][column] ?? ''
  const hits = screens.flatMap(({ screen }) => screen.hits(cell))
  return rowCueOf(cellCues(hits, cell), hits, screens, cell)
}

describe('a row', () => {
  it('is plain where no hit has a cue', () => {
    expect(ranked('消防通道 AND 占用', '消防通道被占用')).toBe('plain')
    expect(ranked('内容 PRESENT', '没有占用')).toBe('plain')
  })

  it('is what its cue says where a word it needs has one', () => {
    expect(ranked('消防通道 AND 占用', '消防通道畅通，没有占用')).toBe('negated')
    expect(ranked('消防通道 NEAR/20 (占用 OR 堵)', '消防通道没有占用')).toBe('negated')
    expect(ranked('占用', '想咨询占用归谁管')).toBe('enquiry')
    expect(ranked('占用', '占用的问题已解决')).toBe('resolved')
  })

  it('is plain where the words without a cue suffice', () => {
    expect(ranked('占用', '没有占用人行道，占用的是消防通道')).toBe('plain')
    expect(ranked('占用 OR 堵', '没有占用，但是堵死了')).toBe('plain')
    expect(ranked('占用', '没有占用', '占用消防通道')).toBe('plain')
  })

  it('needs each of its layers', () => {
    expect(ranked(['消防通道', '占用'], '消防通道没有占用')).toBe('negated')
    expect(ranked(['消防通道', 'NOT 表扬'], '消防通道堵塞')).toBe('plain')
  })

  it('with several cues is ranked by the strongest', () => {
    expect(ranked('占用 AND 电动车', '想咨询电动车上牌，楼道没有占用')).toBe('negated')
  })

  it('with words of a wildcard or a regular expression is not held by the blank that stands for a hit', () => {
    expect(ranked('占?', '没有占用')).toBe('negated')
    expect(ranked('/占./', '没有占用')).toBe('negated')
  })
})
