import fc from 'fast-check'
import { expect, test } from 'vitest'
import { comparerOf } from './comparers.ts'
import { type CompareKind, compareKinds, keysOf } from './key.ts'

const cells: Record<CompareKind, readonly string[]> = {
  exact: ['甲1', '甲２', 'a', 'A', ''],
  identityNumber: ['11010119900307002X', '110101900307002', '11010119900307003X', '无'],
  phone: ['13800138000', '138 0013 8000', '13800138001、01012345678', '不详'],
  plate: ['京A12345', '京A·12345', '京A12346', ''],
  creditCode: ['91110102MA0012345X', '91110102ma0012345x', ''],
  id: ['A001', 'a 001', 'A002', '-'],
  masked: ['138****8000', '13800138000', '张某', '张三', '***8000', '13900139000', '无'],
  name: ['张三', '三张', '章三', '张某', '张伞', 'John Smith', 'Smith John', 'Jon Smith', '无'],
  company: ['恒泽建筑', '北京恒泽建筑工程有限公司', '北京恒泰建筑工程有限公司', '恒泽', '无'],
  address: ['三里河路12号3号楼501室', '三里河小区3栋2单元501', '三里河社区3号楼2-501', '西城区三里河路12号', '-'],
  place: ['月坛小区（北门）', '月坛社区', '月坛北里', '月坛南里'],
  text: ['Sony PS-LX350H turntable', 'sony pslx350h', '消防通道被占用', '消防通道长期占用', '。'],
  number: ['1', '1.01', '-1', '0', '1,000', '无'],
  date: ['2024-06-01', '2024/6/1', '2024-01-06', '2024-06-11', '2023-06-01', '无'],
}

test.each(compareKinds)('%s: likeness is symmetric and within 0–1; equal keys are alike, and only they', (kind) => {
  const comparer = comparerOf(kind)
  const cell = fc.oneof(
    fc.constantFrom(...cells[kind]),
    fc.string({ unit: fc.constantFrom(...'张三北京公司路1号楼-*某 a'), maxLength: 9 }),
  )
  fc.assert(
    fc.property(cell, cell, (a, b) => {
      const [left, right] = [comparer.normal(a), comparer.normal(b)]
      if (left === null || right === null) return
      const likeness = comparer.compare(left, right)
      expect(comparer.compare(right, left)).toEqual(likeness)
      expect(likeness.similarity >= 0 && likeness.similarity <= 1).toBe(true)
      const common = comparer.keys(left).some((key) => comparer.keys(right).includes(key))
      if (common) expect(likeness.similarity).toBe(1)
      if (likeness.similarity === 1) expect(common).toBe(true)
    }),
    { numRuns: 150 },
  )
})

test.each(compareKinds.filter((kind) => kind !== 'masked'))('%s has the keys of the exact link', (kind) => {
  const comparer = comparerOf(kind)
  for (const cell of cells[kind]) {
    const normal = comparer.normal(cell)
    const keys = keysOf(kind, cell)
    if (keys.length > 0) expect(normal).not.toBeNull()
    if (normal !== null) expect(comparer.keys(normal)).toEqual(keys)
  }
})

test.each<[CompareKind, string, string, number]>([
  ['name', '张三', '三张', 0.95],
  ['name', '王京', '王景', 0.92],
  ['name', '张未', '张末', 0.9],
  ['name', '张三', '张某', 0.4],
  ['name', '单雄', '善雄', 0.92],
  ['date', '2024-06-01', '2024-01-06', 0.9],
  ['number', '100', '80', 0.8],
  ['address', '三里河小区3栋2单元501室', '三里河社区三号楼2单元501', 0.99],
  ['text', 'Sony turntable PS-LX350H', 'turntable sony pslx350h', 0.99],
])('%s of %s and %s', (kind, a, b, expected) => {
  const comparer = comparerOf(kind)
  const { similarity } = comparer.compare(comparer.normal(a)!, comparer.normal(b)!)
  expect(similarity).toBeCloseTo(expected, 2)
})

test.each<[CompareKind, number, number]>([
  ['number', 10, 30],
  ['date', 5, 15],
])('%s: 1 within the tolerance, in a line to 0 at four times it, and what is alike shares a block', (kind, tolerance, most) => {
  const comparer = comparerOf(kind, { tolerance })
  const at = (offset: number) => (kind === 'number' ? String(1000 + offset) : `2024-06-${String(1 + offset).padStart(2, '0')}`)
  for (let offset = 0; offset <= most - 2; offset++) {
    const [left, right] = [comparer.normal(at(0))!, comparer.normal(at(offset))!]
    const expected = offset <= tolerance ? 1 : 1 - (offset - tolerance) / (3 * tolerance)
    expect(comparer.compare(left, right).similarity).toBeCloseTo(expected, 9)
    expect(comparer.blocks(left, 0.1).some((block) => comparer.blocks(right, 0.1).includes(block))).toBe(true)
  }
})
