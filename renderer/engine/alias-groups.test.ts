import { describe, expect, it } from 'vitest'
import { importOptionsSchema } from '../../shared/ingest/import.ts'
import { type Model, modelSchema } from '../../shared/model/model.ts'
import { droppedFile, openTestEngine } from './testing/engine-client.ts'

const names = { group: '小区别名', words: ['三里河小区 OR 部委大院', '月坛北小区 OR "老 院"'] }
const plain = {
  aliases: [
    ['三里河小区', '部委大院'],
    ['月坛北小区', '老 院'],
  ],
}
const named = { aliasGroups: [names.group] }

function modelWith(more: object): Model {
  const on = [{ left: '小区', right: '地点', compare: 'place', ...more }]
  return modelSchema.parse({
    format: 'guoshai.model/1',
    id: 'estates',
    sources: { tickets: { kind: 'ticket' }, cases: { kind: 'table' } },
    steps: [{ id: 'linked', op: 'link', left: 'tickets', right: 'cases', on }],
  })
}

const lists = {
  tickets: '工单编号,小区,诉求内容\nT1,部委大院3号楼,停车\nT2,老 院,停车\nT3,三里河小区3栋,停车\n',
  cases: '案号,地点\nA1,三里河小区3栋\nA2,月坛北小区\n',
}

async function load() {
  const engine = await openTestEngine()
  const bindings: Record<string, string> = {}
  for (const [name, text] of Object.entries(lists)) {
    const kind = name === 'tickets' ? ('ticket' as const) : ('table' as const)
    const asked = { source: droppedFile(`${name}.csv`, text), options: importOptionsSchema.parse({}), target: { name, kind } }
    bindings[name] = (await engine('import.run', asked)).dataset
  }
  /** Links as written, without what names the model. */
  const linksOf = async (of: { run: string; step: string } | { model: Model; bindings: typeof bindings; step: string }) => {
    const { bytes } = await engine('output.csv', { of: { what: 'links', rows: of }, offset: 0, limit: 100 })
    return new TextDecoder().decode(bytes).replace(/""hash"":""\w+""/g, '')
  }
  const draftLinks = (more: object) => linksOf({ model: modelWith(more), bindings, step: 'linked' })
  return { engine, bindings, linksOf, draftLinks }
}

describe('aliases that a rule takes from a lexicon group', () => {
  it('link and are shown as if they stood in the rule, from the workspace and from a job’s file', async () => {
    const { engine, draftLinks } = await load()
    const written = await draftLinks(plain)
    expect(written.match(/""how"":""alias""/g)).toHaveLength(2)
    await engine('lexicon.save', { name: names.group, words: names.words })
    expect(await draftLinks(named)).toBe(written)
    const other = await load()
    await other.engine('lexicon.define', { format: 'guoshai.lexicon/1', groups: [{ name: names.group, words: names.words }] })
    expect(await other.draftLinks(named)).toBe(written)
    const rule = modelWith(named).steps[0]!
    const [asked] = rule.op === 'link' ? rule.on : []
    expect(await engine('link.try', { rule: asked!, left: '老 院', right: '月坛北小区' })).toMatchObject({
      similarity: 1,
      how: 'alias',
    })
  })

  it('follow the group in a draft; a saved run keeps the words of then', async () => {
    const { engine, bindings, linksOf, draftLinks } = await load()
    await engine('lexicon.save', { name: names.group, words: names.words })
    const before = await draftLinks(named)
    const run = await engine('run.save', { model: modelWith(named), bindings })
    expect(run.lexicons).toMatchObject({ [names.group]: { version: 1, words: 2 } })
    await engine('lexicon.save', { name: names.group, words: names.words.slice(0, 1) })
    expect((await draftLinks(named)).split('\r\n').length).toBe(before.split('\r\n').length - 1)
    expect(await linksOf({ run: run.id, step: 'linked' })).toBe(before)
  })

  it('of a group that is not there are the step’s fault, by the name of the group', async () => {
    const { engine, bindings } = await load()
    const { faults } = await engine('model.count', { model: modelWith(named), bindings })
    expect(faults).toEqual({ linked: { code: 'lexicon.missing', details: { name: names.group } } })
  })
})
