import type { Messages } from './zh-CN.ts'

export const linkReview: Messages['linkReview'] = {
  title: 'Review of links',
}
