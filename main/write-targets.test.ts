import { createHash } from 'node:crypto'
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { WriteTargets } from './write-targets.ts'

const text = (words: string) => new TextEncoder().encode(words)
let folder: string
let targets: WriteTargets
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'guoshai-test-'))
  targets = new WriteTargets()
})
afterEach(() => rmSync(folder, { recursive: true }))

test('chunks arrive in the order of the calls, also when nobody waits in between', async () => {
  const { token } = targets.prepare(join(folder, '公函.pdf'))
  const chunks = Array.from({ length: 50 }, (_, index) => `${index};`)
  const writing = chunks.map((chunk) => targets.write(token, text(chunk)))
  const written = await targets.commit(token)
  await Promise.all(writing)
  expect(readFileSync(written.path, 'utf8')).toBe(chunks.join(''))
  expect(written.size).toBe(chunks.join('').length)
  expect(written.sha256).toBe(createHash('sha256').update(chunks.join('')).digest('hex'))
})

test('before the commit the target keeps what it held, after it there is no other file', async () => {
  const path = join(folder, '公函.pdf')
  writeFileSync(path, 'old')
  const { token } = targets.prepare(path)
  await targets.write(token, text('new'))
  expect(readFileSync(path, 'utf8')).toBe('old')
  await targets.commit(token)
  expect(readFileSync(path, 'utf8')).toBe('new')
  expect(readdirSync(folder)).toEqual(['公函.pdf'])
})

test('a name as long as the file system takes can be written', async () => {
  const name = `${'函'.repeat(83)}.pdf`
  const { token } = targets.prepare(join(folder, name))
  await targets.write(token, text('x'))
  await targets.commit(token)
  expect(readdirSync(folder)).toEqual([name])
})

test('an aborted write leaves nothing', async () => {
  const { token } = targets.prepare(join(folder, '公函.pdf'))
  await targets.write(token, text('half'))
  await targets.abort(token)
  expect(readdirSync(folder)).toEqual([])
  await expect(targets.commit(token)).rejects.toThrow()
})

test('the end of the process leaves nothing half-written', async () => {
  const { token } = targets.prepare(join(folder, '公函.pdf'))
  await targets.write(token, text('half'))
  targets.abortAll()
  expect(readdirSync(folder)).toEqual([])
})

test('a target that cannot be written is named with the system’s reason, and nothing stays', async () => {
  writeFileSync(join(folder, 'file'), '')
  const { token, path } = targets.prepare(join(folder, 'file', '公函.pdf'))
  await expect(targets.write(token, text('x'))).rejects.toMatchObject({
    code: 'file.writeFailed',
    details: { file: path, reason: 'EEXIST' },
  })
  mkdirSync(join(folder, 'folder.pdf', 'full'), { recursive: true })
  const onFolder = targets.prepare(join(folder, 'folder.pdf'))
  await targets.write(onFolder.token, text('x'))
  await expect(targets.commit(onFolder.token)).rejects.toMatchObject({ code: 'file.writeFailed', details: { reason: 'EISDIR' } })
  expect(readdirSync(folder).sort()).toEqual(['file', 'folder.pdf'])
})
