import type { DataMessages } from './data.zh-CN.ts'

export const data: DataMessages = {
  emptyTitle: 'No data yet',
}
