import { AppError } from '../../../shared/errors.ts'
import { isNamed, textOf, type XmlHandler, XmlScanner } from './workbook-xml.ts'
import type { ZipArchive } from './workbook-zip.ts'

const STRINGS_AT_ONCE = 256
/** UTF-16 units of all shared strings; beyond it the worker's heap would not hold them. */
const MOST_TEXT = 400_000_000

/**
 * The shared strings of a workbook, read as far as they are asked for and then held: joined in blocks, so that millions of them are a few thousand
 * objects. Phonetic readings are no text of the cell.
 */
export class SharedStrings {
  private readonly blocks: string[] = []
  private readonly ends: Uint32Array[] = []
  private open: string[] = []
  private chunks: AsyncGenerator<Uint8Array> | null
  private readonly scanner: XmlScanner
  private size = 0

  constructor(
    zip: ZipArchive,
    path: string | null,
    private readonly file: string,
  ) {
    const entry = path === null ? undefined : zip.entry(path)
    this.chunks = entry ? zip.read(entry) : null
    this.scanner = new XmlScanner(new StringHandler((text) => this.add(text)), file)
  }

  /** Number of strings that are read so far. */
  get length(): number {
    return this.blocks.length * STRINGS_AT_ONCE + this.open.length
  }

  /** Reads on until the string of this number is there, or all are. */
  async ensure(index: number, signal: AbortSignal): Promise<void> {
    while (this.chunks && this.length <= index) {
      signal.throwIfAborted()
      const { done, value } = await this.chunks.next()
      if (value) this.scanner.push(value)
      if (!done) continue
      this.scanner.end()
      this.chunks = null
    }
  }

  /** The string of a number that `ensure` has reached; '' beyond the last one. */
  get(index: number): string {
    const block = Math.floor(index / STRINGS_AT_ONCE)
    const place = index % STRINGS_AT_ONCE
    if (block >= this.blocks.length) return (block === this.blocks.length ? this.open[place] : undefined) ?? ''
    const ends = this.ends[block]!
    return this.blocks[block]!.slice(place === 0 ? 0 : ends[place - 1]!, ends[place]!)
  }

  private add(text: string): void {
    this.open.push(text)
    this.size += text.length
    if (this.size > MOST_TEXT) throw new AppError('file.tooLarge', { file: this.file })
    if (this.open.length < STRINGS_AT_ONCE) return
    const ends = new Uint32Array(STRINGS_AT_ONCE)
    let end = 0
    this.open.forEach((part, index) => {
      end += part.length
      ends[index] = end
    })
    this.blocks.push(this.open.join(''))
    this.ends.push(ends)
    this.open = []
  }
}

/** Joins the `t` of each `si`, those of its runs `r` included, those of `rPh` not. */
class StringHandler implements XmlHandler {
  wantsText = false
  private text_ = ''
  private isPhonetic = false

  constructor(private readonly add: (text: string) => void) {}

  open(bytes: Uint8Array, name: number, nameEnd: number): void {
    const length = nameEnd - name
    if (length === 1 && bytes[name] === 0x74) this.wantsText = !this.isPhonetic
    else if (length === 2 && isNamed(bytes, name, nameEnd, 'si')) this.text_ = ''
    else if (length === 3 && isNamed(bytes, name, nameEnd, 'rPh')) this.isPhonetic = true
  }

  close(bytes: Uint8Array, name: number, nameEnd: number): void {
    const length = nameEnd - name
    if (length === 1 && bytes[name] === 0x74) this.wantsText = false
    else if (length === 2 && isNamed(bytes, name, nameEnd, 'si')) this.add(this.text_)
    else if (length === 3 && isNamed(bytes, name, nameEnd, 'rPh')) this.isPhonetic = false
  }

  text(bytes: Uint8Array, start: number, end: number, isCharacterData: boolean): void {
    const text = textOf(bytes, start, end, isCharacterData)
    this.text_ = this.text_ === '' ? text : this.text_ + text
  }
}
