import { Button, Segmented, Select, Switch } from 'antd'
import { useState } from 'react'
import type { ScreenStep } from '../../../shared/model/model.ts'
import { useMessages } from '../../messages/messages.ts'
import { useDraft } from './draft-store.ts'
import { useInvestigation } from './investigation.ts'
import { LanguageHint } from './LanguageHint.tsx'
import { LayerCounts } from './LayerCounts.tsx'
import { LayerTools } from './LayerTools.tsx'
import { changeScreen, inputsBefore, withLayerChanged, withTitle } from './model-edit.ts'
import { QueryForm } from './QueryForm.tsx'
import { QueryText } from './QueryText.tsx'
import styles from './StepEditor.module.css'
import { addLayer, toggleLayer } from './step-actions.ts'
import { TermChips } from './TermChips.tsx'
import { TypedInput } from './TypedInput.tsx'

/** The field that F2 in the list of steps goes to. */
export const NAME_FIELD = 'workbench-name'

type View = 'text' | 'form'

/** A layer of a screen, as text or as a form: two views of one query. */
export function ScreenEditor({ step, layer }: { step: ScreenStep; layer: number }) {
  const messages = useMessages().workbench
  const { content, columnsOf, errors, nameOf } = useInvestigation()
  const { editModel } = useDraft.getState()
  const [view, setView] = useState<View>('text')
  const edited = step.layers[layer]
  const columns = columnsOf(step.from)
  const error = errors[step.id]?.[layer] ?? null
  const change = (part: Partial<ScreenStep['layers'][number]>, tag: string) =>
    editModel(
      (model) => changeScreen(model, step.id, (screen) => withLayerChanged(screen, layer, part)),
      `${tag} ${step.id} ${layer}`,
    )
  const type = (where: string) => change({ where }, 'where')
  return (
    <section className={styles.editor} aria-label={messages.editor.screen(nameOf(step.id))}>
      <div className={styles.head}>
        <TypedInput
          className={styles.title ?? ''}
          variant="filled"
          aria-label={messages.editor.stepTitle}
          placeholder={nameOf(step.id)}
          {...(!edited && { id: NAME_FIELD })}
          value={step.title ?? ''}
          onType={(title) => editModel((model) => withTitle(model, step.id, title), `title ${step.id}`)}
        />
        <span className={styles.label}>{messages.editor.reads}</span>
        <Select
          className={styles.input ?? ''}
          aria-label={messages.editor.reads}
          value={step.from}
          options={inputsBefore(content.model, step.id).map((name) => ({ value: name, label: nameOf(name) }))}
          onChange={(from: string) => editModel((model) => changeScreen(model, step.id, (screen) => ({ ...screen, from })))}
        />
        <span className={styles.gap} />
        {edited && (
          <Segmented<View>
            aria-label={messages.editor.view}
            value={view}
            onChange={setView}
            options={[
              { value: 'text', label: messages.editor.text },
              { value: 'form', label: messages.editor.form },
            ]}
          />
        )}
      </div>
      {edited ? (
        <>
          <div className={styles.head}>
            <span className={styles.label}>{messages.editor.layer(layer + 1, step.layers.length)}</span>
            <TypedInput
              className={styles.title ?? ''}
              variant="filled"
              aria-label={messages.editor.layerName}
              id={NAME_FIELD}
              placeholder={messages.newLayer(layer + 1)}
              value={edited.name ?? ''}
              onType={(name) => change({ name }, 'name')}
            />
            <Switch aria-label={messages.editor.isOn} checked={!edited.off} onChange={() => toggleLayer(step.id, layer)} />
            <span className={styles.label}>{edited.off ? messages.editor.off : messages.editor.on}</span>
            <span className={styles.gap} />
            <LayerTools step={step.id} layer={layer} />
            <LanguageHint />
          </div>
          {view === 'text' ? (
            <QueryText key={`${step.id} ${layer}`} where={edited.where} error={error} columns={columns} onType={type} />
          ) : (
            <QueryForm
              key={`${step.id} ${layer}`}
              where={edited.where}
              columns={columns}
              onChange={type}
              onText={() => setView('text')}
            />
          )}
          <LayerCounts step={step.id} layer={layer} />
          <TermChips step={step.id} layer={layer} />
        </>
      ) : (
        <div className={styles.head}>
          <span className={styles.label}>{messages.editor.noLayer}</span>
          <Button onClick={() => addLayer(step.id, messages.newLayer(1))}>{messages.steps.addLayer}</Button>
        </div>
      )}
    </section>
  )
}
