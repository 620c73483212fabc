import { LoadingOutlined } from '@ant-design/icons'
import { Alert } from 'antd'
import { useState } from 'react'
import { plainFigures } from '../../../shared/linkage/select-figures.ts'
import { suggestedComparison } from '../../../shared/linkage/suggested-comparison.ts'
import type { LinkStep } from '../../../shared/model/model.ts'
import { useMessages } from '../../messages/messages.ts'
import { useEngineQuery } from '../../ui/use-engine-query.ts'
import { useDraft } from './draft-store.ts'
import { withDataset, withInput } from './inputs.ts'
import { useInvestigation } from './investigation.ts'
import { LinkColumns } from './LinkColumns.tsx'
import styles from './LinkEditor.module.css'
import { LinkNotes } from './LinkNotes.tsx'
import { LinkOptions } from './LinkOptions.tsx'
import { LinkProof } from './LinkProof.tsx'
import { LinkReviewTool } from './LinkReviewTool.tsx'
import { LinkRules } from './LinkRules.tsx'
import { LinkRun } from './LinkRun.tsx'
import { LinkSuggestions } from './LinkSuggestions.tsx'
import { countsRules, fittingRule, isOddPair, type LinkRule, withRule } from './link-rules.ts'
import { listedColumn, ruleOf, ruleToAdd, suggestionFor, withSuggestion } from './link-suggestions.ts'
import { changeLink, inputsBefore } from './model-edit.ts'
import { ShapeHead } from './ShapeHead.tsx'
import editor from './StepEditor.module.css'
import { withRules } from './score-weights.ts'
import { useLinkDraft } from './use-link-draft.ts'
import { useLinkSuggestions } from './use-link-suggestions.ts'

/** A link step: what meets what, by which columns, and what is kept of it. */
export function LinkEditor({ step }: { step: LinkStep }) {
  const { workbench: messages, linkWork } = useMessages()
  const { content, datasets, counts, isCounting, version, columnsOf, nameOf } = useInvestigation()
  const { editModel } = useDraft.getState()
  const [showsColumns, setShowsColumns] = useState(step.on.length < 2)
  const left = columnsOf(step.left)
  const right = columnsOf(step.right)
  const edit = (by: (link: LinkStep) => LinkStep, tag?: string) =>
    editModel((model) => changeLink(model, step.id, by), tag && `${tag} ${step.id}`)
  const changeRules = (by: (rules: LinkRule[]) => LinkRule[], tag?: string) => edit((link) => withRules(link, by(link.on)), tag)
  const found = useLinkSuggestions(step)
  const suggestions = found ?? []
  const listed = listedColumn(suggestions, step)
  const isDear = counts?.faults[step.id]?.code === 'link.needsRun'
  const draft = useLinkDraft(step.id)
  const previewed = useEngineQuery('link.preview', draft, {
    version,
    enabled: !isCounting && left.length > 0 && right.length > 0 && (isDear || countsRules(step)),
  })
  const notes = isDear ? previewed.data?.notes : (counts?.notes[step.id] ?? plainFigures.notes)

  const inputs = inputsBefore(content.model, step.id).map((name) => ({ value: name, label: nameOf(name) }))
  const unread = datasets.filter(({ id }) => !Object.values(content.bindings).includes(id))
  const offered = [
    ...inputs,
    ...unread.map(({ id, name }) => ({ value: `${DATASET} ${id}`, label: messages.link.newSource(name) })),
  ]
  const chooseInput = (side: 'left' | 'right', value: string) => {
    const dataset = unread.find(({ id }) => value === `${DATASET} ${id}`)
    const columns = dataset?.columns ?? columnsOf(value)
    const [newLeft, newRight] = side === 'left' ? [columns, right] : [left, columns]
    const isNamedAfter = side === 'right' && step.title === messages.link.stepTitle(nameOf(step.right))
    const title = isNamedAfter && { title: messages.link.stepTitle(dataset?.name ?? nameOf(value)) }
    useDraft.getState().edit((now) => {
      const { content: read, name } = dataset ? withDataset(now, dataset) : { content: now, name: value }
      const chosen = (link: LinkStep) => ({ ...withInput(link, side, name, newLeft, newRight), ...title })
      return { ...read, model: changeLink(read.model, step.id, chosen) }
    })
  }
  const outOf = (id: string) => counts?.steps.find((one) => one.id === id)?.out ?? null
  const rowsOf = (name: string) => datasets.find(({ id }) => id === content.bindings[name])?.rowCount ?? outOf(name)
  const typeOf = (columns: typeof left, name: string) => columns.find((column) => column.name === name)?.type
  const odd = step.on.filter((rule) => {
    const [leftType, rightType] = [typeOf(left, rule.left), typeOf(right, rule.right)]
    return leftType && rightType && isOddPair(leftType, rightType)
  })
  const missing = [...step.on, ...(step.window ? [step.window] : [])].flatMap((rule) => [
    ...(left.length > 0 && !typeOf(left, rule.left) ? [messages.link.missing(nameOf(step.left), rule.left)] : []),
    ...(right.length > 0 && !typeOf(right, rule.right) ? [messages.link.missing(nameOf(step.right), rule.right)] : []),
  ])
  const isScored = step.decide !== undefined
  const isEmpty = outOf(step.id) === 0 && !isCounting && !isDear
  const unreached =
    step.decide && isEmpty && (step.keep ?? 'matched') === 'matched' ? [linkWork.decide.noneReaches(step.decide.probability)] : []
  return (
    <section className={editor.editor} aria-label={messages.editor.link(nameOf(step.id))}>
      <ShapeHead
        step={step}
        inputs={(['left', 'right'] as const).map((side) => ({
          label: messages.link[side],
          value: step[side],
          offered,
          onChange: (name) => chooseInput(side, name),
        }))}
      >
        <span className={styles.recounting} role="status" title={isCounting ? linkWork.run.recounting : ''}>
          {isCounting && <LoadingOutlined aria-label={linkWork.run.recounting} />}
        </span>
        <LinkReviewTool step={step.id} />
      </ShapeHead>
      <LinkRules
        rules={step.on}
        left={left}
        right={right}
        any={step.any ?? false}
        isScored={isScored}
        onChange={(on, tag) => changeRules(() => on, tag)}
        onAdd={() => changeRules((on) => [...on, fittingRule(ruleToAdd(suggestions, on, left, right), isScored)])}
        onAny={(any) => edit((link) => ({ ...link, any }))}
        isShowingColumns={showsColumns}
        onShowColumns={() => setShowsColumns(!showsColumns)}
      />
      {showsColumns && (
        <LinkColumns
          left={left}
          right={right}
          leftName={nameOf(step.left)}
          rightName={nameOf(step.right)}
          rules={step.on}
          suggestions={suggestions}
          onPair={(leftColumn, rightColumn) => {
            const [one, other] = [leftColumn.name, rightColumn.name]
            const compare = suggestedComparison(leftColumn.type, rightColumn.type)
            const suggested = suggestionFor(suggestions, one, other)
            const rule = suggested ? ruleOf(suggested) : { left: one, right: other, compare }
            changeRules((on) => withRule(on, fittingRule(rule, isScored)))
          }}
        />
      )}
      {(!found || found.length > 0) && left.length > 0 && right.length > 0 && (
        <LinkSuggestions
          suggestions={found}
          rules={step.on}
          isScored={isScored}
          onTake={(suggestion) => changeRules((on) => withSuggestion(on, suggestion, isScored))}
        />
      )}
      <LinkOptions
        step={step}
        left={left}
        right={right}
        hasScores={isDear || !counts?.faults[step.id]}
        isListed={listed !== undefined}
        onChange={edit}
      />
      {step.keep !== undefined && step.keep !== 'matched' && (
        <LinkProof step={step} left={left} right={right} rightRows={rowsOf(step.right)} onChange={edit} />
      )}
      <p className={editor.notice}>
        {messages.link.sentence(step, nameOf(step.left), nameOf(step.right))}
        {step.decide && step.oneToOne && listed !== undefined && linkWork.decide.onePartner(listed)}
      </p>
      <LinkRun step={step} preview={previewed.data} isPreviewing={previewed.isFetching} isDear={isDear} />
      {notes && (
        <LinkNotes
          step={step}
          notes={notes}
          isExpected={isDear}
          leftRows={rowsOf(step.left)}
          rightRows={rowsOf(step.right)}
          links={step.keep === 'unmatched' ? null : outOf(step.id)}
          onRules={(on) => changeRules(() => on)}
        />
      )}
      {[...unreached, ...missing, ...odd.map((rule) => messages.link.odd(rule.left, rule.right))].map((warning) => (
        <Alert key={warning} className={styles.warning ?? ''} type="warning" showIcon title={warning} />
      ))}
    </section>
  )
}

/** Marks a dataset among the inputs that is no source of the model yet. */
const DATASET = 'dataset:'
