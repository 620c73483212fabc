import { PlusOutlined } from '@ant-design/icons'
import { Button, Dropdown } from 'antd'
import { useEffect, useState } from 'react'
import { printQuery } from '../../../shared/screening/print.ts'
import { useMessages } from '../../messages/messages.ts'
import { FormRow } from './FormRow.tsx'
import { parsedLayer } from './parsed-layer.ts'
import styles from './QueryForm.module.css'
import { emptyPart, type FormPart, formOf, queryOf } from './query-form.ts'

interface QueryFormProps {
  where: string
  columns: readonly { name: string }[]
  onChange(where: string): void
  /** Goes to the text, where a fault can be mended. */
  onText(): void
}

const kinds = ['words', 'near', 'then', 'same', 'without', 'atLeast', 'column', 'text'] as const

/** A layer as conditions that all hold. Rows still empty live here only; what is filled in is the layer's text. */
export function QueryForm({ where, columns, onChange, onText }: QueryFormProps) {
  const messages = useMessages().workbench
  const [parts, setParts] = useState(() => partsOf(where))
  const written = parts && textOf(parts)
  useEffect(() => {
    setParts((now) => (now && textOf(now) === normalText(where) ? now : partsOf(where)))
  }, [where])

  if (!parts || written === null) {
    return (
      <p className={styles.faulty}>
        {messages.form.faulty}
        <Button type="link" onClick={onText}>
          {messages.form.toText}
        </Button>
      </p>
    )
  }
  const change = (next: FormPart[]) => {
    setParts(next)
    const text = textOf(next)
    if (text !== normalText(where)) onChange(text)
  }
  return (
    <fieldset className={styles.form} aria-label={messages.editor.form}>
      {parts.map((part, index) => (
        <FormRow
          // biome-ignore lint/suspicious/noArrayIndexKey: conditions have no identity but their place
          key={index}
          part={part}
          joiner={index > 0 ? messages.form.and : ''}
          columns={columns}
          onChange={(next) => change(parts.map((other, at) => (at === index ? next : other)))}
          onRemove={() => change(parts.filter((_, at) => at !== index))}
        />
      ))}
      <Dropdown
        trigger={['click']}
        menu={{
          items: kinds.map((kind) => ({ key: kind, label: messages.form.kinds[kind] })),
          onClick: ({ key }) => change([...parts, emptyPart(key as FormPart['kind'], columns[0]?.name)]),
        }}
      >
        <Button type="dashed" icon={<PlusOutlined aria-hidden />} className={styles.add ?? ''}>
          {messages.form.add}
        </Button>
      </Dropdown>
    </fieldset>
  )
}

/** An empty layer begins with one row to type words in; null where the text has a fault. */
function partsOf(where: string): FormPart[] | null {
  if (where.trim() === '') return [emptyPart('words')]
  const parsed = parsedLayer(where)
  return parsed.ok ? formOf(parsed.query) : null
}

const texts = new WeakMap<readonly FormPart[], string>()

function textOf(parts: readonly FormPart[]): string {
  const known = texts.get(parts)
  if (known !== undefined) return known
  const query = queryOf(parts)
  const text = query ? printQuery(query) : ''
  texts.set(parts, text)
  return text
}

/** The text as it is printed, so that two ways of writing one query count as the same. */
function normalText(where: string): string | null {
  if (where.trim() === '') return ''
  const parsed = parsedLayer(where)
  return parsed.ok ? printQuery(parsed.query) : null
}
