import { CloseOutlined, PlusOutlined } from '@ant-design/icons'
import { Button, InputNumber, Select } from 'antd'
import { type Comparison, comparisons, type Having } from '../../../shared/model/group-expression.ts'
import type { GroupStep } from '../../../shared/model/model.ts'
import { useMessages } from '../../messages/messages.ts'
import { type GroupForm, withHaving, withOrder } from './group-form.ts'
import styles from './ShapeEditor.module.css'
import { TypedInput } from './TypedInput.tsx'

interface GroupConditionsProps {
  step: GroupStep
  form: GroupForm
  onChange(change: (step: GroupStep) => GroupStep, tag?: string): void
}

const signs: Record<Comparison, string> = { '>=': '≥', '<=': '≤', '!=': '≠', '>': '>', '<': '<', '=': '=' }

/** Which groups stay, and in which order. What was written by hand and cannot be read is shown as its text. */
export function GroupConditions({ step, form, onChange }: GroupConditionsProps) {
  const texts = useMessages().shapes.group
  const names = form.measures.map(({ name }) => name)
  return (
    <>
      <fieldset className={styles.line} aria-label={texts.having}>
        <span className={styles.label}>{texts.having}</span>
        {form.having ? (
          <Conditions having={form.having} names={names} onChange={onChange} />
        ) : (
          <TypedInput
            className={styles.expression ?? ''}
            status="error"
            aria-label={texts.having}
            title={texts.unread}
            value={step.having ?? ''}
            onType={(having) => onChange((group) => ({ ...group, having }), 'having')}
          />
        )}
      </fieldset>
      <fieldset className={styles.line} aria-label={texts.order}>
        <span className={styles.label}>{texts.order}</span>
        {form.order === null ? (
          <TypedInput
            className={styles.expression ?? ''}
            aria-label={texts.order}
            value={step.order ?? ''}
            onType={(order) => onChange((group) => ({ ...group, order }), 'order')}
          />
        ) : (
          <span className={styles.entry}>
            <Select
              className={styles.measure ?? ''}
              popupMatchSelectWidth={false}
              aria-label={texts.orderBy}
              value={form.order?.name ?? ''}
              options={[
                { value: '', label: texts.unordered },
                ...[...names, ...step.by].map((name) => ({ value: name, label: name })),
              ]}
              onChange={(name) =>
                onChange((group) => withOrder(group, name === '' ? undefined : { name, isDescending: names.includes(name) }))
              }
            />
            {form.order && (
              <Select
                className={styles.measure ?? ''}
                aria-label={texts.direction}
                value={form.order.isDescending ? 'desc' : 'asc'}
                options={(['desc', 'asc'] as const).map((direction) => ({ value: direction, label: texts[direction] }))}
                onChange={(direction) =>
                  onChange((group) => withOrder(group, { name: form.order!.name, isDescending: direction === 'desc' }))
                }
              />
            )}
          </span>
        )}
      </fieldset>
    </>
  )
}

interface ConditionsProps {
  having: readonly Having[]
  names: readonly string[]
  onChange: GroupConditionsProps['onChange']
}

function Conditions({ having, names, onChange }: ConditionsProps) {
  const texts = useMessages().shapes.group
  const set = (index: number, part: Partial<Having>, tag?: string) =>
    onChange(
      (step) =>
        withHaving(
          step,
          having.map((one, at) => (at === index ? { ...one, ...part } : one)),
        ),
      tag && `${tag} ${index}`,
    )
  return (
    <>
      {having.map(({ measure, comparison, value }, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: conditions have no identity but their place
        <span key={index} className={styles.entry}>
          {index > 0 && <span className={styles.word}>{texts.and}</span>}
          <Select
            className={styles.measure ?? ''}
            popupMatchSelectWidth={false}
            aria-label={texts.condition(index + 1)}
            value={measure}
            options={names.map((name) => ({ value: name, label: name }))}
            onChange={(name) => set(index, { measure: name })}
          />
          <Select<Comparison>
            className={styles.sign ?? ''}
            aria-label={texts.comparison(index + 1)}
            value={comparison}
            options={comparisons.map((sign) => ({ value: sign, label: signs[sign] }))}
            onChange={(sign) => set(index, { comparison: sign })}
          />
          {typeof value === 'number' ? (
            <InputNumber
              className={styles.number ?? ''}
              aria-label={texts.value(index + 1)}
              value={value}
              onChange={(typed) => set(index, { value: typed ?? 0 }, 'having')}
            />
          ) : (
            <TypedInput
              className={styles.name ?? ''}
              aria-label={texts.value(index + 1)}
              value={value}
              onType={(typed) => set(index, { value: typed }, 'having')}
            />
          )}
          <Button
            type="text"
            icon={<CloseOutlined aria-hidden />}
            aria-label={texts.removeCondition(index + 1)}
            onClick={() =>
              onChange((step) =>
                withHaving(
                  step,
                  having.filter((_, at) => at !== index),
                ),
              )
            }
          />
        </span>
      ))}
      <Button
        type="dashed"
        icon={<PlusOutlined aria-hidden />}
        disabled={names.length === 0}
        onClick={() => onChange((step) => withHaving(step, [...having, { measure: names[0]!, comparison: '>=', value: 2 }]))}
      >
        {texts.addCondition}
      </Button>
    </>
  )
}
