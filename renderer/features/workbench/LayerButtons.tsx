import {
  ArrowDownOutlined,
  ArrowUpOutlined,
  DeleteOutlined,
  EyeInvisibleOutlined,
  EyeOutlined,
  PlusOutlined,
} from '@ant-design/icons'
import { useMessages } from '../../messages/messages.ts'
import type { Selection } from './draft-store.ts'
import { useInvestigation } from './investigation.ts'
import styles from './StepList.module.css'
import { addLayer, moveLayer, removeSelected, toggleLayer } from './step-actions.ts'
import { ToolButton } from './ToolButton.tsx'
import { useStable } from './use-stable.ts'

const icons = {
  up: <ArrowUpOutlined aria-hidden />,
  down: <ArrowDownOutlined aria-hidden />,
  on: <EyeOutlined aria-hidden />,
  off: <EyeInvisibleOutlined aria-hidden />,
  remove: <DeleteOutlined aria-hidden />,
  add: <PlusOutlined aria-hidden />,
}

/** What can be done to the selected step or layer. */
export function LayerButtons({ selection }: { selection: Selection | null }) {
  const messages = useMessages().workbench
  const { content } = useInvestigation()
  const chosen = selection?.kind === 'step' ? selection : null
  const step = content.model.steps.find(({ id }) => id === chosen?.id)
  const screen = step?.op === 'screen' ? step : null
  const at = chosen?.layer ?? null
  const layer = at === null ? undefined : screen?.layers[at]
  const up = useStable(() => chosen && moveLayer(chosen, -1))
  const down = useStable(() => chosen && moveLayer(chosen, 1))
  const toggle = useStable(() => chosen && toggleLayer(chosen.id, at ?? 0))
  const add = useStable(() => screen && addLayer(screen.id, messages.newLayer(screen.layers.length + 1)))
  if (!chosen) return null
  if (!screen) {
    const { removeLink, removeStep } = messages.steps
    return (
      <div className={styles.buttons} role="toolbar" aria-label={messages.steps.tools}>
        <ToolButton icon={icons.remove} label={removeStep} text={removeLink} hint={removeStep} onClick={removeSelected} />
      </div>
    )
  }
  return (
    <div className={styles.buttons} role="toolbar" aria-label={messages.steps.tools}>
      <ToolButton icon={icons.add} label={messages.steps.addLayer} text={messages.steps.addLayer} onClick={add} />
      <span className={styles.gap} />
      {layer && (
        <>
          <ToolButton icon={icons.up} label={messages.steps.up} disabled={at === 0} onClick={up} />
          <ToolButton icon={icons.down} label={messages.steps.down} disabled={at === screen.layers.length - 1} onClick={down} />
          <ToolButton
            icon={layer.off ? icons.on : icons.off}
            label={layer.off ? messages.steps.switchOn : messages.steps.switchOff}
            onClick={toggle}
          />
        </>
      )}
      <ToolButton
        icon={icons.remove}
        label={layer ? messages.steps.removeLayer : messages.steps.removeStep}
        onClick={removeSelected}
      />
    </div>
  )
}
