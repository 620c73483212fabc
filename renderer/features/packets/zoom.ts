/** A4 at 96 pixels an inch, and the room between pages, in CSS pixels. */
export const pageWidthPx = (210 / 25.4) * 96
export const pageHeightPx = (297 / 25.4) * 96
export const pageGap = 16

const zooms = [0.25, 0.33, 0.5, 0.67, 0.75, 0.9, 1, 1.1, 1.25, 1.5, 1.75, 2]

/** The next of the usual scales, larger (1) or smaller (−1); the ends hold. */
export function nextZoom(scale: number, direction: 1 | -1): number {
  const near = 0.005
  if (direction === 1) return zooms.find((zoom) => zoom > scale + near) ?? zooms.at(-1)!
  return zooms.findLast((zoom) => zoom < scale - near) ?? zooms[0]!
}
