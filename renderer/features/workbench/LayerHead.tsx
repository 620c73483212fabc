import { Switch } from 'antd'
import { memo } from 'react'
import { useMessages } from '../../messages/messages.ts'
import { useDraft } from './draft-store.ts'
import { LanguageHint } from './LanguageHint.tsx'
import { LayerTools } from './LayerTools.tsx'
import { changeScreen, withLayerChanged } from './model-edit.ts'
import styles from './StepEditor.module.css'
import { toggleLayer } from './step-actions.ts'
import { TypedInput } from './TypedInput.tsx'

interface LayerHeadProps {
  step: string
  layer: number
  of: number
  name: string
  isOff: boolean
  nameId: string
}

/** A layer's name and switch, its tools, and how a layer may be written. */
export const LayerHead = memo(function LayerHead({ step, layer, of, name, isOff, nameId }: LayerHeadProps) {
  const messages = useMessages().workbench
  const rename = (typed: string) =>
    useDraft
      .getState()
      .editModel(
        (model) => changeScreen(model, step, (screen) => withLayerChanged(screen, layer, { name: typed })),
        `name ${step} ${layer}`,
      )
  return (
    <div className={styles.head}>
      <span className={styles.label}>{messages.editor.layer(layer + 1, of)}</span>
      <TypedInput
        className={styles.title ?? ''}
        variant="filled"
        aria-label={messages.editor.layerName}
        id={nameId}
        placeholder={messages.newLayer(layer + 1)}
        value={name}
        onType={rename}
      />
      <Switch aria-label={messages.editor.isOn} checked={!isOff} onChange={() => toggleLayer(step, layer)} />
      <span className={styles.label}>{isOff ? messages.editor.off : messages.editor.on}</span>
      <span className={styles.gap} />
      <LayerTools step={step} layer={layer} />
      <LanguageHint />
    </div>
  )
})
