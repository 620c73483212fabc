import { DeleteOutlined } from '@ant-design/icons'
import { Button, InputNumber, Select } from 'antd'
import { MAX_DISTANCE } from '../../../shared/screening/query.ts'
import { useMessages } from '../../messages/messages.ts'
import styles from './QueryForm.module.css'
import { type ColumnTest, columnTests, type FormPart } from './query-form.ts'
import { TextChip } from './TextChip.tsx'
import { TypedInput } from './TypedInput.tsx'
import { WordTags } from './WordTags.tsx'

interface FormRowProps {
  part: FormPart
  joiner: string
  columns: readonly { name: string }[]
  onChange(part: FormPart): void
  onRemove(): void
}

export function FormRow({ part, joiner, columns, onChange, onRemove }: FormRowProps) {
  const messages = useMessages().workbench.form
  return (
    <div className={styles.row}>
      <span className={styles.joiner}>{joiner}</span>
      <span className={styles.kind}>{messages.kinds[part.kind]}</span>
      <Fields part={part} columns={columns} onChange={onChange} />
      <Button
        type="text"
        icon={<DeleteOutlined aria-hidden />}
        aria-label={messages.remove(messages.kinds[part.kind])}
        onClick={onRemove}
      />
    </div>
  )
}

function Fields({ part, columns, onChange }: Pick<FormRowProps, 'part' | 'columns' | 'onChange'>) {
  const messages = useMessages().workbench.form
  switch (part.kind) {
    case 'words':
    case 'without':
      return <WordTags label={messages.kinds[part.kind]} words={part.words} onChange={(words) => onChange({ ...part, words })} />
    case 'atLeast':
      return (
        <>
          <InputNumber
            className={styles.number ?? ''}
            aria-label={messages.count}
            min={1}
            max={Math.max(1, part.words.length)}
            precision={0}
            value={part.count}
            onChange={(count) => onChange({ ...part, count: count ?? 1 })}
          />
          <span className={styles.joint}>{messages.of}</span>
          <WordTags label={messages.kinds.atLeast} words={part.words} onChange={(words) => onChange({ ...part, words })} />
        </>
      )
    case 'near':
    case 'then':
    case 'same':
      return (
        <>
          <WordTags label={messages.left} words={part.left} onChange={(left) => onChange({ ...part, left })} />
          {part.kind === 'same' ? (
            <span className={styles.joint}>{messages.same}</span>
          ) : (
            <span className={styles.joint}>
              {part.kind === 'near' ? messages.near : messages.then}
              <InputNumber
                className={styles.number ?? ''}
                aria-label={messages.distance}
                min={0}
                max={MAX_DISTANCE}
                precision={0}
                value={part.distance}
                onChange={(distance) => onChange({ ...part, distance: distance ?? 0 })}
              />
              {messages.characters}
            </span>
          )}
          <WordTags label={messages.right} words={part.right} onChange={(right) => onChange({ ...part, right })} />
        </>
      )
    case 'column':
      return <ColumnFields part={part} columns={columns} onChange={onChange} />
    case 'text':
      return <TextChip text={part.text} onChange={(text) => onChange({ ...part, text })} />
  }
}

interface ColumnFieldsProps {
  part: Extract<FormPart, { kind: 'column' }>
  columns: readonly { name: string }[]
  onChange(part: FormPart): void
}

function ColumnFields({ part, columns, onChange }: ColumnFieldsProps) {
  const messages = useMessages().workbench.form
  const isByWords = part.test === 'contains' || part.test === 'lacks'
  const hasValue = part.test !== 'empty' && part.test !== 'present'
  return (
    <>
      <Select
        showSearch
        className={styles.column ?? ''}
        popupMatchSelectWidth={false}
        aria-label={messages.column}
        status={part.column === '' ? 'error' : ''}
        value={part.column || null}
        options={columns.map(({ name }) => ({ value: name, label: name }))}
        onChange={(column: string) => onChange({ ...part, column })}
      />
      <Select<ColumnTest>
        className={styles.test ?? ''}
        popupMatchSelectWidth={false}
        aria-label={messages.test}
        value={part.test}
        options={columnTests.map((test) => ({ value: test, label: messages.tests[test] }))}
        onChange={(test) => onChange({ ...part, test })}
      />
      {isByWords && <WordTags label={part.column} words={part.words} onChange={(words) => onChange({ ...part, words })} />}
      {hasValue && !isByWords && (
        <TypedInput
          className={styles.value ?? ''}
          aria-label={part.test === 'between' ? messages.from : messages.value}
          value={part.from}
          onType={(from) => onChange({ ...part, from })}
        />
      )}
      {part.test === 'between' && (
        <>
          <span className={styles.joint}>{messages.to}</span>
          <TypedInput
            className={styles.value ?? ''}
            aria-label={messages.until}
            value={part.to}
            onType={(to) => onChange({ ...part, to })}
          />
        </>
      )}
    </>
  )
}
