import { Alert, Button } from 'antd'
import { useMessages } from '../messages/messages.ts'
import { sentenceOf } from './error-sentence.ts'

/** An error where its result would have stood. */
export function ErrorNotice({ error, onRetry }: { error: unknown; onRetry?: () => void }) {
  const messages = useMessages()
  const { title, text } = sentenceOf(error, messages.errors)
  return (
    <Alert
      type="error"
      showIcon
      title={title}
      description={text}
      action={
        onRetry && (
          <Button size="small" onClick={onRetry}>
            {messages.common.retry}
          </Button>
        )
      }
    />
  )
}
