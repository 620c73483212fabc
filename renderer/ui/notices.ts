import type { NotificationInstance } from 'antd/es/notification/interface'
import { AppError } from '../../shared/errors.ts'
import { messagesNow } from '../messages/messages.ts'
import { sentenceOf } from './error-sentence.ts'
import { type SaidAction, say } from './status-line.ts'

let target: NotificationInstance | null = null

/** Where errors appear; set once by the app's shell. */
export function setNoticeTarget(instance: NotificationInstance): void {
  target = instance
}

/** Shows an error as a sentence. What the user cancelled is no error and stays silent. */
export function showError(error: unknown): void {
  if (error instanceof AppError && error.code === 'job.cancelled') return
  const { title, text } = sentenceOf(error, messagesNow().errors)
  target?.error({ title, description: text, placement: 'bottomRight', duration: 12, key: title + text })
}

/** Says something that is neither done nor wrong, in the bottom bar. */
export function showNote(title: string, text?: string): void {
  say({ kind: 'note', title, text })
}

/** Says that something was done, in the bottom bar, with what may be done about it. */
export function showDone(title: string, text?: string, action?: SaidAction): void {
  say({ kind: 'done', title, text, action })
}
