import { CloseOutlined, PlusOutlined, UnorderedListOutlined } from '@ant-design/icons'
import { Button, Select } from 'antd'
import { type DatePart, dateParts, type GroupBy } from '../../../shared/model/group-expression.ts'
import type { GroupStep } from '../../../shared/model/model.ts'
import { useMessages } from '../../messages/messages.ts'
import { ColumnSelect } from './ColumnSelect.tsx'
import { useDraft } from './draft-store.ts'
import { GroupConditions } from './GroupConditions.tsx'
import { GroupMeasures } from './GroupMeasures.tsx'
import { byText, groupForm, withBy } from './group-form.ts'
import { useInvestigation } from './investigation.ts'
import styles from './ShapeEditor.module.css'
import { ShapeHead } from './ShapeHead.tsx'
import editor from './StepEditor.module.css'
import { changeGroup } from './shape-steps.ts'

/** A group step: by which columns rows are counted, what is measured, which groups stay and in which order. */
export function GroupEditor({ step }: { step: GroupStep }) {
  const messages = useMessages()
  const texts = messages.shapes.group
  const { columnsOf, nameOf } = useInvestigation()
  const columns = columnsOf(step.from)
  const form = groupForm(step)
  const change = (by: (group: GroupStep) => GroupStep, tag?: string) =>
    useDraft.getState().editModel((model) => changeGroup(model, step.id, by), tag && `${tag} ${step.id}`)
  const replace = (index: number, by: Pick<GroupBy, 'column' | 'part'>) =>
    change((group) =>
      withBy(
        group,
        group.by.map((text, at) => (at === index ? byText(by) : text)),
      ),
    )
  const unused = columns.find(({ name }) => !form.by.some((by) => by.column === name))
  return (
    <section className={editor.editor} aria-label={texts.label(nameOf(step.id))}>
      <ShapeHead
        step={step}
        inputs={[
          {
            label: messages.workbench.editor.reads,
            value: step.from,
            onChange: (from) => change((group) => ({ ...group, from })),
          },
        ]}
      >
        <MembersButton step={step} />
      </ShapeHead>
      <fieldset className={styles.line} aria-label={texts.by}>
        <span className={styles.label}>{texts.by}</span>
        {form.by.map((by, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: entries have no identity but their place
          <span key={index} className={styles.entry}>
            <ColumnSelect
              label={texts.column(index + 1)}
              columns={columns}
              value={by.column}
              onChange={(column) => replace(index, { column, part: isDate(column) ? by.part : null })}
            />
            {(by.part !== null || isDate(by.column)) && (
              <Select<DatePart | 'whole'>
                className={styles.part ?? ''}
                aria-label={texts.part(index + 1)}
                value={by.part ?? 'whole'}
                options={(['whole', ...dateParts] as const).map((part) => ({ value: part, label: texts.parts[part] }))}
                onChange={(part) => replace(index, { column: by.column, part: part === 'whole' ? null : part })}
              />
            )}
            {form.by.length > 1 && (
              <Button
                type="text"
                icon={<CloseOutlined aria-hidden />}
                aria-label={texts.removeBy(index + 1)}
                onClick={() =>
                  change((group) =>
                    withBy(
                      group,
                      group.by.filter((_, at) => at !== index),
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
          disabled={!unused}
          onClick={() => unused && change((group) => withBy(group, [...group.by, unused.name]))}
        >
          {texts.addBy}
        </Button>
      </fieldset>
      <GroupMeasures form={form} columns={columns} onChange={change} />
      <GroupConditions step={step} form={form} onChange={change} />
      <p className={editor.notice}>{texts.howto}</p>
    </section>
  )

  function isDate(name: string): boolean {
    return columns.some((column) => column.name === name && column.type === 'date')
  }
}

/** Leads from the group that is open in the reading pane to the rows that it stands for. */
function MembersButton({ step }: { step: GroupStep }) {
  const texts = useMessages().shapes.group
  const { asked, version } = useInvestigation()
  const reading = useDraft((state) => state.reading)
  const selection = useDraft((state) => state.selection)
  const isShown = reading !== null && selection?.kind === 'step' && !selection.view
  if (!isShown) return null
  const rows = { model: asked.model, bindings: asked.bindings, step: step.id, group: reading }
  return (
    <Button
      icon={<UnorderedListOutlined aria-hidden />}
      onClick={() => {
        useDraft.getState().select({ ...selection, view: { kind: 'given', title: texts.membersOf(reading + 1), rows, version } })
      }}
    >
      {texts.members}
    </Button>
  )
}
