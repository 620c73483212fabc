import { Select } from 'antd'
import type { ReactNode } from 'react'
import { useMessages } from '../../messages/messages.ts'
import { useDraft } from './draft-store.ts'
import { useInvestigation } from './investigation.ts'
import { inputsBefore, withTitle } from './model-edit.ts'
import { NAME_FIELD } from './ScreenEditor.tsx'
import styles from './StepEditor.module.css'
import { TypedInput } from './TypedInput.tsx'

interface ShapeHeadProps {
  step: { id: string; title?: string | undefined }
  /** What the step reads, each with its label; `offered` in place of the sources and the steps before it. */
  inputs: { label: string; value: string; offered?: { value: string; label: string }[]; onChange(name: string): void }[]
  children?: ReactNode
}

/** The name of a step and what it reads: sources and the steps before it. */
export function ShapeHead({ step, inputs, children }: ShapeHeadProps) {
  const messages = useMessages().workbench
  const { content, nameOf } = useInvestigation()
  const { editModel } = useDraft.getState()
  const options = inputsBefore(content.model, step.id).map((name) => ({ value: name, label: nameOf(name) }))
  return (
    <div className={styles.head}>
      <TypedInput
        className={styles.title ?? ''}
        variant="filled"
        aria-label={messages.editor.stepTitle}
        id={NAME_FIELD}
        placeholder={nameOf(step.id)}
        value={step.title ?? ''}
        onType={(title) => editModel((model) => withTitle(model, step.id, title), `title ${step.id}`)}
      />
      {inputs.map(({ label, value, offered = options, onChange }, at) => (
        <span key={label} className={styles.group}>
          <span className={styles.label}>{at === 0 ? messages.editor.reads : messages.link.with}</span>
          <Select
            className={styles.input ?? ''}
            popupMatchSelectWidth={false}
            aria-label={label}
            value={value}
            options={offered}
            onChange={onChange}
          />
        </span>
      ))}
      <span className={styles.gap} />
      {children}
    </div>
  )
}
