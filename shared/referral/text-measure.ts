/**
 * Widths that do not depend on the font: an ideograph or a full-width sign takes one em, printable ASCII half an em, everything
 * else (quotes, dashes, Greek, emoji, whose width differs between fonts) is set in a box of one em.
 */
export type CharacterKind = 'wide' | 'half' | 'boxed'

/** One character with the marks that combine with it; `start` in UTF-16 units. */
export interface Character {
  text: string
  start: number
  kind: CharacterKind
}

const mark = /^\p{M}$/u
const wideRanges = [
  [0x2e80, 0x9fff],
  [0xac00, 0xd7a3],
  [0xf900, 0xfaff],
  [0xfe30, 0xfe4f],
  [0xff01, 0xff60],
  [0xffe0, 0xffe6],
  [0x20000, 0x3ffff],
] as const

/** The characters of a text in order; their texts joined are the text. */
export function splitCharacters(text: string): Character[] {
  const result: Character[] = []
  let start = 0
  for (const character of text) {
    const code = character.codePointAt(0)!
    const previous = result.at(-1)
    if (previous && code >= 0x300 && !isIdeograph(code) && mark.test(character)) previous.text += character
    else result.push({ text: character, start, kind: kindOf(code) })
    start += character.length
  }
  return result
}

function isIdeograph(code: number): boolean {
  return code >= 0x3400 && code <= 0x9fff
}

function kindOf(code: number): CharacterKind {
  if (code >= 0x20 && code <= 0x7e) return 'half'
  return wideRanges.some(([first, last]) => code >= first && code <= last) ? 'wide' : 'boxed'
}

/** Width of one character in em. */
export function characterEm(character: Character): number {
  return character.kind === 'half' ? 0.5 : 1
}

/** Width of a text on one line in em. */
export function textEm(text: string): number {
  return splitCharacters(text).reduce((sum, character) => sum + characterEm(character), 0)
}

/**
 * A text as it can be printed on one line: tabs and no-break blanks become blanks; control and format characters (among them the
 * direction overrides that make a text read otherwise than it is stored) and lone surrogates go.
 */
export function printable(text: string): string {
  return text.replace(/[\t\u00A0]/g, ' ').replace(/[\p{Cc}\p{Cf}\p{Cs}]/gu, '')
}
