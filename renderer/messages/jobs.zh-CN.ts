export const jobs = {
  bar: '任务栏',
  idle: '离线工作 · 数据只保存在本机',
  waiting: '排队中',
  remaining: (seconds: number) => (seconds < 90 ? `约剩 ${seconds} 秒` : `约剩 ${Math.round(seconds / 60)} 分钟`),
  cancel: (title: string) => `取消：${title}`,
}
export type JobsMessages = typeof jobs
