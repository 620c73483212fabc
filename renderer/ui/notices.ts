import type { NotificationInstance } from 'antd/es/notification/interface'
import { AppError } from '../../shared/errors.ts'
import { messagesNow } from '../messages/messages.ts'
import { sentenceOf } from './error-sentence.ts'

let target: NotificationInstance | null = null

/** Where notices appear; set once by the app's shell. */
export function setNoticeTarget(instance: NotificationInstance): void {
  target = instance
}

/** Shows an error as a sentence. What the user cancelled is no error and stays silent. */
export function showError(error: unknown): void {
  if (error instanceof AppError && error.code === 'job.cancelled') return
  const { title, text } = sentenceOf(error, messagesNow().errors)
  target?.error({ title, description: text, placement: 'bottomRight', duration: 12, key: title + text })
}

/** Says something that is neither done nor wrong. */
export function showNote(title: string, text?: string): void {
  target?.info({ title, description: text, placement: 'bottomRight', duration: 4 })
}

/** Says that something was done. */
export function showDone(title: string, text?: string): void {
  target?.success({ title, description: text, placement: 'bottomRight', duration: 4 })
}
