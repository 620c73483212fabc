import { Button } from 'antd'
import { useMemo, useState } from 'react'
import type { ScreenStep } from '../../../shared/model/model.ts'
import { useMessages } from '../../messages/messages.ts'
import { useDraft } from './draft-store.ts'
import { useInvestigation } from './investigation.ts'
import { LayerCounts } from './LayerCounts.tsx'
import { LayerExamples } from './LayerExamples.tsx'
import { LayerHead } from './LayerHead.tsx'
import { changeScreen, inputsBefore, withLayerChanged } from './model-edit.ts'
import { QueryForm } from './QueryForm.tsx'
import { QueryText } from './QueryText.tsx'
import { type EditorView, ScreenHead } from './ScreenHead.tsx'
import styles from './StepEditor.module.css'
import { addLayer } from './step-actions.ts'
import { TermChips } from './TermChips.tsx'

/** The field that F2 in the list of steps goes to. */
export const NAME_FIELD = 'workbench-name'

/** A layer of a screen, as text or as a form: two views of one query. */
export function ScreenEditor({ step, layer }: { step: ScreenStep; layer: number }) {
  const messages = useMessages().workbench
  const { content, columnsOf, errors, nameOf } = useInvestigation()
  const [view, setView] = useState<EditorView>('text')
  const edited = step.layers[layer]
  const columns = useMemo(() => columnsOf(step.from), [columnsOf, step.from])
  const type = (where: string) =>
    useDraft
      .getState()
      .editModel(
        (model) => changeScreen(model, step.id, (screen) => withLayerChanged(screen, layer, { where })),
        `where ${step.id} ${layer}`,
      )
  const inputs = inputsBefore(content.model, step.id).map((name) => ({ value: name, label: nameOf(name) }))
  return (
    <section className={styles.editor} aria-label={messages.editor.screen(nameOf(step.id))}>
      <ScreenHead
        step={step.id}
        title={step.title ?? ''}
        name={nameOf(step.id)}
        from={step.from}
        inputs={JSON.stringify(inputs)}
        titleId={edited ? null : NAME_FIELD}
        view={edited ? view : null}
        onView={setView}
      />
      {edited ? (
        <>
          <LayerHead
            step={step.id}
            layer={layer}
            of={step.layers.length}
            name={edited.name ?? ''}
            isOff={edited.off === true}
            nameId={NAME_FIELD}
          />
          {view === 'text' ? (
            <QueryText
              key={`${step.id} ${layer}`}
              where={edited.where}
              error={errors[step.id]?.[layer] ?? null}
              columns={columns}
              onType={type}
            />
          ) : (
            <QueryForm
              key={`${step.id} ${layer}`}
              where={edited.where}
              columns={columns}
              onChange={type}
              onText={() => setView('text')}
            />
          )}
          {edited.where.trim() === '' && <LayerExamples onPick={type} />}
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
