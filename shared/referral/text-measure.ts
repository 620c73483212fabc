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

const characters = /\P{M}\p{M}*|\p{M}+/gu
const wide =
  /^[\u2E80-\u33FF\u3400-\u4DBF\u4E00-\u9FFF\uAC00-\uD7A3\uF900-\uFAFF\uFE30-\uFE4F\uFF01-\uFF60\uFFE0-\uFFE6\u{20000}-\u{3FFFF}]$/u
const half = /^[\x20-\x7E]$/

/** The characters of a text in order; their texts joined are the text. */
export function splitCharacters(text: string): Character[] {
  return Array.from(text.matchAll(characters), ({ 0: character, index }) => ({
    text: character,
    start: index,
    kind: half.test(character) ? 'half' : wide.test(character) ? 'wide' : 'boxed',
  }))
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
