export const data = {
  emptyTitle: '还没有数据',
}
export type DataMessages = typeof data
