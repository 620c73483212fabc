import { LoadingOutlined } from '@ant-design/icons'
import { plainFigures } from '../../../shared/linkage/select-figures.ts'
import type { LinkStep } from '../../../shared/model/model.ts'
import { useMessages } from '../../messages/messages.ts'
import { useEngineQuery } from '../../ui/use-engine-query.ts'
import { useDraft } from './draft-store.ts'
import { useInvestigation } from './investigation.ts'
import styles from './LinkEditor.module.css'
import { LinkNotes } from './LinkNotes.tsx'
import { LinkOptions } from './LinkOptions.tsx'
import { LinkPairing } from './LinkPairing.tsx'
import { LinkProof } from './LinkProof.tsx'
import { LinkReviewTool } from './LinkReviewTool.tsx'
import { LinkRun } from './LinkRun.tsx'
import { LinkWarnings } from './LinkWarnings.tsx'
import { countsRules, type LinkRule } from './link-rules.ts'
import { listedColumn } from './link-suggestions.ts'
import { changeLink } from './model-edit.ts'
import { ShapeHead } from './ShapeHead.tsx'
import editor from './StepEditor.module.css'
import { withRules } from './score-weights.ts'
import { useLinkDraft } from './use-link-draft.ts'
import { useLinkInputs } from './use-link-inputs.ts'
import { useLinkSuggestions } from './use-link-suggestions.ts'

/** A link step: what meets what, by which columns, and what is kept of it. */
export function LinkEditor({ step }: { step: LinkStep }) {
  const { workbench: messages, linkWork } = useMessages()
  const { content, datasets, counts, isCounting, version, nameOf } = useInvestigation()
  const { editModel } = useDraft.getState()
  const { left, right, offered, choose } = useLinkInputs(step)
  const edit = (by: (link: LinkStep) => LinkStep, tag?: string) =>
    editModel((model) => changeLink(model, step.id, by), tag && `${tag} ${step.id}`)
  const changeRules = (by: (rules: LinkRule[]) => LinkRule[], tag?: string) => edit((link) => withRules(link, by(link.on)), tag)
  const found = useLinkSuggestions(step)
  const listed = listedColumn(found ?? [], step)
  const isDear = counts?.faults[step.id]?.code === 'link.needsRun'
  const draft = useLinkDraft(step.id)
  const previewed = useEngineQuery('link.preview', draft, {
    version,
    enabled: !isCounting && left.length > 0 && right.length > 0 && (isDear || countsRules(step)),
  })
  const notes = isDear ? previewed.data?.notes : (counts?.notes[step.id] ?? plainFigures.notes)
  const outOf = (id: string) => counts?.steps.find((one) => one.id === id)?.out ?? null
  const rowsOf = (name: string) => datasets.find(({ id }) => id === content.bindings[name])?.rowCount ?? outOf(name)
  return (
    <section className={editor.editor} aria-label={messages.editor.link(nameOf(step.id))}>
      <ShapeHead
        step={step}
        inputs={(['left', 'right'] as const).map((side) => ({
          label: messages.link[side],
          value: step[side],
          offered,
          onChange: (name) => choose(side, name),
        }))}
      >
        <span className={styles.recounting} role="status" title={isCounting ? linkWork.run.recounting : ''}>
          {isCounting && <LoadingOutlined aria-label={linkWork.run.recounting} />}
        </span>
        <LinkReviewTool step={step.id} />
      </ShapeHead>
      <LinkPairing
        step={step}
        left={left}
        right={right}
        found={found}
        onAny={(any) => edit((link) => ({ ...link, any }))}
        onRules={changeRules}
      />
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
      <LinkWarnings step={step} left={left} right={right} isEmpty={outOf(step.id) === 0 && !isCounting && !isDear} />
    </section>
  )
}
