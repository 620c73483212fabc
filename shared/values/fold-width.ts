const DASHES = /[‐‑‒–—―−]/g
/** Characters that nobody sees: zero-width blanks, soft hyphens, byte order marks inside, marks of direction, controls. Not the joiner between emoji. */
const INVISIBLE =
  /(?![\t\n\f\r])[\p{Cc}\u00ad\u061c\u180e\u200b\u200c\u200e\u200f\u202a-\u202e\u2060-\u2064\u2066-\u206f\ufeff\ufff9-\ufffb]/gu
const BLANKS = /[\u00a0\u00ad\u061c\u180e\u2000-\u200f\u202a-\u202f\u205f-\u2064\u2066-\u206f\u3000\ufeff]/g

/** NFKC: `１２ＡＢ` becomes `12AB`. The length may change; letter case and traditional characters stay as they are (`fold` makes them equal). */
export function foldForm(text: string): string {
  return isAscii(text) ? text : text.normalize('NFKC')
}

/**
 * Full width letters, digits and signs to half width, every dash to `-`, every blank (zero-width ones too) to a space.
 * Unit for unit: offsets in the answer are offsets in `text`.
 */
export function halfWidth(text: string): string {
  if (isAscii(text)) return text
  return text
    .replace(/[\uff01-\uff5e]/g, (unit) => String.fromCharCode(unit.charCodeAt(0) - 0xfee0))
    .replace(DASHES, '-')
    .replace(BLANKS, ' ')
}

/** The text without {@link INVISIBLE} characters: what copying from web pages and chats leaves in a cell, and what only looks equal without it. */
export function visible(text: string): string {
  return text.search(INVISIBLE) < 0 ? text : text.replace(INVISIBLE, '')
}

/** Invisible characters and blanks at the ends removed, blanks inside (line breaks and tabs too) made one space. */
export function collapseBlanks(text: string): string {
  return visible(text).trim().replace(/\s+/g, ' ')
}

/** True when every unit is below U+0080. */
export function isAscii(text: string): boolean {
  for (let index = 0; index < text.length; index++) if (text.charCodeAt(index) > 0x7f) return false
  return true
}
