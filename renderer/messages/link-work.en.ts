import type { Messages } from './zh-CN.ts'

export const linkWork: Messages['linkWork'] = {
  title: 'Link',
}
