import type { Model } from '../model/model.ts'

const matters: Record<NonNullable<Model['function']>, string> = {
  criminal: '刑事检察',
  civil: '民事检察',
  administrative: '行政检察',
  publicInterest: '公益诉讼检察',
  minors: '未成年人检察',
  any: '',
}

/** The kind of matter (事项类型) that a model's clues belong to, as a transfer form names it; '' leaves it to be written by hand. */
export function matterOf({ function: procuratorial }: Pick<Model, 'function'>): string {
  return procuratorial ? matters[procuratorial] : ''
}
