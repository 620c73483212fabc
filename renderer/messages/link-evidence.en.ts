import type { Messages } from './zh-CN.ts'

export const linkEvidence: Messages['linkEvidence'] = {
  title: 'Evidence card',
}
