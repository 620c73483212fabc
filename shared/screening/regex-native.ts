import type { Neighbour, Neighboured } from './regex-syntax.ts'

/** Ways in which an expression may be tried at one place at most, and characters that one way may take. */
const MOST_WAYS = 64
const LONGEST_MATCH = 256

/** A stretch of an expression rewritten for the engine of the language, with the ways it may be tried and the characters it may take. */
interface Piece {
  readonly source: string
  readonly ways: number
  readonly length: number
}

/**
 * The same expression for the engine of the language, which is some fifteen times faster than RE2 and tries ways one after the other: only where these are
 * few and short, so that its work at each place is bounded as well. Characters, classes, bounded repetition of one of them, and groups
 * of alternatives that are not repeated; everything else gives undefined. It is asked of folded text, in which ASCII letters are lower case.
 */
export function nativeExpression({ flags, before, body, after }: Neighboured): RegExp | undefined {
  if (flags !== '') return undefined
  try {
    const piece = new NativeReader(body).read()
    if (piece.ways > MOST_WAYS || piece.length > LONGEST_MATCH) return undefined
    const behind = neighbourSource(before, '(?<')
    const ahead = neighbourSource(after, '(?')
    return new RegExp(`${behind}(?:${piece.source})${ahead}`, 'u')
  } catch (refusal) {
    if (refusal instanceof NotNative) return undefined
    throw refusal
  }
}

/** What a neighbour may be, where the text may end there as: not what it may not be. */
function neighbourSource(neighbour: Neighbour | undefined, open: string): string {
  if (!neighbour) return ''
  const { source } = new NativeReader(neighbour.expression).read()
  if (!neighbour.isEdge) return `${open}=${source})`
  return `${open}!${source.startsWith('[^') ? `[${source.slice(2)}` : `[^${source.slice(1)}`})`
}

/** Thrown at what is left to RE2. */
class NotNative extends Error {}

/** Reads an expression that RE2 has accepted. */
class NativeReader {
  private readonly points: readonly string[]
  private at = 0

  constructor(expression: string) {
    this.points = [...expression]
  }

  read(): Piece {
    const piece = this.alternatives()
    if (this.at < this.points.length) throw new NotNative()
    return piece
  }

  private alternatives(): Piece {
    const found = [this.sequence()]
    while (this.accept('|')) found.push(this.sequence())
    return {
      source: found.map(({ source }) => source).join('|'),
      ways: found.reduce((sum, { ways }) => sum + ways, 0),
      length: Math.max(...found.map(({ length }) => length)),
    }
  }

  private sequence(): Piece {
    let [source, ways, length] = ['', 1, 0]
    while (this.at < this.points.length && this.points[this.at] !== '|' && this.points[this.at] !== ')') {
      const item = this.accept('(') ? this.group() : this.repeated()
      source += item.source
      ways *= item.ways
      length += item.length
      if (ways > MOST_WAYS || length > LONGEST_MATCH) throw new NotNative()
    }
    return { source, ways, length }
  }

  private group(): Piece {
    if (this.accept('?') && !this.accept(':')) throw new NotNative()
    const { source, ways, length } = this.alternatives()
    if (!this.accept(')') || '?*+{'.includes(this.points[this.at] ?? ' ')) throw new NotNative()
    return { source: `(?:${source})`, ways, length }
  }

  /** One character with its repetition. */
  private repeated(): Piece {
    const source = this.character()
    const [least, most, written] = this.repetition()
    return { source: source + written, ways: most - least + 1, length: most }
  }

  private repetition(): [least: number, most: number, written: string] {
    const rest = this.points.slice(this.at, this.at + 12).join('')
    if (/^[*+]/.test(rest)) throw new NotNative()
    const found = /^(?:\?|\{(\d{1,3})(?:(,)(\d{1,3}))?\})\??/.exec(rest)
    if (!found) {
      if (/^\{\d/.test(rest)) throw new NotNative()
      return [1, 1, '']
    }
    this.at += found[0].length
    if (found[1] === undefined) return [0, 1, found[0]]
    return [Number(found[1]), Number(found[3] ?? found[1]), found[0]]
  }

  /** A character, an escape or a class. */
  private character(): string {
    const point = this.points[this.at++]
    if (point === undefined || '*+?^$'.includes(point)) throw new NotNative()
    if (point === '.') return '[^\\n]'
    if (point === '\\') return `[${this.escape()}]`
    return point === '[' ? this.characterClass() : `[${literal(point)}]`
  }

  private characterClass(): string {
    let source = this.accept('^') ? '[^' : '['
    let isFirst = true
    while (isFirst || this.points[this.at] !== ']') {
      if (this.at >= this.points.length) throw new NotNative()
      source += this.classItem()
      isFirst = false
    }
    this.at++
    return `${source}]`
  }

  private classItem(): string {
    const point = this.points[this.at++]!
    if (point === '[' && this.points[this.at] === ':') throw new NotNative()
    const isRange = this.points[this.at] === '-' && this.points[this.at + 1] !== ']'
    if (!isRange) return point === '\\' ? this.escape() : literal(point)
    const end = this.points[this.at + 1]
    if (point === '\\' || end === undefined || end === '\\' || end === '[') throw new NotNative()
    this.at += 2
    return range(point, end)
  }

  /** What follows a backslash, as the content of a class. */
  private escape(): string {
    const point = this.points[this.at++] ?? ''
    if (point === 'd') return '0-9'
    if (point === 'w') return '0-9a-z_'
    if (/^[^\p{L}\p{N}\s]$/u.test(point) && point < '\u0080') return literal(point)
    throw new NotNative()
  }

  private accept(point: string): boolean {
    if (this.points[this.at] !== point) return false
    this.at++
    return true
  }
}

/** A character as the content of a class: letters of ASCII in lower case, others only where they have one case. */
function literal(point: string): string {
  const lower = point < '\u0080' ? point.toLowerCase() : point
  if (point >= '\u0080' && point.toLowerCase() !== point.toUpperCase()) throw new NotNative()
  return `\\u{${lower.codePointAt(0)!.toString(16)}}`
}

/** A range of digits, of letters of ASCII, or of ideographs and kana, in which nothing has two cases. */
function range(from: string, to: string): string {
  const isPlain =
    /^[0-9]{2}$/.test(from + to) ||
    /^[a-z]{2}$/.test(from + to) ||
    /^[A-Z]{2}$/.test(from + to) ||
    /^[\u2e80-\ua63f]{2}$|^[\u{20000}-\u{3ffff}]{2}$/u.test(from + to)
  if (!isPlain) throw new NotNative()
  return `${literal(from)}-${literal(to)}`
}
