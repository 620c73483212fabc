import { Button, Drawer, Tooltip } from 'antd'
import { useState } from 'react'
import { useMessages } from '../../messages/messages.ts'
import type { Content } from './draft-store.ts'
import { useInvestigation } from './investigation.ts'
import type { LayerPlace } from './LayerTools.tsx'
import { TermReportPane } from './TermReportPane.tsx'

/** Opens the term report of a layer's step, at the layer. It stays that of the model as it was asked for. */
export function TermReportTool({ step, layer }: LayerPlace) {
  const messages = useMessages().termReport
  const { asked, version, nameOf } = useInvestigation()
  const [measured, setMeasured] = useState<(Content & { version: string }) | null>(null)
  const close = () => setMeasured(null)
  return (
    <>
      <Tooltip title={messages.openHint}>
        <Button type="text" onClick={() => setMeasured({ ...asked, version })}>
          {messages.open}
        </Button>
      </Tooltip>
      <Drawer
        open={measured !== null}
        onClose={close}
        title={messages.title(nameOf(step))}
        size="min(1120px, 94vw)"
        destroyOnHidden
        styles={{ body: { padding: 0, overflow: 'hidden', display: 'flex', flexDirection: 'column' } }}
      >
        {measured && <TermReportPane {...measured} step={step} layer={layer} title={nameOf(step)} onLeave={close} />}
      </Drawer>
    </>
  )
}
