import { AppError } from '../errors.ts'
import type { PairFinder } from './finder.ts'

/** Pairs whose similarity reaches what each comparison asks for. */
export const findBySimilarity: PairFinder = async (_left, _right, rule) => {
  const [first] = rule.on
  throw new AppError('model.comparisonUnsupported', {
    left: first?.left ?? '',
    right: first?.right ?? '',
    compare: first?.compare ?? '',
    atLeast: first?.atLeast ?? 1,
    tolerance: first?.tolerance ?? 0,
  })
}
