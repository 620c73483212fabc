import { describe, expect, it } from 'vitest'
import type { Model } from './model.ts'
import { draftIdOf, isDraftId, stepName, titleOf } from './titles.ts'

const id = draftIdOf('0b9c2f1e-77aa-4c1d-9f00-0123456789ab')
const model = { id, sources: { 工单: {}, 案件: {} } }
const screen = (step: string, title?: string): Model['steps'][number] => {
  return { id: step, op: 'screen', from: '工单', layers: [], ...(title && { title }) }
}

describe('what models and steps are called', () => {
  it('is a model’s title, else its author’s id, else what a draft reads; never a draft’s id', () => {
    expect(titleOf({ ...model, title: ' 占道 ' })).toBe('占道')
    expect(titleOf({ ...model, title: '', id: 'fire-lane' })).toBe('fire-lane')
    expect(titleOf({ ...model, title: ' ' })).toBe('工单 × 案件')
    expect(titleOf(model)).toBe('工单 × 案件')
    expect([id, 'draft-law', 'fire-lane'].map(isDraftId)).toEqual([true, false, false])
  })

  it('is a step’s title, else its author’s id, else its number', () => {
    const steps = [screen('screen1', '占道'), screen('hits'), screen('screen2')]
    const names = ['screen1', 'hits', 'screen2', '工单'].map((step) => stepName({ steps }, step, (n) => `第 ${n} 步`))
    expect(names).toEqual(['占道', 'hits', '第 3 步', undefined])
  })
})
