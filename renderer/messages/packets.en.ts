import type { PacketsMessages } from './packets.zh-CN.ts'

export const packets: PacketsMessages = {
  emptyTitle: 'Nothing yet',
  emptyText: 'There is nothing here yet.',
}
