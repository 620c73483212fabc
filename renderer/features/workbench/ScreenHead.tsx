import { Segmented, Select } from 'antd'
import { memo } from 'react'
import { useMessages } from '../../messages/messages.ts'
import { useDraft } from './draft-store.ts'
import { changeScreen, withTitle } from './model-edit.ts'
import styles from './StepEditor.module.css'
import { TypedInput } from './TypedInput.tsx'

export type EditorView = 'text' | 'form'

interface ScreenHeadProps {
  step: string
  title: string
  /** What the step is called while it has no title. */
  name: string
  from: string
  /** Names of what it may read, with what they are called; as JSON, so that equal ones are the same. */
  inputs: string
  titleId: string | null
  /** Null while there is no layer to edit. */
  view: EditorView | null
  onView(view: EditorView): void
}

/** A screen's name, what it reads, and how its layers are edited. */
export const ScreenHead = memo(function ScreenHead({ step, title, name, from, inputs, titleId, view, onView }: ScreenHeadProps) {
  const messages = useMessages().workbench.editor
  const { editModel } = useDraft.getState()
  return (
    <div className={styles.head}>
      <TypedInput
        className={styles.title ?? ''}
        variant="filled"
        aria-label={messages.stepTitle}
        placeholder={name}
        {...(titleId && { id: titleId })}
        value={title}
        onType={(typed) => editModel((model) => withTitle(model, step, typed), `title ${step}`)}
      />
      <span className={styles.label}>{messages.reads}</span>
      <Select
        className={styles.input ?? ''}
        aria-label={messages.reads}
        value={from}
        options={JSON.parse(inputs)}
        onChange={(input: string) => editModel((model) => changeScreen(model, step, (screen) => ({ ...screen, from: input })))}
      />
      <span className={styles.gap} />
      {view && (
        <Segmented<EditorView>
          aria-label={messages.view}
          value={view}
          onChange={onView}
          options={[
            { value: 'text', label: messages.text },
            { value: 'form', label: messages.form },
          ]}
        />
      )}
    </div>
  )
})
