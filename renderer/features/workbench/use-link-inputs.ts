import type { LinkStep } from '../../../shared/model/model.ts'
import type { RelationColumn } from '../../../shared/model/relation.ts'
import { useMessages } from '../../messages/messages.ts'
import { useDraft } from './draft-store.ts'
import { withDataset, withInput } from './inputs.ts'
import { useInvestigation } from './investigation.ts'
import { changeLink, inputsBefore } from './model-edit.ts'

/** Marks a dataset among the inputs that is no source of the model yet. */
const DATASET = 'dataset:'

/** What stands on both sides of a link, and what may. */
export interface LinkInputs {
  left: readonly RelationColumn[]
  right: readonly RelationColumn[]
  offered: { value: string; label: string }[]
  /** One edit: a dataset becomes a source where it is none yet, rules keep the columns that are there, and a title that names the right side follows it. */
  choose(side: 'left' | 'right', value: string): void
}

export function useLinkInputs(step: LinkStep): LinkInputs {
  const { newSource, stepTitle } = useMessages().workbench.link
  const { content, datasets, columnsOf, nameOf } = useInvestigation()
  const left = columnsOf(step.left)
  const right = columnsOf(step.right)
  const unread = datasets.filter(({ id }) => !Object.values(content.bindings).includes(id))
  return {
    left,
    right,
    offered: [
      ...inputsBefore(content.model, step.id).map((name) => ({ value: name, label: nameOf(name) })),
      ...unread.map(({ id, name }) => ({ value: `${DATASET} ${id}`, label: newSource(name) })),
    ],
    choose(side, value) {
      const dataset = unread.find(({ id }) => value === `${DATASET} ${id}`)
      const columns = dataset?.columns ?? columnsOf(value)
      const [newLeft, newRight] = side === 'left' ? [columns, right] : [left, columns]
      const isNamedAfter = side === 'right' && step.title === stepTitle(nameOf(step.right))
      const title = isNamedAfter && { title: stepTitle(dataset?.name ?? nameOf(value)) }
      useDraft.getState().edit((now) => {
        const { content: read, name } = dataset ? withDataset(now, dataset) : { content: now, name: value }
        const chosen = (link: LinkStep) => ({ ...withInput(link, side, name, newLeft, newRight), ...title })
        return { ...read, model: changeLink(read.model, step.id, chosen) }
      })
    },
  }
}
