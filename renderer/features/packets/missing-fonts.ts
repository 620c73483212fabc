import { type FontNeed, fontNeeds } from '../../../shared/referral/fonts.ts'

const sample = 'mmmmmmmmmmlli 0123456789 仿宋'
const generics = ['monospace', 'serif', 'sans-serif']

/** Whether a font family is installed: a missing one takes the widths of each generic family it is asked with. */
function isInstalled(canvas: CanvasRenderingContext2D, family: string): boolean {
  return generics.some((generic) => {
    canvas.font = `72px ${generic}`
    const without = canvas.measureText(sample).width
    canvas.font = `72px "${family}", ${generic}`
    return canvas.measureText(sample).width !== without
  })
}

/** The faces of the official layout of which this machine has none of the names. */
export function missingFonts(): FontNeed[] {
  const canvas = document.createElement('canvas').getContext('2d')
  if (!canvas) return []
  return fontNeeds.filter((need) => !need.families.some((family) => isInstalled(canvas, family)))
}
