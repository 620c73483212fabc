import { fieldWords, typeWords } from '../../shared/referral/verification-words.ts'

export const common = {
  ok: '确定',
  cancel: '取消',
  close: '关闭',
  save: '保存',
  remove: '删除',
  rename: '改名',
  retry: '重试',
  reload: '重新打开窗口',
  loading: '正在读取…',
  rows: (count: number) => `${count.toLocaleString('en-US')} 行`,
  columnTypes: typeWords,
  ticketFields: fieldWords,
  kinds: { ticket: '热线工单', table: '普通表' },
  grid: {
    label: '行',
    row: '行号',
    empty: '没有行',
    copied: (rows: number) => `已复制 ${rows.toLocaleString('en-US')} 行`,
    selected: (count: number) => `已选 ${count.toLocaleString('en-US')} 行`,
    selectRow: (row: number) => `选择第 ${row} 行`,
    selectAll: '全选',
    resize: (column: string) => `调整列宽：${column}`,
    maskedHint: '个人信息已遮盖，按住 Alt 显示',
    rightSide: '对方',
  },
}
export type CommonMessages = typeof common
