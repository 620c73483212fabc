import { type ComparedRule, NO_CODE, readRules } from './compared-rule.ts'
import type { FinderContext, FinderRule, FinderSide } from './finder.ts'
import { isEquality, type LinkComparison } from './key.ts'
import { MaskIndex } from './mask-index.ts'
import { joinedMasked, type MaskedKeys, maskedKeys, maskedType } from './masked-keys.ts'
import type { LearnedPlaceholder } from './numeric-keys.ts'
import { withoutPlaceholders } from './without-placeholders.ts'

const ROWS_A_PART = 16_384

/** A comparison with both columns read, masked or not. */
export interface FittingRule {
  comparison: LinkComparison
  /** By row: {@link NO_CODE} where it has no key. */
  left: Int32Array<ArrayBuffer>
  right: Int32Array<ArrayBuffer>
  /** Null for a comparison that is not masked. */
  masks: MaskIndex | null
  /** NaN where a side has no key. */
  similarity(row: number, other: number): number
  /** What gives the right rows that are worth comparing with a left one that has a key; some come twice. Read when it is asked for. */
  partners(): Promise<(row: number, visit: (other: number) => void) => void>
}

/** Reads the columns of all comparisons. Placeholders of identifiers beside the masked ones are no keys. */
export async function fittingRules(
  left: FinderSide,
  right: FinderSide,
  rule: FinderRule,
  context: FinderContext,
  pause: () => Promise<void>,
): Promise<{ rules: FittingRule[]; placeholders: LearnedPlaceholder[] }> {
  const others = rule.on.filter((comparison) => !isMasked(comparison))
  const compared = await readRules(left, right, { ...rule, on: others }, context)
  const placeholders = await withoutPlaceholders(compared, left, right)
  const rules: FittingRule[] = []
  for (const comparison of rule.on) {
    const other = compared[others.indexOf(comparison)]
    rules.push(other ? wholeRule(other, pause) : await maskedRule(comparison, left, right, rule.isSelf, pause))
  }
  return { rules, placeholders }
}

function isMasked({ compare }: LinkComparison): boolean {
  return compare === 'masked'
}

async function maskedRule(
  comparison: LinkComparison,
  left: FinderSide,
  right: FinderSide,
  isSelf: boolean,
  pause: () => Promise<void>,
): Promise<FittingRule> {
  const type = maskedType({ leftType: left.type(comparison.left), rightType: right.type(comparison.right) })
  const ours = await readMasked(left, comparison.left, type, pause)
  const isOne = isSelf && comparison.left === comparison.right
  const theirs = isOne ? ours : await readMasked(right, comparison.right, type, pause)
  const masks = await MaskIndex.of(ours, theirs, comparison, pause)
  return {
    comparison,
    left: ours.shapeOf,
    right: theirs.shapeOf,
    masks,
    similarity: (row, other) => masks.similarity(row, other),
    partners: async () => (row, visit) => masks.eachFit(row, visit),
  }
}

async function readMasked(
  side: FinderSide,
  name: string,
  type: ReturnType<FinderSide['type']>,
  pause: () => Promise<void>,
): Promise<MaskedKeys> {
  const kept = await side.masked?.(name, type)
  if (kept) return kept
  const column = await side.column(name)
  const parts: MaskedKeys[] = []
  for (let from = 0; from === 0 || from < column.length; from += ROWS_A_PART) {
    parts.push(maskedKeys(column, type, from, Math.min(column.length, from + ROWS_A_PART)))
    await pause()
  }
  return joinedMasked(parts)
}

function wholeRule(rule: ComparedRule, pause: () => Promise<void>): FittingRule {
  const { comparison, comparer, normals, left, right } = rule
  const similarity = (row: number, other: number) => {
    const [one, two] = [left[row]!, right[other]!]
    return one === NO_CODE || two === NO_CODE ? Number.NaN : comparer.compare(normals[one], normals[two]).similarity
  }
  return { comparison, left, right, masks: null, similarity, partners: () => partnersByBlocks(rule, pause) }
}

/** Right rows that share a key, or a coarse one where likeness is asked for. */
async function partnersByBlocks(
  { comparison, comparer, normals, left, right }: ComparedRule,
  pause: () => Promise<void>,
): ReturnType<FittingRule['partners']> {
  const { atLeast = 1 } = comparison
  const blocks = isEquality(comparison) ? comparer.keys : (normal: unknown) => comparer.blocks(normal, atLeast)
  const rowsOf = new Map<number, number[]>()
  for (let row = 0; row < right.length; row++) {
    if (row % ROWS_A_PART === 0) await pause()
    if (right[row] === NO_CODE) continue
    const rows = rowsOf.get(right[row]!)
    if (rows) rows.push(row)
    else rowsOf.set(right[row]!, [row])
  }
  const codes = new Map<string, number[]>()
  let read = 0
  for (const code of rowsOf.keys()) {
    if (read++ % ROWS_A_PART === 0) await pause()
    for (const block of new Set(blocks(normals[code]))) {
      const known = codes.get(block)
      if (known) known.push(code)
      else codes.set(block, [code])
    }
  }
  return (row, visit) => {
    for (const block of new Set(blocks(normals[left[row]!]))) {
      for (const code of codes.get(block) ?? []) for (const other of rowsOf.get(code)!) visit(other)
    }
  }
}
