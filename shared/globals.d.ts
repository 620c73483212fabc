/** The pure part of the WHATWG Encoding standard, present alike in Node, windows and workers. */
declare class TextDecoder {
  constructor(label?: string, options?: { fatal?: boolean; ignoreBOM?: boolean })
  readonly encoding: string
  decode(input?: ArrayBufferView | ArrayBufferLike, options?: { stream?: boolean }): string
}
declare class TextEncoder {
  encode(input?: string): Uint8Array<ArrayBuffer>
}
/** Cancellation of the WHATWG DOM standard, present alike in Node, windows and workers. */
interface AbortSignal {
  readonly aborted: boolean
  readonly reason: unknown
  throwIfAborted(): void
  addEventListener(type: 'abort', listener: () => void, options?: { once?: boolean }): void
  removeEventListener(type: 'abort', listener: () => void): void
}
declare class AbortController {
  readonly signal: AbortSignal
  abort(reason?: unknown): void
}
/** Bytes of a file, of the W3C File API, present alike in Node, windows and workers. */
declare class Blob {
  readonly size: number
  arrayBuffer(): Promise<ArrayBuffer>
}
/** The clock of the W3C High Resolution Time standard, present alike in Node, windows and workers. */
declare const performance: { now(): number }
