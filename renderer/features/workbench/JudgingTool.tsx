import { Button, Tooltip } from 'antd'
import { useMessages } from '../../messages/messages.ts'
import { useJudgingPlace } from './judging-place.ts'
import type { LayerPlace } from './LayerTools.tsx'

/** Opens the judging of a layer. */
export function JudgingTool({ step, layer }: LayerPlace) {
  const messages = useMessages().judging
  return (
    <Tooltip title={messages.openHint}>
      <Button type="text" onClick={() => useJudgingPlace.getState().open({ step, layer })}>
        {messages.open}
      </Button>
    </Tooltip>
  )
}
