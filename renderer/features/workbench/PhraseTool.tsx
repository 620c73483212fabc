import { Button, Drawer, Tooltip } from 'antd'
import { useState } from 'react'
import type { RowSource } from '../../../shared/contract/engine.ts'
import { useMessages } from '../../messages/messages.ts'
import { selectedRows } from './asked-model.ts'
import { useInvestigation } from './investigation.ts'
import type { LayerPlace } from './LayerTools.tsx'
import { PhrasePanel } from './PhrasePanel.tsx'

/** Opens the phrases of a layer beside its rows. They stay those of the rows that were counted, whatever becomes of the query meanwhile. */
export function PhraseTool({ step, layer }: LayerPlace) {
  const messages = useMessages()
  const { asked, content } = useInvestigation()
  const [counted, setCounted] = useState<RowSource | null>(null)
  const now = selectedRows({ kind: 'step', id: step, layer }, asked)
  const screen = content.model.steps.find(({ id }) => id === step)
  const name = (screen?.op === 'screen' && screen.layers[layer]?.name) || messages.workbench.newLayer(layer + 1)
  return (
    <>
      <Tooltip title={messages.phrases.openHint}>
        <Button type="text" onClick={() => setCounted(now)}>
          {messages.phrases.open}
        </Button>
      </Tooltip>
      <Drawer
        open={counted !== null}
        onClose={() => setCounted(null)}
        title={messages.phrases.title(name)}
        size="min(720px, 60vw)"
        mask={false}
        destroyOnHidden
        styles={{ body: { display: 'flex', flexDirection: 'column', padding: 0 } }}
      >
        {counted && (
          <PhrasePanel
            place={{ step, layer }}
            name={name}
            of={counted}
            isStale={JSON.stringify(now) !== JSON.stringify(counted)}
            onRefresh={() => setCounted(now)}
          />
        )}
      </Drawer>
    </>
  )
}
