import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { readCommandLine } from './arguments.ts'

let folder: string
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'guoshai-test-'))
  writeFileSync(join(folder, '六月.csv'), 'a')
})
afterEach(() => rmSync(folder, { recursive: true }))

test('a job is read in both spellings, relative to the folder in which it was typed', () => {
  const expected = { file: join(folder, 'a.job.json'), outFolder: join(folder, 'out') }
  expect(readCommandLine(['--job', 'a.job.json', '--out', 'out'], folder).job).toEqual(expected)
  expect(readCommandLine(['--no-sandbox', '--job=a.job.json', '--out=out'], folder).job).toEqual(expected)
})

test('without --out the outputs go beside the job file', () => {
  expect(readCommandLine(['--job', 'jobs/a.job.json'], folder).job?.outFolder).toBe(join(folder, 'jobs'))
})

test('words that name a file are files, folders and switches are not', () => {
  const { files, job } = readCommandLine(['.', '--user-data-dir=x', '六月.csv', 'nothing.csv'], folder)
  expect(files).toEqual([join(folder, '六月.csv')])
  expect(job).toBeUndefined()
})
