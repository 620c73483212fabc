import { describe, expect, it } from 'vitest'
import { canonicalJson, contentHash } from './canonical-json.ts'
import { faultError, modelFaults, modelSchema } from './model.ts'

const file = {
  format: 'guoshai.model/1',
  id: 'm',
  note: '别的程序写的',
  sources: { tickets: {}, cases: { kind: 'table', columns: { 电话: 'phone' } } },
  steps: [
    { id: 'hits', op: 'screen', from: 'tickets', layers: [{ where: '消防' }] },
    { id: 'linked', op: 'link', left: 'hits', right: 'cases', on: [{ left: '电话', right: '电话', compare: 'phone' }] },
    { id: 'later', op: 'group', from: 'linked', by: ['街道'] },
  ],
  clues: 'linked',
}

describe('a model file', () => {
  it('is read as it stands: its hash is that of the file, whatever the order of members', () => {
    const parsed = modelSchema.parse(file)
    expect(parsed).toEqual(file)
    const { id, ...rest } = file
    expect(contentHash(modelSchema.parse({ ...rest, id }))).toBe(contentHash(file))
    expect(modelFaults(parsed)).toEqual([])
  })

  it('names the place of a step that reads what is not there', () => {
    const steps = [{ ...file.steps[1], left: 'zz' }]
    expect(modelFaults(modelSchema.parse({ ...file, steps, clues: undefined }))).toEqual([
      { path: 'steps[0].left', found: 'zz', expected: 'tickets | cases' },
    ])
  })

  it('a step that leads back to itself is circular, by itself or by others; one that only comes later is not', () => {
    const link = (id: string, left: string) => ({ ...file.steps[1], id, left })
    const faults = (...steps: object[]) =>
      modelFaults(modelSchema.parse({ ...file, steps, clues: undefined })).map(({ path, circular }) => [path, circular])
    expect(faults(link('a', 'a'))).toEqual([['steps[0].left', 'a']])
    expect(faults(link('a', 'c'), link('b', 'a'), link('c', 'b'))).toEqual([['steps[0].left', 'a']])
    expect(faults(link('a', 'b'), link('b', 'tickets'))).toEqual([['steps[0].left', undefined]])
    expect(faultError({ path: 'steps[0].left', found: 'c', expected: '', circular: 'a' })).toMatchObject({
      code: 'model.circular',
      details: { step: 'a', found: 'c' },
    })
  })

  it('eight sources are read, the ninth is named', () => {
    const sources = (count: number) => Object.fromEntries(Array.from({ length: count }, (_, n) => [`s${n + 1}`, {}]))
    const faults = (count: number) =>
      modelFaults(modelSchema.parse({ ...file, sources: sources(count), steps: [], clues: undefined }))
    expect(faults(8)).toEqual([])
    expect(faults(9)).toEqual([{ path: 'sources', found: 's9', expected: '至多 8 个数据源' }])
  })

  it('names a repeated id and a step of clues that does not exist', () => {
    const steps = [file.steps[0], file.steps[0]]
    expect(modelFaults(modelSchema.parse({ ...file, steps })).map(({ path }) => path)).toEqual(['steps[1].id', 'clues'])
  })
})

describe('canonical JSON (RFC 8785)', () => {
  it('sorts members by UTF-16 units, drops undefined ones, keeps arrays', () => {
    expect(canonicalJson({ b: [3, { d: 1, c: undefined }], a: '\u20ac', '\u{1f600}': 1e21, '\ufb33': -0 })).toBe(
      '{"a":"€","b":[3,{"d":1}],"\u{1f600}":1e+21,"\ufb33":0}',
    )
  })
})
