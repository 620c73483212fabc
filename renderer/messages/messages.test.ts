import { describe, expect, it } from 'vitest'
import { DefectError } from '../../shared/contract/transport.ts'
import { AppError, appErrorCodes } from '../../shared/errors.ts'
import { sentenceOf } from '../ui/error-sentence.ts'
import { en } from './en.ts'
import { zhCN } from './zh-CN.ts'

const languages = { 'zh-CN': zhCN, en }

describe.each(Object.entries(languages))('sentences in %s', (_language, messages) => {
  it.each(appErrorCodes)('%s says what happened and what to do, with and without its details', (code) => {
    const details = {
      file: '六月.csv',
      line: 12,
      column: '电话',
      sheet: 'Sheet1',
      name: '工单',
      step: 'hits',
      maxPairs: 5_000_000,
    }
    for (const error of [new AppError(code), new AppError(code, details)]) {
      const { title, text } = sentenceOf(error, messages.errors)
      expect(title.length).toBeGreaterThanOrEqual(3)
      expect(text.length).toBeGreaterThan(5)
    }
    const { title, text } = sentenceOf(new AppError(code, details), messages.errors)
    expect(title).not.toMatch(/“”|\[object/)
    expect(text).not.toMatch(/“”|\[object/)
  })

  it.each(['file.bomb', 'file.recordTooLong', 'file.tooLarge'] as const)('%s leaves out a size that is not known', (code) => {
    const { title, text } = sentenceOf(new AppError(code, { file: '六月.csv', line: 12 }), messages.errors)
    expect(title + text).not.toMatch(/undefined|NaN/)
  })

  it('a fault of a screen names the screen, the place and what is wrong there', () => {
    const error = new AppError('query.invalid', { query: 'quoteUnclosed', position: 4, length: 1, where: '消防 "通道' })
    const { title, text } = sentenceOf(error, messages.errors)
    expect(title).toContain('消防 "通道')
    expect(title).toContain('5')
    expect(text.length).toBeGreaterThan(sentenceOf(new AppError('query.invalid'), messages.errors).text.length)
  })

  it('a defect shows its incident number', () => {
    expect(sentenceOf(new DefectError('7F3A', 'x is undefined'), messages.errors).title).toContain('7F3A')
  })

  it('an unknown error is told without an incident number, with its own message', () => {
    expect(sentenceOf(new Error('no port'), messages.errors).text).toContain('no port')
  })
})

describe('languages', () => {
  it('have the same keys, and functions where the other has functions', () => {
    expect(shapeOf(en)).toEqual(shapeOf(zhCN))
  })

  it('leave no sentence empty', () => {
    for (const messages of Object.values(languages)) {
      expect(emptyPaths(messages)).toEqual([])
    }
  })
})

function shapeOf(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(shapeOf)
  if (typeof value !== 'object' || value === null) return typeof value
  return Object.fromEntries(Object.entries(value).map(([key, member]) => [key, shapeOf(member)]))
}

function emptyPaths(value: unknown, path = ''): string[] {
  if (typeof value === 'string') return value.trim() === '' ? [path] : []
  if (typeof value !== 'object' || value === null) return []
  return Object.entries(value).flatMap(([key, member]) => emptyPaths(member, path === '' ? key : `${path}.${key}`))
}
