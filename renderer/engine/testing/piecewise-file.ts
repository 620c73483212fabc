/** Bytes behind a file that is never there as a whole. */
export interface Piecewise {
  size: number
  /** The bytes from `from` up to, but not including, `to`. */
  bytes(from: number, to: number): Uint8Array<ArrayBuffer>
}

/** A blob whose stream gives pieces of so many bytes; `delivered` counts what its streams have given. */
export interface PiecewiseBlob {
  blob: Blob
  delivered(): number
}

/** A file that arrives in pieces of a given size, however large it is; it cannot be cloned, so it goes to `runImport` itself. */
export function piecewiseFile({ size, bytes }: Piecewise, piece: number): PiecewiseBlob {
  let given = 0
  const part = (from: number, to: number): object => ({
    size: to - from,
    slice: (start = 0, end = to - from) => part(from + Math.min(start, to - from), from + Math.min(end, to - from)),
    arrayBuffer: async () => bytes(from, to).buffer,
    stream: () => {
      let at = from
      return new ReadableStream<Uint8Array>(
        {
          pull: (controller) => {
            if (at >= to) return controller.close()
            const end = Math.min(to, at + piece)
            given += end - at
            controller.enqueue(bytes(at, end))
            at = end
          },
        },
        { highWaterMark: 0 },
      )
    },
  })
  return { blob: part(0, size) as Blob, delivered: () => given }
}

/** The same of bytes in memory. */
export function inPieces(content: Uint8Array<ArrayBuffer>, piece: number): Blob {
  return piecewiseFile({ size: content.length, bytes: (from, to) => content.slice(from, to) }, piece).blob
}
