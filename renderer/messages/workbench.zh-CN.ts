export const workbench = {
  emptyTitle: '尚无内容',
  emptyText: '这里还没有内容。',
}
export type WorkbenchMessages = typeof workbench
