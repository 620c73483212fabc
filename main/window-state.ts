import { readFileSync, writeFileSync } from 'node:fs'
import { type BrowserWindow, type Rectangle, screen } from 'electron'
import { z } from 'zod'

const stateSchema = z.object({
  bounds: z.object({ x: z.number(), y: z.number(), width: z.number(), height: z.number() }),
  maximized: z.boolean(),
})
type WindowState = z.infer<typeof stateSchema>

const defaultSize = { width: 1440, height: 900 }

/** Where the window stood when it was closed; the middle of the screen where nothing is known or that screen is gone. */
export function rememberedState(file: string): { bounds: Partial<Rectangle>; maximized: boolean } {
  const state = readState(file)
  if (!state) return { bounds: defaultSize, maximized: false }
  return { bounds: isOnScreen(state.bounds) ? state.bounds : defaultSize, maximized: state.maximized }
}

export function rememberState(window: BrowserWindow, file: string): void {
  window.on('close', () => {
    const state: WindowState = { bounds: window.getNormalBounds(), maximized: window.isMaximized() }
    writeFileSync(file, JSON.stringify(state))
  })
}

function readState(file: string): WindowState | undefined {
  try {
    return stateSchema.parse(JSON.parse(readFileSync(file, 'utf8')))
  } catch {
    return undefined
  }
}

function isOnScreen(bounds: Rectangle): boolean {
  const { workArea } = screen.getDisplayMatching(bounds)
  return (
    bounds.x < workArea.x + workArea.width &&
    bounds.y < workArea.y + workArea.height &&
    bounds.x + bounds.width > workArea.x &&
    bounds.y + bounds.height > workArea.y
  )
}
