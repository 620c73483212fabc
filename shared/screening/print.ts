import { isBareTerm, isEscapable } from './characters.ts'
import type { Query } from './query.ts'

/** Levels of precedence; an operand of a lower level than its place needs brackets. */
const OR = 1
const AND = 2
const PROXIMITY = 3
const NOT = 4
const ATOM = 5

/** Prints a query so that `parseQuery` gives it back. Quotes and brackets only where they are needed. */
export function printQuery(query: Query): string {
  return print(query, OR)
}

function print(query: Query, place: number): string {
  const text = printPlain(query)
  return levelOf(query) < place ? `(${text})` : text
}

function levelOf(query: Query): number {
  switch (query.kind) {
    case 'or':
      return OR
    case 'and':
      return AND
    case 'near':
    case 'then':
    case 'same':
      return PROXIMITY
    case 'not':
      return NOT
    default:
      return ATOM
  }
}

function printPlain(query: Query): string {
  switch (query.kind) {
    case 'term':
      return isBareTerm(query.text) ? query.text : quote(query.text)
    case 'wildcard':
      return printWildcard(query.pattern)
    case 'regex':
      return `/${escapeSlashes(query.pattern)}/`
    case 'lexicon':
      return `@${printName(query.name)}`
    case 'and':
      return query.items.map((item) => print(item, AND + 1)).join(' AND ')
    case 'or':
      return query.items.map((item) => print(item, OR + 1)).join(' OR ')
    case 'not':
      return `NOT ${print(query.item, NOT)}`
    case 'near':
    case 'then':
      return `${print(query.left, PROXIMITY)} ${query.kind.toUpperCase()}/${query.distance} ${print(query.right, NOT)}`
    case 'same':
      return `${print(query.left, PROXIMITY)} SAME ${print(query.right, NOT)}`
    case 'atLeast':
      return `${query.count} OF (${query.items.map((item) => print(item, OR)).join(', ')})`
    case 'field':
      return `${printName(query.column)}:${printScoped(query.item)}`
    case 'comparison':
      return `${printName(query.column)}${query.operator}${printValue(query.value)}`
    case 'range':
      return `${printName(query.column)}:[${printBound(query.from)} TO ${printBound(query.to)}]`
    case 'empty':
      return `${printName(query.column)}:空`
    case 'present':
      return `${printName(query.column)}:有`
  }
}

function printScoped(item: Query): string {
  if (item.kind === 'term')
    return isBareTerm(item.text) && item.text !== '空' && item.text !== '有' ? item.text : quote(item.text)
  if (item.kind === 'wildcard' || item.kind === 'regex' || item.kind === 'lexicon') return printPlain(item)
  return `(${printPlain(item)})`
}

/** A column or group as it is written in a query, quoted where needed. */
export function printName(name: string): string {
  return isBareTerm(name) ? name : quote(name)
}

function printValue(value: string): string {
  return /^[^\s()（）"“”＂|｜,，、<>=＜＞＝≥≤\\]+$/.test(value) ? value : quote(value)
}

function printBound(bound: string | null): string {
  if (bound === null) return '*'
  return /^[^\s"“”＂\][［］*＊\\]+$/.test(bound) ? bound : quote(bound)
}

function quote(text: string): string {
  return `"${text.replace(/[\\"“”＂]/g, (character) => `\\${character}`)}"`
}

/** Literal signs get a backslash, so that only the pattern's own wildcards stay ones. */
function printWildcard(pattern: string): string {
  let text = ''
  for (let index = 0; index < pattern.length; index++) {
    const character = pattern[index]!
    if (character === '?' || character === '*') text += character
    else if (character === '\\') text += `\\${pattern[++index] ?? '\\'}`
    else text += isEscapable(pattern, index) ? `\\${character}` : character
  }
  return text
}

function escapeSlashes(pattern: string): string {
  let text = ''
  for (let index = 0; index < pattern.length; index++) {
    const character = pattern[index]!
    if (character === '\\') text += character + (pattern[++index] ?? '')
    else text += character === '/' ? '\\/' : character
  }
  return text
}
