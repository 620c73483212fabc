import { expect, it } from 'vitest'
import { zhCN } from '../messages/zh-CN.ts'
import { matchingEntries, paletteEntries } from './palette-entries.ts'

const entries = paletteEntries(
  {
    datasets: [{ id: 'd', name: '热线工单', kind: 'ticket', columns: [], rowCount: 1203551, version: '1', batches: [] }],
    drafts: [],
    clueCount: 212,
    packets: [],
    lexicons: [],
    settings: undefined,
  },
  zhCN,
)
const labels = (query: string) =>
  matchingEntries(entries, query, (group) => zhCN.app.palette.groups[group]).map(({ label }) => label)

it('holds every place, the datasets and the number of clues', () => {
  expect(labels('')).toEqual(expect.arrayContaining(['打开数据', '打开设置', '热线工单', '台账共 212 件线索']))
})

it('finds by every word, in label, detail or group', () => {
  expect(labels('数据集 工单')).toEqual(['热线工单'])
  expect(labels('ctrl+o')).toEqual(['导入文件…'])
  expect(labels('没有这个')).toEqual([])
})

it('shows what begins with the word first', () => {
  expect(labels('热线')[0]).toBe('热线工单')
})
