import { AppError } from '../errors.ts'
import { NO_CODE, pauseOf } from './compared-rule.ts'
import type { FinderRule, FinderSide, PairFinder } from './finder.ts'
import { type FittingRule, fittingRules } from './fitting-rules.ts'
import { isEquality, type LinkComparison } from './key.ts'
import { keylessRows } from './keyless-rows.ts'
import { MaskedPairs } from './masked-pairs.ts'
import { RowPartners } from './row-partners.ts'
import { windowReader } from './window-reader.ts'

const MOST_PAIRS = 20_000_000
/** Left rows, and pairs compared, between two looks at the clock. */
const ROWS_A_PAUSE = 1024
const COMPARED_A_PAUSE = 8_192

/**
 * Pairs of rules of which at least one compares masked values. Without `atLeast` a masked comparison keeps every value that fits. `candidates` counts the right rows
 * of the same left row that fit as well, after all rules held; `probability` is 1 − the chance of a fit. A pair is `exact` only where what decides is whole on both
 * sides. Placeholders of identifiers beside the masked ones are no keys. Cost: the right rows that show the same, each compared once by every rule.
 */
export const findByMask: PairFinder = async (left, right, rule, context) => {
  const pause = pauseOf(context)
  const { rules, placeholders } = await fittingRules(left, right, rule, context, pause)
  const isInWindow = await windowReader(left, right, rule)
  const askedFor = askedRules(rules, rule)
  const fitting = askedFor.length === 1 && askedFor[0]!.masks ? askedFor[0]! : null
  const asked: { codes: Int32Array; eachPartner: Awaited<ReturnType<FittingRule['partners']>> }[] = []
  for (const one of askedFor) asked.push({ codes: one.left, eachPartner: await one.partners() })
  const every = 2 ** rules.length - 1
  const stamps = new Uint32Array(right.rowCount)
  const pairs = new MaskedPairs()
  const found = new RowPartners(rules, rule.any)
  let count = 0
  let row = 0
  const visit = (other: number) => {
    if ((rule.isSelf && other <= row) || !isInWindow(row, other)) return
    if (!fitting) {
      if (stamps[other] === row + 1) return
      stamps[other] = row + 1
    }
    found.candidates.add(other)
  }
  for (; row < left.rowCount; row++) {
    if (row % ROWS_A_PAUSE === 0) {
      context.onShare(row / left.rowCount, count)
      await pause()
    }
    found.clear()
    for (const { codes, eachPartner } of asked) if (codes[row] !== NO_CODE) eachPartner(row, visit)
    for (const other of found.sorted()) {
      if (++count % COMPARED_A_PAUSE === 0) await pause()
      const bits = found.compare(row, other, fitting)
      if (rule.any ? bits === 0 : bits !== every) continue
      found.keep(other, bits)
      if (rule.isExistence) break
    }
    if (context.mostCompared !== undefined && count > context.mostCompared) {
      throw new AppError('link.needsRun', { compared: count })
    }
    if (pairs.length + found.length > MOST_PAIRS) throw await flood(left, right, rule.on, row, found.length)
    found.settle(row, pairs)
  }
  context.onShare(1, count)
  return pairs.result(rules.length, { compared: count, keyless: keylessRows(rules, rule.any), placeholders }, pause)
}

/** Those by which partners are looked for: every one where any is enough, else one of equal values, or the first masked one. */
function askedRules(rules: readonly FittingRule[], { any }: FinderRule): readonly FittingRule[] {
  if (any) return rules
  return [rules.find(({ comparison }) => isEquality(comparison)) ?? rules.find(({ masks }) => masks !== null)!]
}

async function flood(
  left: FinderSide,
  right: FinderSide,
  on: readonly LinkComparison[],
  row: number,
  rightCount: number,
): Promise<AppError> {
  return new AppError('model.tooManyPairs', {
    maxPairs: MOST_PAIRS,
    left: on.map((comparison) => comparison.left).join('、'),
    right: on.map((comparison) => comparison.right).join('、'),
    value: (await left.column(on[0]!.left)).get(row),
    leftCount: 1,
    rightCount,
    rows: Math.max(left.rowCount, right.rowCount),
  })
}
