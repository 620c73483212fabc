import { describe, expect, it } from 'vitest'
import { AppError } from '../../../shared/errors.ts'
import { readModel } from './model-files.ts'

const model = {
  format: 'guoshai.model/1',
  id: 'fire-lane',
  sources: { tickets: { kind: 'ticket' } },
  steps: [{ id: 'hits', op: 'screen', from: 'tickets', layers: [{ name: '占用', where: '占用' }] }],
}

function faultOf(value: unknown): unknown {
  try {
    return readModel(typeof value === 'string' ? value : JSON.stringify(value), 'a.model.json')
  } catch (error) {
    return error instanceof AppError ? { code: error.code, ...error.details } : error
  }
}

describe('reading a model file', () => {
  it('a sound file is the model, with or without a byte order mark', () => {
    expect(readModel(`\uFEFF${JSON.stringify(model)}`, 'a.model.json')).toEqual(model)
  })

  it('a fault names the file, the path inside it and what stands there', () => {
    const broken = { ...model, steps: [{ ...model.steps[0], layers: [{ name: '占用', where: 7 }] }] }
    expect(faultOf(broken)).toMatchObject({
      code: 'model.invalid',
      file: 'a.model.json',
      path: 'steps[0].layers[0].where',
      found: '7',
    })
    expect(faultOf('占用')).toMatchObject({ code: 'model.invalid', expected: 'JSON' })
  })

  it('a step that reads what is not there is a fault of the file', () => {
    const unwired = { ...model, steps: [{ ...model.steps[0], from: 'cases' }] }
    expect(faultOf(unwired)).toMatchObject({ code: 'model.invalid', path: 'steps[0].from', found: 'cases' })
  })
})
