import { Button, Tooltip } from 'antd'
import { useMessages } from '../../messages/messages.ts'
import { useReviewPlace } from './review-place.ts'

/** Opens the review of a link step. */
export function LinkReviewTool({ step }: { step: string }) {
  const messages = useMessages().linkReview
  return (
    <Tooltip title={messages.openHint}>
      <Button type="text" onClick={() => useReviewPlace.getState().open(step)}>
        {messages.open}
      </Button>
    </Tooltip>
  )
}
