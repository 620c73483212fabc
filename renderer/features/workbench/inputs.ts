import type { DatasetSummary } from '../../../shared/contract/engine.ts'
import type { LinkStep } from '../../../shared/model/model.ts'
import type { Content } from './draft-store.ts'
import { nextRule, type TypedColumn } from './link-rules.ts'
import { withSource } from './model-edit.ts'
import { withRules } from './score-weights.ts'

/** The content with a dataset as a source, under its own name or, where that is taken, with a number; as it is where the dataset is one already. */
export function withDataset(
  content: Content,
  dataset: Pick<DatasetSummary, 'id' | 'name' | 'kind'>,
): { content: Content; name: string } {
  const { model, bindings } = content
  const known = Object.keys(model.sources).find((source) => bindings[source] === dataset.id)
  if (known !== undefined) return { content, name: known }
  const taken = new Set([...Object.keys(model.sources), ...model.steps.map(({ id }) => id)])
  let name = dataset.name
  for (let n = 2; taken.has(name); n++) name = `${dataset.name} ${n}`
  return { content: { model: withSource(model, name, dataset.kind), bindings: { ...bindings, [name]: dataset.id } }, name }
}

/**
 * A link with another input on one side; `left` and `right` are the columns that its sides have then. Rules and window whose columns are not there go: a rule that fits
 * both takes their place.
 */
export function withInput(
  step: LinkStep,
  side: 'left' | 'right',
  name: string,
  left: readonly TypedColumn[],
  right: readonly TypedColumn[],
): LinkStep {
  const isThere = (rule: { left: string; right: string }) =>
    left.some((column) => column.name === rule.left) && right.some((column) => column.name === rule.right)
  const { window, ...rest } = step
  const next = { ...rest, ...(window && isThere(window) && { window }), [side]: name }
  return step.on.every(isThere) ? next : withRules(next, [nextRule([], left, right)])
}
