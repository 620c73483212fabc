import { Drawer, Select } from 'antd'
import { useMemo, useState } from 'react'
import type { Draft } from '../../../shared/contract/engine.ts'
import { useMessages } from '../../messages/messages.ts'
import { localTime } from '../../ui/local-time.ts'
import { useEngineQuery } from '../../ui/use-engine-query.ts'
import { askedModel, layerErrors } from './asked-model.ts'
import styles from './CompareDrawer.module.css'
import { ComparedRow } from './ComparedRow.tsx'
import { comparedLines, type Then } from './compared-lines.ts'
import { type Content, useDraft } from './draft-store.ts'
import { useInvestigation } from './investigation.ts'

interface CompareDrawerProps {
  id: string
  drafts: readonly Draft[]
  isOpen: boolean
  onClose(): void
}

/** The draft beside an earlier state of it, another draft, or a saved run: of each step and layer the counts, and the rows it gained and lost. */
export function CompareDrawer({ isOpen, onClose, ...rest }: CompareDrawerProps) {
  const messages = useMessages().workbench.compare
  return (
    <Drawer open={isOpen} onClose={onClose} title={messages.title} size="min(760px, 84vw)" destroyOnHidden>
      <Comparison {...rest} onClose={onClose} />
    </Drawer>
  )
}

interface Choice {
  key: string
  label: string
  earlier: Then
}

function Comparison({ id, drafts, onClose }: Omit<CompareDrawerProps, 'isOpen'>) {
  const messages = useMessages().workbench.compare
  const { asked } = useInvestigation()
  const choices = useChoices(id, drafts)
  const [key, setKey] = useState<string | null>(null)
  const choice = choices.find((one) => one.key === key) ?? choices[0]
  const lines = useMemo(() => (choice ? comparedLines(asked, choice.earlier) : []), [asked, choice])
  if (!choice) return <p className={styles.none}>{messages.none}</p>
  return (
    <div className={styles.comparison}>
      <div className={styles.with}>
        <span>{messages.against}</span>
        <Select
          className={styles.choice ?? ''}
          aria-label={messages.against}
          popupMatchSelectWidth={false}
          value={choice.key}
          options={choices.map(({ key: value, label }) => ({ value, label }))}
          onChange={setKey}
        />
      </div>
      <table className={styles.table}>
        <thead>
          <tr>
            <th scope="col">{messages.line}</th>
            <th scope="col">{messages.earlier}</th>
            <th scope="col">{messages.now}</th>
            <th scope="col">{messages.gained}</th>
            <th scope="col">{messages.lost}</th>
          </tr>
        </thead>
        <tbody>
          {lines.map((line) => (
            <ComparedRow key={line.key} line={line} earlier={choice.earlier} against={choice.label} onOpened={onClose} />
          ))}
        </tbody>
      </table>
      <p className={styles.none}>{messages.hint}</p>
    </div>
  )
}

/** States of the draft in this session, the last ones first; other drafts and saved runs that have a step in common with it. */
function useChoices(id: string, drafts: readonly Draft[]): Choice[] {
  const messages = useMessages().workbench
  const { content, datasets, lexicons } = useInvestigation()
  const past = useDraft((state) => state.history?.past)
  const runs = useEngineQuery('run.list', {}).data
  return useMemo(() => {
    const groups = lexicons.map(({ name }) => name)
    const steps = new Set(content.model.steps.map((step) => step.id))
    const sound = (of: Content): Then => {
      const model = askedModel(of.model, layerErrors(of, datasets, groups), null)
      return { kind: 'content', content: { model, bindings: of.bindings } }
    }
    const hasCommonStep = ({ model }: Pick<Content, 'model'>) => model.steps.some((step) => steps.has(step.id))
    const [opened, last] = [past?.[0], past?.at(-1)]
    return [
      ...(last ? [{ key: 'last', label: messages.compare.lastEdit, earlier: sound(last) }] : []),
      ...(opened && opened !== last ? [{ key: 'opened', label: messages.compare.opened, earlier: sound(opened) }] : []),
      ...(runs ?? [])
        .filter(hasCommonStep)
        .sort((a, b) => (a.savedAt < b.savedAt ? 1 : -1))
        .map((run): Choice => {
          const label = messages.compare.run(run.title || messages.untitled, localTime(run.savedAt))
          return { key: `run ${run.id}`, label, earlier: { kind: 'run', run } }
        }),
      ...drafts
        .filter((draft) => draft.id !== id && hasCommonStep(draft) && sharesDataset(draft, content))
        .map((draft) => ({
          key: `draft ${draft.id}`,
          label: messages.compare.draft(draft.model.title || messages.untitled),
          earlier: sound(draft),
        })),
    ]
  }, [id, drafts, content, datasets, lexicons, past, runs, messages])
}

function sharesDataset(left: Content, right: Content): boolean {
  const bound = Object.values(right.bindings)
  return Object.values(left.bindings).some((dataset) => bound.includes(dataset))
}
