import type { linkReviewContract } from '../../../shared/contract/link-reviews.ts'
import type { Handlers } from '../../../shared/contract/method.ts'
import type { Investigation } from '../investigation.ts'

export function linkReviewHandlers(_: Investigation): Handlers<typeof linkReviewContract> {
  const notYet = (): never => {
    throw new Error('not built yet')
  }
  return {
    'review.queue': notYet,
    'review.list': notYet,
    'review.judge': notYet,
    'review.summary': notYet,
    'review.get': notYet,
    'review.set': notYet,
  }
}
