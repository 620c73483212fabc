import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { readJobFile } from './job-file.ts'

let folder: string
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'guoshai-test-'))
})
afterEach(() => rmSync(folder, { recursive: true }))

function write(name: string, content: unknown): string {
  const path = join(folder, name)
  writeFileSync(path, typeof content === 'string' ? content : JSON.stringify(content))
  return path
}

const model = {
  format: 'guoshai.model/1',
  id: 'fire-lane',
  sources: { tickets: { kind: 'ticket' } },
  steps: [{ id: 'hits', op: 'screen', from: 'tickets', layers: [{ name: '占用', where: '占用' }] }],
}

test('a job with nothing but its format is valid', () => {
  expect(readJobFile(write('a.job.json', { format: 'guoshai.job/1' }))).toMatchObject({ imports: [], models: [], outputs: [] })
})

test('a byte order mark before the job is no fault', () => {
  expect(readJobFile(write('a.job.json', '\uFEFF{"format":"guoshai.job/1"}')).format).toBe('guoshai.job/1')
})

test('a model named by its file comes back in place, found beside the job', () => {
  write('fire-lane.model.json', model)
  const job = readJobFile(write('a.job.json', { format: 'guoshai.job/1', models: [{ file: 'fire-lane.model.json' }] }))
  expect(job.models[0]).toMatchObject({ id: 'fire-lane', steps: [{ id: 'hits' }] })
})

test('a fault names the file, the path in it, what was expected and what was found', () => {
  const path = write('a.job.json', { format: 'guoshai.job/1', imports: [{ as: 'tickets', file: '六月.csv', kind: 'tickets' }] })
  expect(() => readJobFile(path)).toThrow(`${path}：imports[0].kind：应为 "ticket" | "table"，实际是 "tickets"`)
})

test('a fault deep in a model is named by its whole path', () => {
  const broken = { ...model, steps: [{ ...model.steps[0], layers: [{ name: '占用', where: 5 }] }] }
  const path = write('a.job.json', { format: 'guoshai.job/1', models: [broken] })
  expect(() => readJobFile(path)).toThrow('models[0].steps[0].layers[0].where：应为 string，实际是 5')
})

test('text that is no JSON, and a file that is not there, are faults of the job', () => {
  expect(() => readJobFile(write('a.job.json', '{'))).toThrow('不是合法的 JSON')
  expect(() => readJobFile(join(folder, 'none.job.json'))).toThrow('读不到这个文件')
  expect(() => readJobFile(write('b.job.json', { format: 'guoshai.job/1', models: [{ file: 'none.model.json' }] }))).toThrow(
    'none.model.json：读不到这个文件',
  )
})

test('two models of one id, and an output in place of the report, are faults of the job', () => {
  const twice = write('a.job.json', { format: 'guoshai.job/1', models: [model, model] })
  expect(() => readJobFile(twice)).toThrow(`${twice}：models[1].id：应为别的模型没有用过的 id，实际是 "fire-lane"`)
  const outputs = [{ what: 'rows', of: 'tickets', to: './report.json' }]
  expect(() => readJobFile(write('b.job.json', { format: 'guoshai.job/1', outputs }))).toThrow(
    'outputs[0].to：应为 report.json 以外',
  )
})

test('a step that reads what is not there, and an output written twice, are faults of the file', () => {
  const wired = { ...model, steps: [{ ...model.steps[0], from: 'zz' }] }
  expect(() => readJobFile(write('a.job.json', { format: 'guoshai.job/1', models: [wired] }))).toThrow(
    'models[0].steps[0].from：应为 tickets，实际是 "zz"',
  )
  const outputs = [
    { what: 'rows', of: 't', to: 'a.csv' },
    { what: 'rejects', of: 't', to: './a.csv' },
  ]
  expect(() => readJobFile(write('b.job.json', { format: 'guoshai.job/1', outputs }))).toThrow('outputs[1].to：')
})

test('no header is said by null or 0, a tab by its name; a delimiter of several characters is a fault', () => {
  const read = (change: object) =>
    readJobFile(write('a.job.json', { format: 'guoshai.job/1', imports: [{ as: 't', file: 'a.csv', kind: 'table', ...change }] }))
  expect(read({ headerRow: null, delimiter: 'tab' }).imports[0]).toMatchObject({ headerRow: null, delimiter: 'tab' })
  expect(() => read({ delimiter: '||' })).toThrow('imports[0].delimiter：')
})
