import type { LinkStep } from '../../../shared/model/model.ts'

export type LinkWindowRule = NonNullable<LinkStep['window']>

/** Where the right date may lie, seen from the left one: the words of the window's choice. */
export const windowShapes = ['around', 'after', 'before', 'first', 'last', 'repeated'] as const
export type WindowShape = (typeof windowShapes)[number]

/** What a window is called: by what it takes first, then by its days. */
export function shapeOf({ days: [from, to], take, times }: LinkWindowRule): WindowShape {
  if (times !== undefined) return 'repeated'
  if (take !== undefined) return take
  if (from >= 0) return 'after'
  return to <= 0 ? 'before' : 'around'
}

/** The window in another shape, as wide as it was. */
export function withShape(window: LinkWindowRule, shape: WindowShape): LinkWindowRule {
  const { left, right } = window
  const most = Math.max(Math.abs(window.days[0]), Math.abs(window.days[1]))
  const days: [number, number] = [
    shape === 'around' || shape === 'before' || shape === 'last' ? -most : 0,
    shape === 'before' || shape === 'last' ? 0 : most,
  ]
  const take = shape === 'first' || shape === 'last' ? { take: shape } : {}
  return { left, right, days, ...take, ...(shape === 'repeated' && { times: 2 }) }
}
