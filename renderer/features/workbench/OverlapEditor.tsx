import { CloseOutlined, PlusOutlined } from '@ant-design/icons'
import { Button, InputNumber, Segmented } from 'antd'
import type { OverlapStep } from '../../../shared/model/model.ts'
import type { RelationColumn } from '../../../shared/model/relation.ts'
import { useMessages } from '../../messages/messages.ts'
import { ColumnSelect } from './ColumnSelect.tsx'
import { useDraft } from './draft-store.ts'
import { useInvestigation } from './investigation.ts'
import { LinkReviewTool } from './LinkReviewTool.tsx'
import run from './LinkRun.module.css'
import { type LinkRule, nextRule } from './link-rules.ts'
import { RuleColumns } from './RuleColumns.tsx'
import { RunStepButton, useIsRunning } from './RunStepButton.tsx'
import styles from './ShapeEditor.module.css'
import { ShapeHead } from './ShapeHead.tsx'
import editor from './StepEditor.module.css'
import { changeOverlap } from './shape-steps.ts'

type Keep = NonNullable<OverlapStep['keep']>
const sides = ['left', 'right'] as const

/** An overlap step: whose periods meet, for how many days, and of which rows that share a key. */
export function OverlapEditor({ step }: { step: OverlapStep }) {
  const messages = useMessages()
  const texts = messages.shapes.overlap
  const words = messages.workbench.link
  const { columnsOf, nameOf, counts } = useInvestigation()
  const isRunning = useIsRunning(step.id)
  const columns = { left: columnsOf(step.left), right: columnsOf(step.right) }
  const change = (part: Partial<OverlapStep>, tag?: string) =>
    useDraft
      .getState()
      .editModel((model) => changeOverlap(model, step.id, (overlap) => ({ ...overlap, ...part })), tag && `${tag} ${step.id}`)
  return (
    <section className={editor.editor} aria-label={texts.label(nameOf(step.id))}>
      <ShapeHead
        step={step}
        inputs={sides.map((side) => ({ label: words[side], value: step[side], onChange: (name) => change({ [side]: name }) }))}
      >
        <Segmented<Keep>
          aria-label={words.keep}
          value={step.keep ?? 'matched'}
          onChange={(keep) => change({ keep })}
          options={(['matched', 'unmatched', 'all'] as const).map((keep) => ({ value: keep, label: words.keeps[keep] }))}
        />
      </ShapeHead>
      <div className={styles.line}>
        {sides.map((side) => (
          <span key={side} className={styles.entry}>
            {side === 'right' && <span className={styles.word}>{texts.between}</span>}
            <EndSelect step={step} side={side} end="from" label={texts.from[side]} columns={columns[side]} onChange={change} />
            <span className={styles.word}>{texts.until}</span>
            <EndSelect step={step} side={side} end="to" label={texts.to[side]} columns={columns[side]} onChange={change} />
          </span>
        ))}
        <span className={styles.entry}>
          <span className={styles.word}>{texts.atLeast}</span>
          <InputNumber
            className={styles.number ?? ''}
            aria-label={texts.atLeastDays}
            precision={0}
            min={1}
            value={step.atLeastDays ?? 1}
            onChange={(atLeastDays) => change({ atLeastDays: atLeastDays ?? 1 }, 'days')}
          />
          <span className={styles.word}>{texts.days}</span>
        </span>
        <span className={editor.gap} />
        <LinkReviewTool step={step.id} />
      </div>
      <Keys rules={step.on ?? []} {...columns} onChange={(on) => change({ on })} />
      <p className={editor.notice}>{texts.notice}</p>
      {(isRunning || counts?.faults[step.id]?.code === 'link.needsRun') && (
        <div className={run.run}>
          <RunStepButton step={step.id} />
        </div>
      )}
    </section>
  )
}

interface EndSelectProps {
  step: OverlapStep
  side: 'left' | 'right'
  end: 'from' | 'to'
  label: string
  columns: readonly RelationColumn[]
  onChange(part: Partial<OverlapStep>): void
}

function EndSelect({ step, side, end, label, columns, onChange }: EndSelectProps) {
  const { intervals } = step
  return (
    <ColumnSelect
      label={label}
      columns={columns.filter(({ type }) => type === 'date')}
      value={intervals[side][end]}
      onChange={(name) => onChange({ intervals: { ...intervals, [side]: { ...intervals[side], [end]: name } } })}
    />
  )
}

interface KeysProps {
  rules: readonly LinkRule[]
  left: readonly RelationColumn[]
  right: readonly RelationColumn[]
  onChange(rules: LinkRule[]): void
}

/** Columns that both rows must share, none at first. */
function Keys({ rules, left, right, onChange }: KeysProps) {
  const texts = useMessages().shapes.overlap
  const words = useMessages().workbench.link
  const replace = (index: number, rule: LinkRule) => onChange(rules.map((other, at) => (at === index ? rule : other)))
  return (
    <fieldset className={styles.line} aria-label={texts.keys}>
      <span className={styles.word}>{texts.keys}</span>
      {rules.map((rule, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: rules have no identity but their place
        <span key={index} className={styles.entry}>
          <RuleColumns nth={index + 1} rule={rule} left={left} right={right} onChange={(changed) => replace(index, changed)} />
          <Button
            type="text"
            icon={<CloseOutlined aria-hidden />}
            aria-label={words.remove(index + 1)}
            onClick={() => onChange(rules.filter((_, at) => at !== index))}
          />
        </span>
      ))}
      <Button
        type="dashed"
        icon={<PlusOutlined aria-hidden />}
        disabled={left.length === 0 || right.length === 0}
        onClick={() => onChange([...rules, nextRule(rules, left, right)])}
      >
        {texts.addKey}
      </Button>
    </fieldset>
  )
}
