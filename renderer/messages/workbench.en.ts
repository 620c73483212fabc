import type { WorkbenchMessages } from './workbench.zh-CN.ts'

export const workbench: WorkbenchMessages = {
  emptyTitle: 'Nothing yet',
  emptyText: 'There is nothing here yet.',
}
