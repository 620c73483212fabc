import {
  ArrowDownOutlined,
  ArrowUpOutlined,
  DeleteOutlined,
  EyeInvisibleOutlined,
  EyeOutlined,
  PlusOutlined,
} from '@ant-design/icons'
import { Button, Tooltip } from 'antd'
import { useMessages } from '../../messages/messages.ts'
import type { Selection } from './draft-store.ts'
import { useInvestigation } from './investigation.ts'
import styles from './StepList.module.css'
import { addLayer, moveLayer, removeSelected, toggleLayer } from './step-actions.ts'

/** What can be done to the selected step or layer. */
export function LayerButtons({ selection }: { selection: Selection | null }) {
  const messages = useMessages().workbench
  const { content } = useInvestigation()
  if (selection?.kind !== 'step') return null
  const step = content.model.steps.find(({ id }) => id === selection.id)
  if (step?.op !== 'screen') {
    return (
      <div className={styles.buttons} role="toolbar" aria-label={messages.steps.tools}>
        <Button type="text" icon={<DeleteOutlined aria-hidden />} title={messages.steps.removeStep} onClick={removeSelected}>
          {messages.steps.removeLink}
        </Button>
      </div>
    )
  }
  const layer = selection.layer === null ? undefined : step.layers[selection.layer]
  const buttons = [
    ...(layer
      ? [
          {
            label: messages.steps.up,
            icon: <ArrowUpOutlined aria-hidden />,
            disabled: selection.layer === 0,
            run: () => moveLayer(selection, -1),
          },
          {
            label: messages.steps.down,
            icon: <ArrowDownOutlined aria-hidden />,
            disabled: selection.layer === step.layers.length - 1,
            run: () => moveLayer(selection, 1),
          },
          {
            label: layer.off ? messages.steps.switchOn : messages.steps.switchOff,
            icon: layer.off ? <EyeOutlined aria-hidden /> : <EyeInvisibleOutlined aria-hidden />,
            disabled: false,
            run: () => toggleLayer(selection.id, selection.layer ?? 0),
          },
        ]
      : []),
    {
      label: layer ? messages.steps.removeLayer : messages.steps.removeStep,
      icon: <DeleteOutlined aria-hidden />,
      disabled: false,
      run: removeSelected,
    },
  ]
  return (
    <div className={styles.buttons} role="toolbar" aria-label={messages.steps.tools}>
      <Button
        type="text"
        icon={<PlusOutlined aria-hidden />}
        onClick={() => addLayer(step.id, messages.newLayer(step.layers.length + 1))}
      >
        {messages.steps.addLayer}
      </Button>
      <span className={styles.gap} />
      {buttons.map(({ label, icon, disabled, run }) => (
        <Tooltip key={label} title={label}>
          <Button type="text" icon={icon} aria-label={label} disabled={disabled} onClick={run} />
        </Tooltip>
      ))}
    </div>
  )
}
