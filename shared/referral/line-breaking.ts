import { characterEm, splitCharacters } from './text-measure.ts'

/** A line of a paragraph: the text between two UTF-16 offsets, and its width in em without blanks at its end. */
export interface TextLine {
  start: number
  end: number
  em: number
}

/** What is never torn apart: an ideograph, a run of ASCII, a dash or an ellipsis of two signs. */
interface Atom extends TextLine {
  blank: boolean
  barsStart: boolean
  barsEnd: boolean
}

/** ASCII runs up to this width stay whole: identity numbers, ticket numbers, plates, most words. A SHA-256 does not. */
const WHOLE_RUN_EM = 12

/** Signs that may not begin a line (GB/T 15834-2011, 5.1). */
const barredAtStart = new Set('。，、；：？！）》」』〉】〕”’·～％℃‰．／—–…,.;:?!)]}%')
/** Signs that may not end a line. */
const barredAtEnd = new Set('（《「『〈【〔“‘([{￥$№')
const pairs = new Set(['——', '……'])

/**
 * Breaks one paragraph (no line breaks in it) into lines of at most `width` em, the first one of `firstWidth`. Lines joined
 * are the text. A sign barred at the start of a line takes its predecessor along to the next one; only where a whole line is of
 * barred signs the rule gives way. At least one character goes on a line. An empty text is one empty line.
 */
export function breakLines(text: string, width: number, firstWidth = width): TextLine[] {
  const atoms = atomsOf(text, Math.min(WHOLE_RUN_EM, width, firstWidth))
  const lines: TextLine[] = []
  let from = 0
  while (from < atoms.length) {
    const to = lineEnd(atoms, from, lines.length === 0 ? firstWidth : width)
    lines.push(lineOf(atoms, from, to))
    from = to
  }
  return lines.length > 0 ? lines : [{ start: 0, end: 0, em: 0 }]
}

/** Whether a line may end before the character at `offset`; for titles, whose breaks are chosen otherwise. */
export function mayBreakBefore(text: string, offset: number): boolean {
  const atoms = atomsOf(text, Number.POSITIVE_INFINITY)
  const at = atoms.findIndex((atom) => atom.start === offset)
  return at > 0 && isBreak(atoms, at)
}

function lineEnd(atoms: readonly Atom[], from: number, width: number): number {
  let em = 0
  let to = from
  for (; to < atoms.length; to++) {
    const atom = atoms[to]!
    if (!atom.blank && to > from && em + atom.em > width + 1e-6) break
    em += atom.em
  }
  if (to === atoms.length) return to
  for (let at = to; at > from; at--) if (isBreak(atoms, at)) return at
  return to
}

function isBreak(atoms: readonly Atom[], at: number): boolean {
  return !atoms[at]!.barsStart && !atoms[at]!.blank && !atoms[at - 1]!.barsEnd
}

function lineOf(atoms: readonly Atom[], from: number, to: number): TextLine {
  let inked = to
  while (inked > from && atoms[inked - 1]!.blank) inked--
  const em = atoms.slice(from, inked).reduce((sum, atom) => sum + atom.em, 0)
  return { start: atoms[from]!.start, end: atoms[to - 1]!.end, em }
}

function atomsOf(text: string, wholeRunEm: number): Atom[] {
  const atoms: Atom[] = []
  const push = (start: number, part: string, em: number, isHalf: boolean) =>
    atoms.push({
      start,
      end: start + part.length,
      em,
      blank: part === ' ',
      barsStart: barredAtStart.has(part[0]!) && !pairs.has(part) && !(isHalf && part.length > 1 && /^[.-]\w/.test(part)),
      barsEnd: barredAtEnd.has(part.at(-1)!),
    })
  const characters = splitCharacters(text)
  for (let at = 0; at < characters.length; ) {
    const character = characters[at]!
    if (character.kind === 'half' && character.text !== ' ') {
      let to = at
      while (to < characters.length && characters[to]!.kind === 'half' && characters[to]!.text !== ' ') to++
      const run = text.slice(character.start, characters[to - 1]!.start + 1)
      if (run.length / 2 <= wholeRunEm) push(character.start, run, run.length / 2, true)
      else for (let unit = 0; unit < run.length; unit++) push(character.start + unit, run[unit]!, 0.5, true)
      at = to
      continue
    }
    const pair = character.text + (characters[at + 1]?.text ?? '')
    if (pairs.has(pair)) {
      push(character.start, pair, 2, false)
      at += 2
      continue
    }
    push(character.start, character.text, characterEm(character), false)
    at++
  }
  return atoms
}
