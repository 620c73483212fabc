import { foldText } from '../values/fold.ts'
import { beginsFormula, formulaLength } from './stop-phrases.ts'

/** Text of which phrases are counted: tokens of all rows, one row after the other. */
export interface PhraseText {
  /** A character as its folded unit; a word of Latin letters, or a character beyond 16 bits, as a stand-in (see {@link wordOf}); 0 where no phrase runs on. */
  readonly tokens: Uint16Array
  /** Where each row begins in `tokens`; one more for the end. Each row ends with a 0. */
  readonly starts: Uint32Array
  /** For each row 0 or 1: period and baseline where two are compared, else all 0. */
  readonly groups: Uint8Array
  /** What a token stands for, as folded text. */
  wordOf(token: number): string
}

/** Rows that are read at most, and tokens: 16 million are about 160,000 long tickets and take 300 MB while they are counted. */
export const MOST_ROWS = 200_000
export const MOST_TOKENS = 16_000_000

const BARRIER = 0
const ALONE = 1
const LETTER = 2
const DIGIT = 3
/** A token of its own that may begin a formula. */
const FORMULA = 4

/** First of the private units, which stand for words here; no text has a use for them. */
const FIRST_WORD = 0xe000
const LAST_WORD = 0xf8ff
/** Longer words and words with more digits are numbers of something: plates, accounts, addresses on the net. */
const LONGEST_WORD = 16
const MOST_DIGITS = 4

/**
 * Collects the tokens of rows. Phrases never cross punctuation, blanks, cells, runs of digits with their measure word, or formulas of the hotline; letters and digits that stand together (`ktv`, `5g`, `a7`) are
 * one token, and a barrier where they have five digits or more. So no telephone, identity or account number is ever part of a phrase.
 *
 * Beyond {@link MOST_ROWS} rows or {@link MOST_TOKENS} tokens it keeps a sample: the rows whose seeded number is below a threshold, which is halved whenever the
 * text grows too large. Which rows those are depends on the seed and their ordinals only.
 */
export class PhraseTextWriter {
  private tokens = new Uint16Array(1 << 16)
  private length = 0
  private starts: number[] = []
  private groups: number[] = []
  private keys: number[] = []
  private share: number
  private readonly words: string[] = []
  private readonly codes = new Map<string, number>()
  private readonly classes = classTable()

  /** `rows` is how many there are to choose from. */
  constructor(
    rows: number,
    private readonly most = { rows: MOST_ROWS, tokens: MOST_TOKENS },
  ) {
    this.share = Math.min(1, most.rows / Math.max(1, rows))
  }

  /** True where the row is (still) in the sample; others need not be read. */
  wants(ordinal: number): boolean {
    return this.share === 1 || sampleKey(ordinal) < this.share
  }

  /** Adds a row that {@link wants} wanted. */
  add(ordinal: number, cells: readonly string[], group: 0 | 1 = 0): void {
    this.starts.push(this.length)
    this.groups.push(group)
    this.keys.push(sampleKey(ordinal))
    for (const cell of cells) this.addCell(foldText(cell).folded)
    if (cells.length === 0) this.push(BARRIER)
    while (this.length > this.most.tokens && this.starts.length > 1) this.thin()
  }

  finish(): PhraseText {
    const { words } = this
    return {
      tokens: this.tokens.subarray(0, this.length),
      starts: Uint32Array.from([...this.starts, this.length]),
      groups: Uint8Array.from(this.groups),
      wordOf: (token) => (token >= FIRST_WORD && token <= LAST_WORD ? words[token - FIRST_WORD]! : String.fromCharCode(token)),
    }
  }

  private addCell(text: string): void {
    const { classes } = this
    for (let at = 0; at < text.length; ) {
      const unit = text.charCodeAt(at)
      const kind = classes[unit]!
      const formula = kind === FORMULA ? formulaLength(text, at) : 0
      if (formula > 0) {
        this.push(BARRIER)
        at += formula
      } else if (kind === ALONE || kind === FORMULA) {
        this.push(unit)
        at++
      } else if (kind === BARRIER && (unit & 0xfc00) !== 0xd800) {
        this.push(BARRIER)
        at++
      } else {
        const end = kind === BARRIER ? at + 2 : this.wordEnd(text, at)
        const token = this.wordToken(text.slice(at, end))
        this.push(token)
        at = token === BARRIER ? end + measureLength(text, end) : end
      }
    }
    this.push(BARRIER)
  }

  private wordEnd(text: string, start: number): number {
    let end = start + 1
    while (end < text.length && isWordClass(this.classes[text.charCodeAt(end)]!)) end++
    return end
  }

  private wordToken(word: string): number {
    const known = this.codes.get(word)
    if (known !== undefined) return known
    const isWord = word.length <= LONGEST_WORD && /\p{L}/u.test(word) && (word.match(/\p{N}/gu)?.length ?? 0) <= MOST_DIGITS
    if (!isWord || this.words.length > LAST_WORD - FIRST_WORD) return BARRIER
    const code = FIRST_WORD + this.words.length
    this.words.push(word)
    this.codes.set(word, code)
    return code
  }

  /** Barriers side by side are one. */
  private push(token: number): void {
    const { length } = this
    if (token === BARRIER && length > (this.starts.at(-1) ?? 0) && this.tokens[length - 1] === BARRIER) return
    if (length === this.tokens.length) {
      const larger = new Uint16Array(2 * length)
      larger.set(this.tokens)
      this.tokens = larger
    }
    this.tokens[this.length++] = token
  }

  /** Halves the sample. */
  private thin(): void {
    this.share /= 2
    const ends = [...this.starts.slice(1), this.length]
    let rows = 0
    let at = 0
    for (const [row, start] of this.starts.entries()) {
      if (this.keys[row]! >= this.share) continue
      const end = ends[row]!
      this.tokens.copyWithin(at, start, end)
      this.starts[rows] = at
      this.groups[rows] = this.groups[row]!
      this.keys[rows] = this.keys[row]!
      at += end - start
      rows++
    }
    this.length = at
    this.starts.length = rows
    this.groups.length = rows
    this.keys.length = rows
  }
}

/** A number in [0, 1) that belongs to a row of a result: the finalizer of MurmurHash3 over its ordinal. */
function sampleKey(ordinal: number): number {
  let mixed = Math.imul(ordinal + 1, 0x9e3779b1)
  mixed = Math.imul(mixed ^ (mixed >>> 16), 0x85ebca6b)
  mixed = Math.imul(mixed ^ (mixed >>> 13), 0xc2b2ae35)
  return ((mixed ^ (mixed >>> 16)) >>> 0) / 0x1_0000_0000
}

/** What counts or numbers, behind a number: 号楼 of 3号楼 is no phrase. */
const measure = /号楼|单元|小时|分钟|平方米|平米|公里|米|万元|[年月日号室楼栋幢层户岁元度点时分秒个名次件人吨届期路辆天周]/y

/** Units of a measure word that stands here. */
function measureLength(text: string, at: number): number {
  measure.lastIndex = at
  return measure.exec(text)?.[0].length ?? 0
}

function isWordClass(kind: number): boolean {
  return kind === LETTER || kind === DIGIT
}

let table: Uint8Array | undefined

/** What each unit is; built once, in a few milliseconds. */
function classTable(): Uint8Array {
  if (table) return table
  table = new Uint8Array(0x10000)
  const alone = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}]/u
  for (let unit = 0; unit < 0x10000; unit++) {
    if ((unit & 0xf800) === 0xd800 || (unit >= FIRST_WORD && unit <= LAST_WORD)) continue
    const character = String.fromCharCode(unit)
    if (/\p{N}/u.test(character)) table[unit] = character === '〇' ? ALONE : DIGIT
    else if (/\p{L}/u.test(character)) table[unit] = !alone.test(character) ? LETTER : beginsFormula(unit) ? FORMULA : ALONE
  }
  return table
}
