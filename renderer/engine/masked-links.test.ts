import { beforeAll, describe, expect, it } from 'vitest'
import type { EngineContract } from '../../shared/contract/engine.ts'
import type { Call } from '../../shared/contract/method.ts'
import { importOptionsSchema } from '../../shared/ingest/import.ts'
import { modelSchema } from '../../shared/model/model.ts'
import { sampleFiles } from '../../shared/samples/sample-files.ts'
import { sampleTruth } from '../../shared/samples/truth.ts'
import { openTestEngine } from './testing/engine-client.ts'

const options = { tickets: 800, cases: 3000 }
const truth = sampleTruth(options)
let engine: Call<EngineContract>
const bindings: Record<string, string> = {}

beforeAll(async () => {
  engine = await openTestEngine()
  for (const file of sampleFiles(options).filter(({ as }) => as === 'policeCases' || as === 'cases')) {
    const source = { name: file.name, blob: new Blob([...file.chunks()]) }
    const target = { name: file.title, kind: file.kind }
    const { dataset } = await engine('import.run', { source, options: importOptionsSchema.parse({}), target })
    bindings[file.as] = dataset
  }
})

const byPhone = { left: '联系电话', right: '联系电话', compare: 'masked' }
const byName = { left: '违法行为人', right: '犯罪嫌疑人', compare: 'masked' }

async function linked(on: object[]) {
  const model = modelSchema.parse({
    format: 'guoshai.model/1',
    id: 'masked',
    title: '遮盖键',
    sources: { policeCases: { kind: 'table' }, cases: { kind: 'table' } },
    steps: [{ id: 'hit', op: 'link', left: 'policeCases', right: 'cases', on }],
  })
  const of = { model, bindings, step: 'hit' }
  const rows: Awaited<ReturnType<typeof engine<'rows.page'>>>['rows'] = []
  for (;;) {
    const page = await engine('rows.page', { of, offset: rows.length, limit: 500 })
    rows.push(...page.rows)
    if (page.rows.length < 500) break
  }
  return rows.map(({ row, rightRow, link }) => ({ policeRow: row, caseRow: rightRow, link }))
}

describe('police cases that show the phone in part, against own cases', () => {
  it('every planted pair is among the candidates, their number is right, none is graded exact', async () => {
    const rows = await linked([byPhone])
    expect(truth.masked.length).toBeGreaterThan(0)
    for (const { policeRow, caseRow, candidates } of truth.masked) {
      const found = rows.find((row) => row.policeRow === policeRow && row.caseRow === caseRow)
      expect(found?.link).toMatchObject({ candidates, grade: 'masked' })
      expect(found!.link!.probability).toBeGreaterThan(0)
      expect(found!.link!.probability).toBeLessThan(1)
    }
  })

  it('a name of which the surname is shown is counted by the surname', async () => {
    const rows = await linked([byName])
    const named = truth.masked.filter(({ sameSurname }) => sameSurname !== null)
    expect(named.length).toBeGreaterThan(0)
    for (const { policeRow, caseRow, sameSurname } of named) {
      const found = rows.find((row) => row.policeRow === policeRow && row.caseRow === caseRow)
      expect(found?.link).toMatchObject({ candidates: sameSurname, grade: 'masked' })
    }
  })

  it('a phone that fits by chance alone is likely where many fit', async () => {
    const [byPhoneAlone, byNameAlone] = [await linked([byPhone]), await linked([byName])]
    const { policeRow, caseRow } = truth.masked.find(({ sameSurname }) => sameSurname !== null && sameSurname > 3)!
    const probability = (rows: typeof byNameAlone) =>
      rows.find((row) => row.policeRow === policeRow && row.caseRow === caseRow)!.link!.probability!
    expect(probability(byNameAlone)).toBeLessThan(0.1)
    expect(probability(byPhoneAlone)).toBeGreaterThan(probability(byNameAlone))
  })
})
