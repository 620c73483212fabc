import { posix, win32 } from 'node:path'
import { expect, it } from 'vitest'
import { isInside } from './inside.ts'

it.each([
  ['/out', '/out/a.csv', true],
  ['/out', '/out/..a/b.csv', true],
  ['/out', '/out', false],
  ['/out', '/', false],
  ['/out', '/outer/a.csv', false],
  ['/out', '/etc/passwd', false],
])('below %s: %s %s', (folder, path, expected) => {
  expect(isInside(folder, path, posix)).toBe(expected)
})

it.each([
  ['C:\\out', 'C:\\out\\a.csv', true],
  ['C:\\out', 'C:\\windows\\a.csv', false],
  ['C:\\out', 'D:\\a.csv', false],
  ['C:\\out', '\\\\server\\share\\a.csv', false],
])('on Windows below %s: %s %s', (folder, path, expected) => {
  expect(isInside(folder, path, win32)).toBe(expected)
})
