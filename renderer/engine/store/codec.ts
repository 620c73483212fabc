/** Typed arrays that a record may hold, by the name under which they are written. */
const arrays = { Uint8Array, Uint16Array, Uint32Array, Int32Array, Float32Array, Float64Array } as const
type ArrayName = keyof typeof arrays
type BinaryPart = InstanceType<(typeof arrays)[ArrayName]>
type Path = (string | number)[]

/** `parts` tells where the typed arrays stood and how long they are, in bytes; they follow the head in this order. */
interface Head {
  value: unknown
  parts: [path: Path, name: ArrayName, bytes: number][]
}

/**
 * A record as bytes: `length u32 LE | head, JSON in UTF-8 | bytes of the typed arrays`. JSON's rules hold for everything else: members that are undefined do
 * not exist, NaN is null.
 */
export function encodeRecord(value: unknown): Uint8Array<ArrayBuffer> {
  const found: [Path, BinaryPart][] = []
  findParts(value, [], found)
  const head: Head = { value, parts: found.map(([path, part]) => [path, part.constructor.name as ArrayName, part.byteLength]) }
  const json = new TextEncoder().encode(JSON.stringify(head, (_, member) => (ArrayBuffer.isView(member) ? null : member)))
  const bytes = new Uint8Array(found.reduce((size, [, part]) => size + part.byteLength, 4 + json.length))
  new DataView(bytes.buffer).setUint32(0, json.length, true)
  bytes.set(json, 4)
  let at = 4 + json.length
  for (const [, part] of found) {
    bytes.set(new Uint8Array(part.buffer, part.byteOffset, part.byteLength), at)
    at += part.byteLength
  }
  return bytes
}

/** What {@link encodeRecord} was given; nothing of `bytes` is kept. */
export function decodeRecord(bytes: Uint8Array<ArrayBuffer>): unknown {
  const length = new DataView(bytes.buffer, bytes.byteOffset, 4).getUint32(0, true)
  const head = JSON.parse(new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes.subarray(4, 4 + length))) as Head
  let at = 4 + length
  for (const [path, name, size] of head.parts) {
    const part = new arrays[name](bytes.slice(at, at + size).buffer)
    at += size
    putPart(head, ['value', ...path], part)
  }
  return head.value
}

function findParts(value: unknown, path: Path, found: [Path, BinaryPart][]): void {
  if (ArrayBuffer.isView(value)) found.push([path, value as BinaryPart])
  else if (Array.isArray(value)) for (const [index, item] of value.entries()) findParts(item, [...path, index], found)
  else if (value !== null && typeof value === 'object') {
    for (const [name, member] of Object.entries(value)) findParts(member, [...path, name], found)
  }
}

/** Replaces the null that stands for a part; defined, not assigned: a member may be called `__proto__`. */
function putPart(root: object, path: Path, part: BinaryPart): void {
  let holder: object = root
  for (const step of path.slice(0, -1)) holder = Object.getOwnPropertyDescriptor(holder, step)!.value
  Object.defineProperty(holder, path.at(-1)!, { value: part, enumerable: true, configurable: true, writable: true })
}
