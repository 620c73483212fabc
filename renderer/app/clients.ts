import {
  type DesktopContract,
  type DesktopNotice,
  type DesktopPort,
  type MenuCommand,
  menuCommands,
  type OpenedFile,
} from '../../shared/contract/desktop.ts'
import type { EngineContract } from '../../shared/contract/engine.ts'
import type { Call } from '../../shared/contract/method.ts'
import { connect } from '../../shared/contract/transport.ts'

declare global {
  interface Window {
    /** Exposed by preload; absent outside the desktop program. */
    desktopPort?: DesktopPort
  }
}

const menuListeners = new Set<(command: MenuCommand) => void>()
const fileListeners = new Set<(file: OpenedFile) => void>()
const failureListeners = new Set<(error: Error) => void>()

/** Calls the engine; its worker starts with the first call. */
export const engine: Call<EngineContract> = (name, args, options) => {
  engineCall ??= connectEngine()
  return engineCall(name, args, options)
}
let engineCall: Call<EngineContract> | undefined

/** Calls the main process. */
export const desktop: Call<DesktopContract> = (name, args, options) => {
  desktopCall ??= connectDesktop()
  return desktopCall(name, args, options)
}
let desktopCall: Call<DesktopContract> | undefined

/** Hears the commands of the desktop menu; returns the way to stop. */
export function onMenu(listener: (command: MenuCommand) => void): () => void {
  return listen(menuListeners, listener)
}

/** Hears of files that the system gives to the program; returns the way to stop. */
export function onFileGiven(listener: (file: OpenedFile) => void): () => void {
  return listen(fileListeners, listener)
}

/** Hears that the engine's worker could not start or broke down; its calls will not be answered. */
export function onEngineFailure(listener: (error: Error) => void): () => void {
  return listen(failureListeners, listener)
}

/** Sends a menu command as if the menu had; the palette and buttons use it. */
export function sendMenuCommand(command: MenuCommand): void {
  for (const listener of [...menuListeners]) listener(command)
}

function listen<Listener>(listeners: Set<Listener>, listener: Listener): () => void {
  listeners.add(listener)
  desktopCall ??= connectDesktop()
  return () => void listeners.delete(listener)
}

function connectEngine(): Call<EngineContract> {
  const worker = new Worker(new URL('../engine/worker.ts', import.meta.url), { type: 'module', name: 'engine' })
  worker.addEventListener('error', (event) => {
    const error = new Error(event.message || 'the engine worker did not start')
    for (const listener of failureListeners) listener(error)
  })
  return connect<EngineContract>({
    post: (message) => worker.postMessage(message),
    on: (listener) => worker.addEventListener('message', (event: MessageEvent<unknown>) => listener(event.data)),
  })
}

function connectDesktop(): Call<DesktopContract> {
  const port = window.desktopPort
  if (!port) return () => Promise.reject(new Error('there is no desktop port'))
  return connect<DesktopContract>(port, (name, payload) => hear({ name, payload } as DesktopNotice))
}

function hear(notice: DesktopNotice): void {
  if (notice.name === 'fileGiven') for (const listener of [...fileListeners]) listener(notice.payload)
  if (notice.name === 'menu' && menuCommands.includes(notice.payload)) sendMenuCommand(notice.payload)
}
