import { describe, expect, it } from 'vitest'
import { importOptionsSchema } from '../../shared/ingest/import.ts'
import { modelSchema } from '../../shared/model/model.ts'
import { starterLexicons } from '../../shared/screening/starter-lexicons.ts'
import { droppedFile, openTestEngine, openTestParts, startTestEngine } from './testing/engine-client.ts'

const options = importOptionsSchema.parse({})
const bindings = (dataset: string) => ({ tickets: dataset })
const screen = (where: string) =>
  modelSchema.parse({
    format: 'guoshai.model/1',
    id: 'm',
    sources: { tickets: { kind: 'ticket' } },
    steps: [{ id: 'hits', op: 'screen', from: 'tickets', layers: [{ name: '', where }] }],
  })

const texts = ['消防通道被占用', '楼道堵了', '生命通道乱停', '井盖破损', '佔用绿地']

async function withTickets() {
  const { call: engine, workspace } = await openTestParts()
  const file = droppedFile('工单.csv', `工单编号,诉求内容\n${texts.map((text, row) => `2026${row},${text}`).join('\n')}\n`)
  const target = { name: '工单', kind: 'ticket' } as const
  const { dataset } = await engine('import.run', { source: file, options, target })
  const count = async (where: string) => {
    const { steps, faults } = await engine('model.count', { model: screen(where), bindings: bindings(dataset) })
    return faults.hits ?? steps[0]!.out
  }
  return { engine, dataset, count, workspace }
}

describe('groups of words in screens', () => {
  it('@name is any of the words, each a query of its own; a changed group changes the counts, the old version gives them back', async () => {
    const { engine, count } = await withTickets()
    const first = await engine('lexicon.save', { name: '占用', words: ['占用', '楼道 AND 堵'] })
    expect([first.version, await count('@占用')]).toEqual([1, 3])
    const second = await engine('lexicon.save', { name: '占用', words: ['乱停'] })
    expect([second.version, await count('@占用')]).toEqual([2, 1])
    const third = await engine('lexicon.restore', { name: '占用', version: 1 })
    expect([third.version, third.words, third.hash, await count('@占用')]).toEqual([3, first.words, first.hash, 3])
    const versions = await engine('lexicon.versions', { name: '占用' })
    expect(versions.map(({ version, added, removed, restored }) => [version, added, removed, restored])).toEqual([
      [3, ['占用', '楼道 AND 堵'], ['乱停'], 1],
      [2, ['乱停'], ['占用', '楼道 AND 堵'], null],
      [1, ['占用', '楼道 AND 堵'], [], null],
    ])
  })

  it('the same words make no version, another note does not either', async () => {
    const { engine } = await withTickets()
    await engine('lexicon.save', { name: '占用', words: ['占用', '佔用', ' 堵 ', ''] })
    const again = await engine('lexicon.save', { name: ' 占用 ', words: ['占用', '堵'], note: '试用' })
    expect(again).toMatchObject({ name: '占用', version: 1, words: ['占用', '堵'], note: '试用' })
    expect(await engine('lexicon.list', {})).toEqual([again])
  })

  it('a group may use others; one that leads back to itself is refused with its path', async () => {
    const { engine, count } = await withTickets()
    await engine('lexicon.save', { name: '通道', words: ['消防通道', '生命通道'] })
    await engine('lexicon.save', { name: '占道', words: ['@通道 NEAR/5 (占用 OR 乱停)'] })
    expect(await count('@占道')).toBe(2)
    await expect(engine('lexicon.save', { name: '通道', words: ['楼道', 'NOT @占道'] })).rejects.toMatchObject({
      code: 'lexicon.cyclic',
      details: { name: '通道', path: '通道 → 占道 → 通道' },
    })
    await expect(engine('lexicon.save', { name: '自己', words: ['@自己'] })).rejects.toMatchObject({ code: 'lexicon.cyclic' })
    expect(await count('@占道')).toBe(2)
  })

  it('a faulty word names group, number and place; nothing is stored', async () => {
    const engine = await openTestEngine()
    await expect(engine('lexicon.save', { name: '占用', words: ['占用', '堵 NEAR/0'] })).rejects.toMatchObject({
      code: 'query.invalid',
      details: { group: '占用', word: 2, where: '堵 NEAR/0' },
    })
    await expect(engine('lexicon.save', { name: '占用', words: [' '] })).rejects.toMatchObject({ code: 'lexicon.empty' })
    await expect(engine('lexicon.save', { name: ' ', words: ['甲'] })).rejects.toMatchObject({ code: 'lexicon.nameInvalid' })
    expect(await engine('lexicon.list', {})).toEqual([])
  })

  it('a word that does not fit the dataset is named with its group, at the place where the screen calls the group', async () => {
    const { engine, count } = await withTickets()
    await engine('lexicon.save', { name: '内', words: ['占用', 'QQ:123'] })
    await engine('lexicon.save', { name: '外', words: ['@内'] })
    expect(await count('堵 OR @外')).toMatchObject({
      code: 'query.invalid',
      details: { query: 'columnUnknown', column: 'QQ', group: '内', word: 2, position: 5, length: 2, where: '堵 OR @外' },
    })
  })

  it('a word that has no place in a text is named where its group stands beside NEAR', async () => {
    const { engine, count } = await withTickets()
    await engine('lexicon.save', { name: '行为', words: ['占用', '楼道 堵'] })
    expect(await count('通道 NEAR/3 @行为')).toMatchObject({
      details: { query: 'proximityOperand', found: 'and', group: '行为', word: 2, position: 10 },
    })
  })

  it('a word is added with one call, once; the group is made where there is none', async () => {
    const { engine, count } = await withTickets()
    expect(await engine('lexicon.addWord', { name: '新词', word: '占用' })).toMatchObject({ version: 1, words: ['占用'] })
    expect(await engine('lexicon.addWord', { name: '新词', word: '佔用' })).toBeNull()
    expect(await engine('lexicon.addWord', { name: '新词', word: '井盖' })).toMatchObject({ version: 2 })
    expect(await count('@新词')).toBe(3)
  })

  it('a renamed group keeps its history; a name in use is refused', async () => {
    const { engine, count } = await withTickets()
    await engine('lexicon.save', { name: '甲', words: ['占用'] })
    await engine('lexicon.save', { name: '甲', words: ['井盖'] })
    await engine('lexicon.save', { name: '乙', words: ['楼道'] })
    await expect(engine('lexicon.rename', { name: '甲', newName: '乙' })).rejects.toMatchObject({ code: 'lexicon.nameTaken' })
    await engine('lexicon.rename', { name: '甲', newName: '丙' })
    expect(await engine('lexicon.versions', { name: '丙' })).toHaveLength(2)
    expect(await count('@丙')).toBe(1)
    expect(await count('@甲')).toMatchObject({ code: 'query.invalid', details: { query: 'lexiconUnknown' } })
  })

  it('a removed group is unknown; saved again it goes on with its history', async () => {
    const { engine, count } = await withTickets()
    const before = await engine('lexicon.save', { name: '甲', words: ['占用'] })
    await engine('lexicon.remove', { name: '甲' })
    expect(await engine('lexicon.list', {})).toEqual([])
    expect(await count('@甲')).toMatchObject({ details: { query: 'lexiconUnknown' } })
    await expect(engine('lexicon.remove', { name: '甲' })).rejects.toMatchObject({ code: 'lexicon.missing' })
    const again = await engine('lexicon.save', before)
    expect([again.version, await count('@甲')]).toEqual([1, 2])
  })

  it('groups are there again after the workspace was locked', async () => {
    const name = `lexicons-${Math.random()}`
    const first = await startTestEngine(name)
    await first.call('vault.create', { password: '密码12345678' })
    await first.call('lexicon.save', { name: '甲', words: ['占用', '@乙'] })
    await first.close()
    const { call: engine } = await startTestEngine(name)
    await engine('vault.unlock', { password: '密码12345678' })
    const { dataset } = await engine('import.run', {
      source: droppedFile('工单.csv', '工单编号,诉求内容\n1,占用\n'),
      options,
      target: { name: '工单', kind: 'ticket' },
    })
    await engine('lexicon.save', { name: '乙', words: ['堵'] })
    const { steps } = await engine('model.count', { model: screen('@甲'), bindings: bindings(dataset) })
    expect(steps[0]!.out).toBe(1)
  })
})

describe('a saved run', () => {
  it('keeps the words that it used, through other groups too, and marks its hits by them', async () => {
    const { engine, dataset } = await withTickets()
    await engine('lexicon.save', { name: '通道', words: ['消防通道'] })
    await engine('lexicon.save', { name: '占道', words: ['@通道 AND 占用'] })
    await engine('lexicon.save', { name: '无关', words: ['井盖'] })
    const run = await engine('run.save', { model: screen('@占道'), bindings: bindings(dataset) })
    expect(Object.entries(run.lexicons).map(([name, { version, words }]) => [name, version, words])).toEqual([
      ['占道', 1, 1],
      ['通道', 1, 1],
    ])
    await engine('lexicon.save', { name: '通道', words: ['生命通道'] })
    await engine('lexicon.remove', { name: '占道' })
    const page = await engine('rows.page', { of: { run: run.id, step: 'hits' }, offset: 0, limit: 5 })
    expect(page.rows.map(({ cells, hits }) => hits.map(({ column, start, end }) => cells[column]!.slice(start, end)))).toEqual([
      ['消防通道', '占用'],
    ])
    expect(await engine('run.lexicons', { run: run.id })).toEqual([
      { name: '通道', version: 1, hash: run.lexicons.通道!.hash, words: ['消防通道'] },
      { name: '占道', version: 1, hash: run.lexicons.占道!.hash, words: ['@通道 AND 占用'] },
    ])
    expect((await engine('run.list', {}))[0]!.lexicons).toEqual(run.lexicons)
  })

  it('of an earlier version, without a list of groups, shows none', async () => {
    const { engine, dataset, workspace } = await withTickets()
    const { id } = await engine('run.save', { model: screen('占用'), bindings: bindings(dataset) })
    await workspace().store.update('run', id, (old) => {
      const { lexicons: _, ...rest } = old!
      return rest
    })
    expect((await engine('run.list', {}))[0]!.lexicons).toEqual({})
    expect(await engine('run.lexicons', { run: id })).toEqual([])
    expect((await engine('rows.page', { of: { run: id, step: 'hits' }, offset: 0, limit: 5 })).total).toBe(2)
  })

  it('keeps the words of a session’s own groups, as version 0', async () => {
    const { engine, dataset } = await withTickets()
    await engine('lexicon.define', { format: 'guoshai.lexicon/1', groups: [{ name: '甲', words: ['占用', '佔用'] }] })
    const run = await engine('run.save', { model: screen('@甲'), bindings: bindings(dataset) })
    expect(run.lexicons.甲).toMatchObject({ version: 0, words: 1 })
    expect(await engine('run.lexicons', { run: run.id })).toMatchObject([{ name: '甲', words: ['占用'] }])
  })
})

describe('files of groups', () => {
  it('a preview tells what is new, changed, the same, faulty with its line, and what is twice; an import does that', async () => {
    const { engine, count } = await withTickets()
    await engine('lexicon.save', { name: '行为', words: ['占用', '堵'] })
    await engine('lexicon.save', { name: '场所', words: ['楼道'] })
    const source = droppedFile('词.csv', '组,词\n行为,佔用\n行为,乱停\n行为,(锁\n物,井盖\n物,井盖\n场所,楼道\n,无主\n')
    const preview = await engine('lexicon.preview', { source })
    expect(preview).toMatchObject({ format: 'csv', encoding: 'utf-8', blanks: 0, groupless: [8], cycles: [] })
    expect(
      preview.groups.map(({ name, state, added, missing, duplicates }) => [name, state, added, missing, duplicates]),
    ).toEqual([
      ['行为', 'changed', 1, 1, 0],
      ['物', 'new', 1, 0, 1],
      ['场所', 'same', 0, 0, 0],
    ])
    expect(preview.groups.map(({ expressions }) => expressions)).toEqual([0, 0, 0])
    expect(preview.groups[0]!.faults).toMatchObject([{ line: 4, path: null, word: '(锁', error: { code: 'groupUnclosed' } }])
    expect(await engine('lexicon.import', { source, mode: 'merge' })).toEqual({
      created: ['物'],
      changed: ['行为'],
      unchanged: ['场所'],
      omitted: 1,
    })
    expect(await count('@行为')).toBe(4)
    expect(await engine('lexicon.import', { source, mode: 'replace' })).toMatchObject({ changed: ['行为'] })
    expect((await engine('lexicon.list', {})).find(({ name }) => name === '行为')!.words).toEqual(['佔用', '乱停'])
  })

  it('faulty words of a file may be taken literally', async () => {
    const { engine, count } = await withTickets()
    const source = droppedFile('词.txt', '"占用\n井盖')
    expect((await engine('lexicon.preview', { source })).groups[0]!.faults).toHaveLength(1)
    expect((await engine('lexicon.preview', { source, isLiteral: true })).groups[0]!.faults).toEqual([])
    await engine('lexicon.import', { source, mode: 'merge', isLiteral: true })
    expect(await count('@词')).toBe(1)
  })

  it('a list in GB18030 is read', async () => {
    const engine = await openTestEngine()
    const bytes = new Uint8Array([0xcf, 0xfb, 0xb7, 0xc0, 0x0a, 0xd5, 0xbc, 0xd3, 0xc3])
    const { encoding, groups } = await engine('lexicon.preview', { source: droppedFile('词.txt', bytes) })
    expect([encoding, groups[0]!.words]).toEqual(['gb18030', ['消防', '占用']])
    const source = droppedFile('词.txt', '消防 通道\n占用\n第?小学\n"消防 通道"\n')
    expect((await engine('lexicon.preview', { source })).groups[0]!.expressions).toBe(2)
  })

  it('a file whose groups lead back to themselves is named so and refused whole', async () => {
    const engine = await openTestEngine()
    await engine('lexicon.save', { name: '场所', words: ['楼道', '@消防'] })
    const source = droppedFile('词.csv', '组,词\n消防,@场所\n物,井盖\n')
    expect((await engine('lexicon.preview', { source })).cycles).toEqual(['消防 → 场所 → 消防'])
    await expect(engine('lexicon.import', { source, mode: 'merge' })).rejects.toMatchObject({ code: 'lexicon.cyclic' })
    expect(await engine('lexicon.list', {})).toHaveLength(1)
  })

  it('what is exported is imported again word for word; the same groups give the same bytes', async () => {
    const engine = await openTestEngine()
    await engine('lexicon.addStarters', {})
    const groups = await engine('lexicon.list', {})
    const names = groups.map(({ name }) => name)
    for (const format of ['json', 'csv'] as const) {
      const bytes = await engine('lexicon.export', { names, format })
      const other = await openTestEngine()
      await other('lexicon.import', { source: droppedFile(`词.${format}`, bytes), mode: 'replace' })
      expect((await other('lexicon.list', {})).map(({ name, words }) => [name, words])).toEqual(
        groups.map(({ name, words }) => [name, words]),
      )
      expect(await other('lexicon.export', { names, format })).toEqual(bytes)
    }
    const list = await engine('lexicon.export', { names: ['占用行为'], format: 'list' })
    expect(new TextDecoder().decode(list)).toBe(`${groups.find(({ name }) => name === '占用行为')!.words.join('\n')}\n`)
  })

  it('the starter groups are added where they are missing and change nothing that is there', async () => {
    const engine = await openTestEngine()
    await engine('lexicon.save', { name: '井盖', words: ['我的词'] })
    const { created, changed } = await engine('lexicon.addStarters', {})
    expect([created.length, changed]).toEqual([starterLexicons.length - 1, []])
    const groups = await engine('lexicon.list', {})
    expect(groups.find(({ name }) => name === '井盖')!.words).toEqual(['我的词'])
    expect(await engine('lexicon.addStarters', {})).toEqual({ created: [], changed: [], unchanged: [], omitted: 0 })
  })

  it('ten thousand words are imported, saved and screened in a second each', async () => {
    const { engine, count } = await withTickets()
    const source = droppedFile(
      '大词表.txt',
      `${Array.from({ length: 9_999 }, (_, index) => `词语${index}号`).join('\n')}\n占用\n`,
    )
    const started = performance.now()
    await engine('lexicon.import', { source, mode: 'merge' })
    const imported = performance.now()
    expect(await count('@大词表')).toBe(2)
    const screened = performance.now()
    await engine('lexicon.addWord', { name: '大词表', word: '井盖' })
    const added = performance.now()
    expect(await count('@大词表')).toBe(3)
    expect(Math.max(imported - started, screened - imported, added - screened)).toBeLessThan(3000)
  })
})
