import type { Model } from './model.ts'

const draftId = /^draft-[0-9a-f]{8}-[0-9a-f]{4}$/

/** The id of a new draft: it names nothing to anybody. `random` is a UUID. */
export function draftIdOf(random: string): string {
  return `draft-${random.slice(0, 13)}`
}

/** Whether a model's id was made for a draft, not given by an author. */
export function isDraftId(id: string): boolean {
  return draftId.test(id)
}

/** What a model is called: its title, else the id that its author gave it, else what it reads: `工单 × 案件`. */
export function titleOf({ title = '', id, sources }: Pick<Model, 'title' | 'id' | 'sources'>): string {
  if (title.trim() !== '') return title.trim()
  return isDraftId(id) ? Object.keys(sources).join(' × ') : id
}

/** A step by its title, by the id that its author gave it, or by its number; undefined where there is no such step. */
export function stepName({ steps }: Pick<Model, 'steps'>, id: string, nthStep: (n: number) => string): string | undefined {
  const at = steps.findIndex((step) => step.id === id)
  const step = steps[at]
  if (!step) return undefined
  return step.title ?? (/^(screen|link|group|overlap|cluster)\d+$/.test(id) ? nthStep(at + 1) : id)
}
