import { engine } from '../app/clients.ts'
import { showError } from './notices.ts'
import { refresh } from './query-client.ts'

/** Writes into the audit log that something left the workspace: a file, or paper. */
export function noteOutput(action: 'export' | 'print', subject: string): void {
  engine('audit.note', { action, subject: subject.slice(0, 500) })
    .then(() => refresh('audit.page'))
    .catch(showError)
}
