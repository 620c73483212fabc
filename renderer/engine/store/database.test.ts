import { Dexie } from 'dexie'
import { describe, expect, it } from 'vitest'
import { storageError } from './database.ts'

const full = new DOMException('no space', 'QuotaExceededError')

describe('a storage fault', () => {
  it.each([
    ['by itself', full],
    ['as Electron tells it', new DOMException('Failed to write blobs (IOError)', 'DataError')],
    ['behind an aborted transaction', new Dexie.AbortError('aborted', full)],
    ['of a record of a bulk write', new Dexie.BulkError('1 of 2 failed', [full as Error])],
  ])('a full disk has its name: %s', (_, error) => {
    expect(storageError(error)).toMatchObject({ code: 'storage.full' })
  })

  it('everything else passes as it is', () => {
    for (const error of [new Dexie.BulkError('failed', [new Error('x')]), new Error('x'), 'x', undefined]) {
      expect(storageError(error)).toBe(error)
    }
  })
})
