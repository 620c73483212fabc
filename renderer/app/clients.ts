import {
  type AwayReason,
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
const closingListeners = new Set<() => void>()
const awayListeners = new Set<(reason: AwayReason) => void>()
/** Files that were given while nobody could take them, as when the workspace is locked. */
let waitingFiles: OpenedFile[] = []
const failureListeners = new Set<(error: Error) => void>()

/** Saves of what is being typed; a lock waits for them. */
const keepingCalls: ReadonlySet<string> = new Set([
  'settings.set',
  'draft.save',
  'packet.save',
  'clue.update',
  'audit.note',
  'judgement.set',
  'judging.set',
  'review.judge',
  'review.set',
])
const keeping = new Set<Promise<unknown>>()

/** Calls the engine; its worker starts with the first call. */
export const engine: Call<EngineContract> = (name, args, options) => {
  engineCall ??= connectEngine()
  const answer = engineCall(name, args, options)
  if (keepingCalls.has(name)) {
    keeping.add(answer)
    const settle = () => void keeping.delete(answer)
    answer.then(settle, settle)
  }
  return answer
}
let engineCall: Call<EngineContract> | undefined

/** Settles when everything that was typed so far is stored, or could not be. */
export async function settleSaves(): Promise<void> {
  await Promise.allSettled([...keeping])
}

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

/** Hears of files that the system gives to the program, those that came before anybody listened first; returns the way to stop. */
export function onFileGiven(listener: (file: OpenedFile) => void): () => void {
  const stop = listen(fileListeners, listener)
  const missed = waitingFiles
  waitingFiles = []
  for (const file of missed) listener(file)
  return stop
}

/** Hears that the machine goes to sleep or its lock screen comes up; returns the way to stop. */
export function onAway(listener: (reason: AwayReason) => void): () => void {
  return listen(awayListeners, listener)
}

/** Hears that the window is closed and waits for `app.leave`; returns the way to stop. */
export function onClosing(listener: () => void): () => void {
  return listen(closingListeners, listener)
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
  return connect<EngineContract>(
    {
      post: (message) => worker.postMessage(message),
      on: (listener) => worker.addEventListener('message', (event: MessageEvent<unknown>) => listener(event.data)),
    },
    (name, payload) => name === 'defect' && logEngineDefect(payload as EngineDefect),
  )
}

/** A fault of the engine as it tells it; the window was shown `incident`. */
interface EngineDefect {
  incident: string
  method: string
  stack: string
}

function logEngineDefect({ incident, method, stack }: EngineDefect): void {
  const [message = ''] = stack.split('\n')
  desktop('app.reportDefect', { message, stack, where: `engine ${method} ${incident}` }).catch(() => {})
}

function connectDesktop(): Call<DesktopContract> {
  const port = window.desktopPort
  if (!port) return () => Promise.reject(new Error('there is no desktop port'))
  return connect<DesktopContract>(port, (name, payload) => hear({ name, payload } as DesktopNotice))
}

function hear(notice: DesktopNotice): void {
  if (notice.name === 'closing') for (const listener of [...closingListeners]) listener()
  if (notice.name === 'away') for (const listener of [...awayListeners]) listener(notice.payload)
  if (notice.name === 'fileGiven') {
    if (fileListeners.size === 0) waitingFiles.push(notice.payload)
    for (const listener of [...fileListeners]) listener(notice.payload)
  }
  if (notice.name === 'menu' && menuCommands.includes(notice.payload)) sendMenuCommand(notice.payload)
}
