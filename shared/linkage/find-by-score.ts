import { AppError } from '../errors.ts'
import type { PairFinder } from './finder.ts'

/** Pairs whose match probability, estimated from the data itself, reaches `decide.probability`. */
export const findByScore: PairFinder = async (_left, _right, rule) => {
  const [first] = rule.on
  throw new AppError('model.comparisonUnsupported', {
    left: first?.left ?? '',
    right: first?.right ?? '',
    compare: 'decide',
    atLeast: first?.atLeast ?? 1,
    tolerance: first?.tolerance ?? 0,
  })
}
