import { mkdtempSync, rmSync, utimesSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { OpenedFiles } from './opened-files.ts'

let folder: string
let files: OpenedFiles
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'guoshai-test-'))
  files = new OpenedFiles()
})
afterEach(() => rmSync(folder, { recursive: true }))

test('a token stands for one file until it is released', () => {
  const path = join(folder, '六月.csv')
  writeFileSync(path, '工单编号\n1\n')
  const opened = files.open(path)
  expect(opened).toMatchObject({ name: '六月.csv', size: 15 })
  expect(files.find(opened.token)).toMatchObject({ path, state: 'same' })
  files.release(opened.token)
  expect(files.find(opened.token)).toBeUndefined()
})

test('a file that was written to after it was opened is known as changed, a deleted one as gone', () => {
  const path = join(folder, '六月.csv')
  writeFileSync(path, 'abc')
  const { token } = files.open(path)
  utimesSync(path, 1, 1)
  expect(files.find(token)?.state).toBe('changed')
  rmSync(path)
  expect(files.find(token)?.state).toBe('gone')
})

test('a folder and a missing file cannot be opened', () => {
  for (const path of [folder, join(folder, '没有.csv')]) {
    expect(() => files.open(path)).toThrow(expect.objectContaining({ code: 'file.notFound' }))
  }
})
