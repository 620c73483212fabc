import { describe, expect, it } from 'vitest'
import type { BatchSummary, DatasetSummary, RunSummary } from '../../../shared/contract/engine.ts'
import type { LexiconGroup } from '../../../shared/contract/lexicons.ts'
import { contentHash } from '../../../shared/model/canonical-json.ts'
import { emptyModel, withScreen, withSource } from './model-edit.ts'
import { sameRun } from './run-identity.ts'

const model = withScreen(withSource(emptyModel('m', '占道'), '工单', 'ticket'), 'screen1', '工单', [{ name: '', where: '占用' }])
const dataset = (batches: string[]): DatasetSummary => ({
  id: 'd1',
  name: '热线工单',
  kind: 'ticket',
  columns: [],
  rowCount: 0,
  version: '',
  batches: batches.map((id) => ({ id }) as BatchSummary),
})
const run: RunSummary = {
  id: 'r1',
  title: '占道',
  model,
  hash: contentHash(model),
  bindings: { 工单: 'd1' },
  batches: { 工单: ['b1', 'b2'] },
  steps: [],
  faults: {},
  lexicons: {},
  savedAt: '',
}
const draft = { model, bindings: { 工单: 'd1' } }

describe('a run that is stored already', () => {
  it('the same model over the same batches is the same run, in whatever order the batches stand', () => {
    expect(sameRun([run], draft, [dataset(['b2', 'b1'])], [])).toBe(run)
  })

  it('another batch, another dataset or another model is another run', () => {
    expect(sameRun([run], draft, [dataset(['b1', 'b2', 'b3'])], [])).toBe(null)
    expect(sameRun([run], draft, [dataset(['b1'])], [])).toBe(null)
    expect(sameRun([run], { model, bindings: { 工单: 'd2' } }, [dataset(['b1', 'b2'])], [])).toBe(null)
    expect(sameRun([run], { ...draft, model: { ...model, title: '别的' } }, [dataset(['b1', 'b2'])], [])).toBe(null)
  })

  it('a run of other words of a lexicon group is another run', () => {
    const used = { ...run, lexicons: { 占用: { version: 1, hash: 'a', words: 2 } } }
    const group = (hash: string) => ({ name: '占用', hash }) as LexiconGroup
    const same = (groups: LexiconGroup[]) => sameRun([used], draft, [dataset(['b1', 'b2'])], groups)
    expect([same([group('a')]), same([group('b')]), same([])]).toEqual([used, null, null])
  })
})
