import type { JobsMessages } from './jobs.zh-CN.ts'

export const jobs: JobsMessages = {
  bar: 'Jobs',
  idle: 'Offline · data stays on this machine',
  waiting: 'waiting',
  remaining: (seconds) => (seconds < 90 ? `about ${seconds} s left` : `about ${Math.round(seconds / 60)} min left`),
  cancel: (title) => `Cancel: ${title}`,
}
