import type { StringColumn } from '../table/column.ts'
import type { TokenFrequency } from '../values/likeness.ts'
import type { Comparer, ComparerContext } from './comparer.ts'
import { comparerOf, tokensOf } from './comparers.ts'
import type { FinderContext, FinderRule, FinderSide } from './finder.ts'
import type { CompareKind, LinkComparison } from './key.ts'

/** Stands for a value that is no key in {@link ComparedRule.left} and `right`. */
export const NO_CODE = -1

const ROWS_A_BREATH = 20_000
/** Reading a text costs more than a row. */
const TEXTS_A_BREATH = 4_096
/** Time between two turns of others: a turn costs some milliseconds itself. */
const BREATH_MILLISECONDS = 40

/**
 * One comparison with both columns read. Each distinct text has a code; both columns share the codes, so that what is computed of a value is computed once.
 * Codes depend on the order of rows, groups of equal values do too; nothing that is given back may.
 */
export interface ComparedRule extends ColumnTypes {
  comparison: LinkComparison
  comparer: Comparer
  /** By code: the text, its normal form, and a number that equal values have in common. */
  texts: readonly string[]
  normals: readonly unknown[]
  groups: Uint32Array<ArrayBuffer>
  /** By group: the rows with it on both sides (once for a table with itself). */
  rowsOfGroup: Uint32Array<ArrayBuffer>
  /** Rows with a key on both sides. */
  filled: number
  /** By row: the code, {@link NO_CODE} without a key. */
  left: Int32Array<ArrayBuffer>
  right: Int32Array<ArrayBuffer>
}

type ColumnTypes = Pick<ComparerContext, 'leftType' | 'rightType'>

/** A rule that crosses to a thread by copy: all texts in one, each up to its end, without what is computed of them. */
export interface PlainRule extends Omit<ComparedRule, 'comparer' | 'texts' | 'normals'> {
  text: string
  ends: Uint32Array<ArrayBuffer>
}

/** Reads the columns of every comparison of a rule. Cost: one normal form for each distinct text. */
export async function readRules(
  left: FinderSide,
  right: FinderSide,
  rule: FinderRule,
  context: FinderContext,
): Promise<ComparedRule[]> {
  const rules: ComparedRule[] = []
  for (const comparison of rule.on) rules.push(await readRule(comparison, left, right, rule.isSelf, context))
  return rules
}

async function readRule(
  comparison: LinkComparison,
  left: FinderSide,
  right: FinderSide,
  isSelf: boolean,
  context: FinderContext,
): Promise<ComparedRule> {
  const numbering = new Map<string, number>()
  const isOne = isSelf && comparison.left === comparison.right
  const leftCodes = await codesOf(await left.column(comparison.left), numbering, context)
  const rightCodes = isOne ? leftCodes : await codesOf(await right.column(comparison.right), numbering, context)
  const texts = [...numbering.keys()]
  const types = { leftType: left.type(comparison.left), rightType: right.type(comparison.right) }
  const comparer = await comparerFor(comparison, types, texts, context)
  const normals: unknown[] = new Array(texts.length)
  const groups = new Uint32Array(texts.length)
  const groupOf = new Map<string, number>()
  for (let code = 0; code < texts.length; code++) {
    if (code % TEXTS_A_BREATH === 0) await rest(context)
    const normal = comparer.normal(texts[code]!)
    normals[code] = normal
    if (normal === null) continue
    const keys = comparer.keys(normal)
    const name = keys.length === 1 ? keys[0]! : keys.length === 0 ? `\u0000${texts[code]!}` : keys.join('\u0001')
    const group = groupOf.get(name) ?? groupOf.size
    if (group === groupOf.size) groupOf.set(name, group)
    groups[code] = group
  }
  const rowsOfGroup = new Uint32Array(groupOf.size)
  let filled = 0
  for (const codes of isOne ? [leftCodes] : [leftCodes, rightCodes]) {
    for (let row = 0; row < codes.length; row++) {
      const code = codes[row]!
      if (normals[code] === null) {
        codes[row] = NO_CODE
      } else {
        rowsOfGroup[groups[code]!]!++
        filled++
      }
    }
  }
  return { ...types, comparison, comparer, texts, normals, groups, rowsOfGroup, filled, left: leftCodes, right: rightCodes }
}

export function plainRule({ comparer: _, texts, normals: __, ...rule }: ComparedRule): PlainRule {
  const ends = new Uint32Array(texts.length)
  let end = 0
  for (let code = 0; code < texts.length; code++) {
    end += texts[code]!.length
    ends[code] = end
  }
  return { ...rule, text: texts.join(''), ends }
}

/** The rules again, in another thread. Cost: one normal form for each text. */
export async function rulesFrom(plain: readonly PlainRule[]): Promise<ComparedRule[]> {
  const context = { breathe: async () => {}, signal: new AbortController().signal }
  const rules: ComparedRule[] = []
  for (const { text, ends, ...rule } of plain) {
    const texts = Array.from(ends, (end, code) => text.slice(ends[code - 1] ?? 0, end))
    const comparer = await comparerFor(rule.comparison, rule, texts, context)
    rules.push({ ...rule, comparer, texts, normals: texts.map((one) => comparer.normal(one)) })
  }
  return rules
}

async function comparerFor(
  { compare, tolerance, aliases }: LinkComparison,
  { leftType, rightType }: ColumnTypes,
  texts: readonly string[],
  context: Resting,
): Promise<Comparer> {
  return comparerOf(compare, {
    leftType,
    rightType,
    tolerance,
    aliases,
    frequency: await tokenFrequency(compare, texts, context),
  })
}

async function codesOf(
  column: StringColumn,
  numbering: Map<string, number>,
  context: FinderContext,
): Promise<Int32Array<ArrayBuffer>> {
  const codes = new Int32Array(column.length)
  for (let row = 0; row < codes.length; row++) {
    if (row % ROWS_A_BREATH === 0) await rest(context)
    const text = column.get(row)
    const code = numbering.get(text) ?? numbering.size
    if (code === numbering.size) numbering.set(text, code)
    codes[row] = code
  }
  return codes
}

/** In how many distinct values each token occurs; undefined for comparisons that do not ask. */
async function tokenFrequency(
  compare: CompareKind,
  texts: readonly string[],
  context: Resting,
): Promise<TokenFrequency | undefined> {
  if (compare !== 'text' && compare !== 'company') return undefined
  const counts = new Map<string, number>()
  for (const [code, text] of texts.entries()) {
    if (code % TEXTS_A_BREATH === 0) await rest(context)
    for (const token of tokensOf(compare, text)) counts.set(token, (counts.get(token) ?? 0) + 1)
  }
  return { of: (token) => counts.get(token) ?? 1, values: texts.length }
}

type Resting = Pick<FinderContext, 'breathe' | 'signal'>

/** Lets others have their turn; throws where the call was cancelled. */
export async function rest({ breathe, signal }: Resting): Promise<void> {
  await breathe()
  signal.throwIfAborted()
}

/** {@link rest} by the clock, so that it can be asked for often. */
export function pauseOf(context: FinderContext): () => Promise<void> {
  let rested = performance.now()
  return async () => {
    if (performance.now() - rested < BREATH_MILLISECONDS) return
    await rest(context)
    rested = performance.now()
  }
}
