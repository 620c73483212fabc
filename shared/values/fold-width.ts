const DASHES = /[‐‑‒–—―−]/g
const BLANKS = /[\u00a0\u2000-\u200d\u202f\u205f\u2060\u3000\ufeff]/g

/** NFKC and lower case: `１２ＡＢ` and `12ab` become equal. The length may change; traditional characters stay as they are (`fold` makes them simplified). */
export function foldWidth(text: string): string {
  return (isAscii(text) ? text : text.normalize('NFKC')).toLowerCase()
}

/** NFKC only, for values whose letter case is part of their form. */
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

/** Blanks at the ends removed, blanks inside (line breaks and tabs too) made one space. */
export function collapseBlanks(text: string): string {
  return text.trim().replace(/\s+/g, ' ')
}

/** True when every unit is below U+0080. */
export function isAscii(text: string): boolean {
  for (let index = 0; index < text.length; index++) if (text.charCodeAt(index) > 0x7f) return false
  return true
}
