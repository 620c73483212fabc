import { LineChartOutlined } from '@ant-design/icons'
import { Button, Drawer } from 'antd'
import { useState } from 'react'
import type { LinkStep } from '../../../shared/model/model.ts'
import { useMessages } from '../../messages/messages.ts'
import { ThresholdPlot } from './ThresholdPlot.tsx'

interface ThresholdToolProps {
  step: LinkStep
  decide: NonNullable<LinkStep['decide']>
  onDecide(decide: NonNullable<LinkStep['decide']>, tag?: string): void
}

/** Opens the plot on which the probability of a step is chosen. */
export function ThresholdTool({ step, decide, onDecide }: ThresholdToolProps) {
  const messages = useMessages().linkWork.plot
  const [isOpen, setOpen] = useState(false)
  return (
    <>
      <Button icon={<LineChartOutlined aria-hidden />} onClick={() => setOpen(true)}>
        {messages.show}
      </Button>
      <Drawer open={isOpen} onClose={() => setOpen(false)} title={messages.title} size="min(760px, 94vw)" destroyOnHidden>
        <ThresholdPlot step={step} decide={decide} onDecide={onDecide} />
      </Drawer>
    </>
  )
}
