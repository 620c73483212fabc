import type { ColumnSchema } from '../table/schema.ts'
import { fold } from '../values/fold.ts'
import { type CompletionPlace, completionPlace } from './completion-place.ts'
import { printName, printQuery } from './print.ts'
import { DEFAULT_DISTANCE } from './query.ts'

/** What completions are taken from. Values are those of a category column, most frequent first, by the column's name. */
export interface CompletionContext {
  readonly columns: readonly ColumnSchema[]
  readonly lexicons: readonly string[]
  readonly valuesOf?: (column: string) => readonly string[]
}

export interface Completion {
  /** What is put in: quoted where the language asks for it, `列名:`, `@组`, an operator with the blank behind it. */
  readonly text: string
  readonly kind: 'column' | 'value' | 'lexicon' | 'operator'
  /** The column, value, group or operator as it is called. */
  readonly label: string
}

/** `start` to `end` (UTF-16 units of the text) is what has been typed of the word at the caret; a completion takes its place. */
export interface Completions {
  readonly start: number
  readonly end: number
  /** Empty where the caret stands behind a blank, a bracket or a colon. */
  readonly typed: string
  readonly items: readonly Completion[]
}

/** Completions offered at once. */
const MOST = 50

const OPERATORS: readonly { readonly text: string; readonly place: 'behind' | 'before' | 'count' }[] = [
  { text: `NEAR/${DEFAULT_DISTANCE}`, place: 'behind' },
  { text: `THEN/${DEFAULT_DISTANCE}`, place: 'behind' },
  { text: 'SAME', place: 'behind' },
  { text: 'AND', place: 'behind' },
  { text: 'OR', place: 'behind' },
  { text: 'NOT', place: 'before' },
  { text: 'OF', place: 'count' },
]

/**
 * What may be put in at a caret, best first: names that begin with what is typed before those that contain it, both compared folded;
 * columns before groups before operators; behind `列名:` the column's values, behind `@` groups. Null inside quotes, regular
 * expressions and ranges, and where nothing fits. Linear in the text before the caret and the names.
 *
 * Example: `类|` with columns 类型 and 内容 gives start 0, end 1, items `类型:`.
 */
export function completionsAt(text: string, caret: number, context: CompletionContext): Completions | null {
  const place = completionPlace(text.slice(0, caret))
  const items = place ? itemsAt(place, context).slice(0, MOST) : []
  return place && items.length > 0 ? { start: place.start, end: caret, typed: place.typed, items } : null
}

/** The text with a completion put in, and where the caret stands then. A colon or blank that stands there already is not doubled. */
export function withCompletion(text: string, { start, end }: Completions, item: Completion): { text: string; caret: number } {
  const rest = text.slice(end)
  const isDoubled = item.kind === 'column' ? /^[:：]/.test(rest) : item.text.endsWith(' ') && /^\s/.test(rest)
  return { text: text.slice(0, start) + item.text + (isDoubled ? rest.slice(1) : rest), caret: start + item.text.length }
}

function itemsAt(place: CompletionPlace, context: CompletionContext): Completion[] {
  if (place.kind === 'lexicon') return lexiconItems(place.typed, context)
  if (place.kind === 'value' || place.kind === 'comparison') return valueItems(place, context)
  const columns = fitting(place.typed, context.columns, ({ name }) => name).map(
    ({ name }): Completion => ({ text: `${printName(name)}:`, kind: 'column', label: name }),
  )
  const values = place.column === null ? columns : valueItems(place, context)
  const groups = place.typed === '' ? [] : lexiconItems(place.typed, context)
  return [...values, ...groups, ...operatorItems(place)]
}

function lexiconItems(typed: string, { lexicons }: CompletionContext): Completion[] {
  return fitting(typed, lexicons, (name) => name).map((name) => ({
    text: printQuery({ kind: 'lexicon', name }),
    kind: 'lexicon',
    label: name,
  }))
}

function valueItems({ kind, typed, column }: CompletionPlace, { columns, valuesOf }: CompletionContext): Completion[] {
  const schema = columns.find(({ name }) => name === column) ?? columns.find(({ name }) => sameName(name, column ?? ''))
  if (!schema) return []
  const values = fitting(typed, valuesOf?.(schema.name) ?? [], (value) => value).filter((value) => value.trim() !== '')
  const items = values.map((value): Completion => ({ text: printedValue(value, kind), kind: 'value', label: value }))
  if (kind !== 'value') return items
  const isOrdered = schema.type === 'date' || schema.type === 'number'
  const signs = [...(isOrdered && typed === '' ? ['>=', '<='] : []), ...['空', '有'].filter((word) => word.startsWith(typed))]
  return [...items, ...signs.map((text): Completion => ({ text, kind: 'operator', label: text }))]
}

/** A value as it stands behind `列名:`, behind `列名=` or alone inside the brackets of `列名:( )`. */
function printedValue(value: string, kind: CompletionPlace['kind']): string {
  if (kind === 'operand') return printQuery({ kind: 'term', text: value })
  if (kind === 'value') return printQuery({ kind: 'field', column: 'x', item: { kind: 'term', text: value } }).slice('x:'.length)
  return printQuery({ kind: 'comparison', column: 'x', operator: '=', value }).slice('x='.length)
}

/** Operators that the grammar allows here: behind a blank, or begun in letters of either case. */
function operatorItems({ typed, isBehindOperand, isBehindCount }: CompletionPlace): Completion[] {
  const begun = typed.toUpperCase()
  return OPERATORS.filter(({ text, place }) => {
    if (!text.startsWith(begun) || text === typed) return false
    if (place === 'behind') return isBehindOperand
    return place === 'count' ? isBehindCount : true
  }).map(({ text, place }) => ({ text: place === 'count' ? `${text} (` : `${text} `, kind: 'operator', label: text }))
}

/** Those whose name begins with what is typed, then those that contain it; all for nothing typed. */
function fitting<Named>(typed: string, all: readonly Named[], nameOf: (one: Named) => string): Named[] {
  const wanted = fold(typed).trim()
  if (wanted === '') return [...all]
  const found = all.map((one) => ({ one, at: fold(nameOf(one)).indexOf(wanted) }))
  const begins = found.filter(({ at }) => at === 0)
  return [...begins, ...found.filter(({ at }) => at > 0)].map(({ one }) => one)
}

function sameName(one: string, other: string): boolean {
  return fold(one).trim() === fold(other).trim()
}
