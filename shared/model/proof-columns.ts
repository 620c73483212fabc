import type { LinkStep, OverlapStep } from './model.ts'
import type { RelationColumn } from './relation.ts'

/** By which columns an absence is proved; undefined where a side has none. */
export interface ProofColumns {
  leftDate: string | undefined
  rightDate: string | undefined
  leftArea: string | undefined
  rightArea: string | undefined
}

/**
 * The columns that the step names ('' for none), else those of its window or interval, else the date on which the hotline received it or the first date column; areas of
 * the first addresses, where both sides have one.
 */
export function proofColumns(
  step: LinkStep | OverlapStep,
  left: readonly RelationColumn[],
  right: readonly RelationColumn[],
): ProofColumns {
  const named = step.op === 'link' ? step.proof : undefined
  const window = step.op === 'link' ? step.window : undefined
  const intervals = step.op === 'overlap' ? step.intervals : undefined
  const firstDate = (columns: readonly RelationColumn[]) =>
    (columns.find(({ field }) => field === 'receivedAt') ?? columns.find(({ type }) => type === 'date'))?.name
  const firstArea = (columns: readonly RelationColumn[]) => columns.find(({ type }) => type === 'address')?.name
  const leftArea = (named?.leftArea ?? firstArea(left)) || undefined
  const rightArea = (named?.rightArea ?? firstArea(right)) || undefined
  const hasAreas = leftArea !== undefined && rightArea !== undefined
  return {
    leftDate: (named?.leftDate ?? window?.left ?? intervals?.left.from ?? firstDate(left)) || undefined,
    rightDate: (named?.rightDate ?? window?.right ?? intervals?.right.from ?? firstDate(right)) || undefined,
    leftArea: hasAreas ? leftArea : undefined,
    rightArea: hasAreas ? rightArea : undefined,
  }
}
