import { CloseOutlined, PlusOutlined } from '@ant-design/icons'
import { Button, InputNumber, Select } from 'antd'
import { columnMeasures, type Measure } from '../../../shared/model/group-expression.ts'
import type { GroupStep } from '../../../shared/model/model.ts'
import type { RelationColumn } from '../../../shared/model/relation.ts'
import { useMessages } from '../../messages/messages.ts'
import { ColumnSelect } from './ColumnSelect.tsx'
import { type GroupForm, measureText, withMeasures } from './group-form.ts'
import styles from './ShapeEditor.module.css'
import { TypedInput } from './TypedInput.tsx'

interface GroupMeasuresProps {
  form: GroupForm
  columns: readonly RelationColumn[]
  onChange(change: (step: GroupStep) => GroupStep, tag?: string): void
}

type Kind = Measure['kind']
const kinds: readonly Kind[] = ['count', 'most', ...columnMeasures]
const HALF_A_YEAR = 180

/** What is said of each group: a name, what it computes, of which column. */
export function GroupMeasures({ form, columns, onChange }: GroupMeasuresProps) {
  const texts = useMessages().shapes.group
  const { measures } = form
  const set = (index: number, part: { name?: string; text?: string }, tag?: string) =>
    onChange(
      (step) =>
        withMeasures(
          step,
          measures.map((one, at) => (at === index ? { ...one, ...part } : one)),
        ),
      tag && `${tag} ${index}`,
    )
  const firstOf = (...types: string[]) => (columns.find(({ type }) => types.includes(type)) ?? columns[0])?.name ?? ''
  const ofKind = (kind: Kind, measure: Measure | null): Measure => {
    if (kind === 'count') return { kind }
    const column = measure && measure.kind !== 'count' ? measure.column : ''
    if (kind === 'most') return { kind, column: isOf(column, 'date') ? column : firstOf('date'), days: HALF_A_YEAR }
    if (kind === 'sum' || kind === 'mean') return { kind, column: isOf(column, 'number') ? column : firstOf('number') }
    return { kind, column: column || firstOf('phone', 'personName', 'identityNumber') }
  }
  const isOf = (name: string, type: string) => columns.some((column) => column.name === name && column.type === type)
  return (
    <fieldset className={styles.line} aria-label={texts.measures}>
      <span className={styles.label}>{texts.measures}</span>
      {measures.map(({ name, text, measure }, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: measures have no identity but their place
        <span key={index} className={styles.entry}>
          <TypedInput
            className={styles.name ?? ''}
            aria-label={texts.name(index + 1)}
            value={name}
            onType={(typed) => isFree(typed, index) && set(index, { name: typed.trim() }, 'measure')}
          />
          <Select<Kind>
            className={styles.kind ?? ''}
            popupMatchSelectWidth={false}
            aria-label={texts.kind(index + 1)}
            status={measure ? '' : 'error'}
            value={measure?.kind ?? null}
            placeholder={text}
            options={kinds.map((kind) => ({ value: kind, label: texts.kinds[kind] }))}
            onChange={(kind) => set(index, { text: measureText(ofKind(kind, measure)) })}
          />
          {measure && measure.kind !== 'count' && (
            <ColumnSelect
              label={texts.of(index + 1)}
              columns={columns}
              value={measure.column}
              onChange={(column) => set(index, { text: measureText({ ...measure, column }) })}
            />
          )}
          {measure?.kind === 'most' && (
            <>
              <InputNumber
                className={styles.number ?? ''}
                aria-label={texts.days(index + 1)}
                precision={0}
                min={1}
                max={99_999}
                value={measure.days}
                onChange={(days) => set(index, { text: measureText({ ...measure, days: days ?? 1 }) }, 'days')}
              />
              <span className={styles.word}>{texts.dayUnit}</span>
            </>
          )}
          {measures.length > 1 && (
            <Button
              type="text"
              icon={<CloseOutlined aria-hidden />}
              aria-label={texts.removeMeasure(index + 1)}
              onClick={() =>
                onChange((step) =>
                  withMeasures(
                    step,
                    measures.filter((_, at) => at !== index),
                  ),
                )
              }
            />
          )}
        </span>
      ))}
      <Button
        type="dashed"
        icon={<PlusOutlined aria-hidden />}
        disabled={columns.length === 0}
        onClick={() =>
          onChange((step) =>
            withMeasures(step, [...measures, { name: freshName(), text: measureText(ofKind('distinct', null)) }]),
          )
        }
      >
        {texts.addMeasure}
      </Button>
    </fieldset>
  )

  function isFree(name: string, index: number): boolean {
    return name.trim() !== '' && measures.every((other, at) => at === index || other.name !== name.trim())
  }

  function freshName(): string {
    for (let n = measures.length + 1; ; n++) if (isFree(texts.freshName(n), -1)) return texts.freshName(n)
  }
}
