import { describe, expect, it } from 'vitest'
import { z } from 'zod'
import { AppError } from '../errors.ts'
import { method } from './method.ts'
import { type Channel, connect, DefectError, serve } from './transport.ts'

const contract = {
  'number.double': method<number, number>()(z.object({ value: z.number() })),
  'number.refuse': method<number>()(z.object({})),
  'number.break': method<number>()(z.object({})),
  'number.wait': method<number>()(z.object({})),
  'number.hide': method<unknown>()(z.object({})),
} as const

/** Two ends that clone what they carry, as a Worker does. */
function channels(): [Channel, Channel] {
  const listeners: ((message: unknown) => void)[][] = [[], []]
  const end = (own: number): Channel => ({
    post: (message) => {
      const copy = structuredClone(message)
      queueMicrotask(() => {
        for (const listener of listeners[1 - own]!) listener(copy)
      })
    },
    on: (listener) => void listeners[own]!.push(listener),
  })
  return [end(0), end(1)]
}

function open() {
  const [near, far] = channels()
  const defects: string[] = []
  serve(
    contract,
    {
      'number.double': ({ value }, { progress }) => {
        progress(0.5)
        return 2 * value
      },
      'number.refuse': () => {
        throw new AppError('file.empty', { file: '甲.csv' })
      },
      'number.break': () => {
        throw new Error('broken')
      },
      'number.wait': (_, { signal }) =>
        new Promise((_resolve, reject) => {
          signal.addEventListener('abort', () => reject(signal.reason))
        }),
      'number.hide': () => () => 1,
    },
    far,
    {
      reportDefect: (error) => {
        defects.push(String(error))
        return 'A1'
      },
    },
  )
  return { call: connect<typeof contract>(near), defects }
}

describe('transport', () => {
  it('answers, and tells progress before it does', async () => {
    const seen: number[] = []
    expect(await open().call('number.double', { value: 21 }, { onProgress: (value) => seen.push(value) })).toBe(42)
    expect(seen).toEqual([0.5])
  })

  it('an error for the user arrives with code and details, a defect with its incident number', async () => {
    const { call, defects } = open()
    await expect(call('number.refuse', {})).rejects.toEqual(new AppError('file.empty', { file: '甲.csv' }))
    await expect(call('number.break', {})).rejects.toEqual(new DefectError('A1', 'broken'))
    expect(defects).toEqual(['Error: broken'])
  })

  it('arguments that do not fit the contract are a defect', async () => {
    await expect(open().call('number.double', { value: '21' as never })).rejects.toBeInstanceOf(DefectError)
  })

  it('a cancelled call ends as cancelled', async () => {
    const controller = new AbortController()
    const call = open().call('number.wait', {}, { signal: controller.signal })
    controller.abort()
    await expect(call).rejects.toEqual(new AppError('job.cancelled'))
  })

  it('a result that cannot be carried over is answered with an error, not with silence', async () => {
    const { call, defects } = open()
    await expect(call('number.hide', {})).rejects.toThrow()
    expect(defects).toHaveLength(1)
  })
})
