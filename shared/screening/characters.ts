/** Fullwidth forms an input method leaves behind, read as the ASCII sign they stand for. */
const ascii: ReadonlyMap<string, string> = new Map([
  ['（', '('],
  ['）', ')'],
  ['：', ':'],
  ['“', '“'],
  ['”', '“'],
  ['＂', '"'],
  ['｜', '|'],
  ['，', ','],
  ['、', ','],
  ['？', '?'],
  ['＊', '*'],
  ['＠', '@'],
  ['－', '-'],
  ['＞', '>'],
  ['＜', '<'],
  ['＝', '='],
  ['［', '['],
  ['］', ']'],
])

/** The syntactic sign at an index: ASCII where a fullwidth form stands for it, `“` for both curly quotes, '' past the end. */
export function signAt(text: string, index: number): string {
  const character = text.charAt(index)
  return character < '\u2000' ? character : (ascii.get(character) ?? character)
}

export function isBlank(character: string): boolean {
  if (character === '' || (character > '\u3000' && character !== '\ufeff')) return false
  return /\s/.test(character)
}

/** Signs before which a backslash in a bare word makes them literal. */
export function isEscapable(text: string, index: number): boolean {
  const sign = signAt(text, index)
  return isBlank(sign) || (sign !== '' && '()"“|,:<>=≥≤?*\\-@/[]'.includes(sign))
}

/** The number that ASCII or fullwidth digits write; undefined for anything else. */
export function readCount(digits: string): number | undefined {
  return /^[0-9０-９]+$/.test(digits) ? Number(digits.normalize('NFKC')) : undefined
}

export type Operator = 'and' | 'or' | 'not' | 'near' | 'then' | 'same' | 'of'

/** Words that are operators when they stand between blanks, brackets or quotes; NEAR and THEN also with a distance behind. */
const operatorWords: ReadonlyMap<string, Operator> = new Map([
  ['AND', 'and'],
  ['与', 'and'],
  ['OR', 'or'],
  ['或', 'or'],
  ['NOT', 'not'],
  ['非', 'not'],
  ['NEAR', 'near'],
  ['THEN', 'then'],
  ['SAME', 'same'],
  ['同句', 'same'],
  ['OF', 'of'],
])

/** Whether a word that begins with this character can be an operator. */
export function opensOperator(character: string): boolean {
  return 'AONTS与或非同'.includes(character) && character !== ''
}

/** The operator a whole word stands for, if any: `NEAR/15` is `near`. */
export function operatorOf(word: string): Operator | undefined {
  const plain = operatorWords.get(word)
  if (plain) return plain
  if (/^NEAR[/／]/.test(word)) return 'near'
  return /^THEN[/／]/.test(word) ? 'then' : undefined
}

/** Whether a term's text may stand without quotes and be read back as the same term. */
export function isBareTerm(text: string): boolean {
  return (
    !/[\s()（）"“”＂|｜:：<>=＜＞＝≥≤,，、\\?*？＊]/.test(text) && !/^[-－/@＠[［]/.test(text) && !operatorOf(text) && text !== ''
  )
}
