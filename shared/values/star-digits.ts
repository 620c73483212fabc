import { halfWidth } from './fold-width.ts'

/** Stars the digits and X of `text[start, end)` but the first `head` and the last `tail` of them. Unit for unit. */
export function starDigits(text: string, start: number, end: number, head: number, tail: number): string {
  const part = halfWidth(text.slice(start, end))
  const count = part.replace(/[^\dXx]/g, '').length
  let seen = 0
  let starred = ''
  for (let index = 0; index < part.length; index++) {
    const isDigit = /[\dXx]/.test(part[index]!)
    if (isDigit) seen++
    starred += isDigit && seen > head && seen <= count - tail ? '*' : text[start + index]
  }
  return text.slice(0, start) + starred + text.slice(end)
}
