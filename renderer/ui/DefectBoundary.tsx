import { Component, type ReactNode } from 'react'
import { messagesNow } from '../messages/messages.ts'
import styles from './DefectBoundary.module.css'
import { reportDefect } from './defects.ts'
import { sentenceOf } from './error-sentence.ts'

interface State {
  error: unknown
  hasFailed: boolean
}

/** Catches what breaks while rendering: shows the incident number and the way back; the stored data is untouched. */
export class DefectBoundary extends Component<{ children: ReactNode; name?: string }, State> {
  override state: State = { error: null, hasFailed: false }

  static getDerivedStateFromError(error: unknown): State {
    return { error, hasFailed: true }
  }

  override componentDidCatch(error: unknown): void {
    void reportDefect(error, this.props.name ?? 'render').then((reported) => this.setState({ error: reported }))
  }

  override render(): ReactNode {
    if (!this.state.hasFailed) return this.props.children
    const messages = messagesNow()
    const { title, text } = sentenceOf(this.state.error, messages.errors)
    return (
      <div role="alert" className={styles.defect}>
        <h2>{title}</h2>
        <p>{text}</p>
        <button type="button" onClick={() => this.setState({ error: null, hasFailed: false })}>
          {messages.common.retry}
        </button>
        <button type="button" onClick={() => location.reload()}>
          {messages.common.reload}
        </button>
      </div>
    )
  }
}
