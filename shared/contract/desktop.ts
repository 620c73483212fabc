import { z } from 'zod'
import type { JobFile, JobReport } from '../model/job-file.ts'
import { jobReportSchema } from '../model/job-file.ts'
import { method } from './method.ts'

/** A file on disk that the user chose or a job names; its bytes are read from `app://guoshai/file/<token>`. */
export interface OpenedFile {
  token: string
  name: string
  size: number
}

/** A place to write to; nothing appears there before `file.commit`. */
export interface WriteTarget {
  token: string
  path: string
  name: string
}

export interface AppInfo {
  version: string
  electron: string
  chrome: string
  platform: string
  /** Requests that were refused because they were not `app://`. */
  refusedRequests: number
  logFolder: string
}

/** A job as main read it: inputs opened, models that were files read in place. */
export interface TakenJob {
  job: JobFile
  files: Record<string, OpenedFile>
  outFolder: string
  /** Opens the kept workspace in which the job runs; null: a temporary one. */
  password: string | null
}

const token = z.string().max(64)
const html = z.string().max(200_000_000)
const fileFilter = z.object({ name: z.string(), extensions: z.array(z.string()) })

/** What the window may ask of the main process, in full. */
export const desktopContract = {
  'app.info': method<AppInfo>()(z.object({})),
  'app.setLanguage': method<void>()(z.object({ language: z.enum(['zh-CN', 'en']) })),
  /** The answer to the notice `closing`: what was typed last is stored. */
  'app.leave': method<void>()(z.object({})),
  'app.reportDefect': method<string>()(z.object({ message: z.string(), stack: z.string(), where: z.string() })),
  'app.showInFolder': method<void>()(z.object({ token })),
  'file.open': method<OpenedFile[]>()(z.object({ title: z.string(), filters: z.array(fileFilter), multiple: z.boolean() })),
  /** A file that was written and committed under this token, for reading it again. */
  'file.reopen': method<OpenedFile>()(z.object({ token })),
  'file.release': method<void>()(z.object({ token })),
  'file.chooseTarget': method<WriteTarget | null>()(
    z.object({ title: z.string(), suggestedName: z.string(), filters: z.array(fileFilter) }),
  ),
  'file.write': method<void>()(z.object({ token, bytes: z.instanceof(Uint8Array) })),
  'file.commit': method<{ path: string; sha256: string; size: number }>()(z.object({ token })),
  'file.abort': method<void>()(z.object({ token })),
  /** Progress is the share that is done, 0 to 1. */
  'print.pdf': method<{ path: string; pages: number; sha256: string }, number>()(z.object({ html, token, date: z.string() })),
  'print.paper': method<{ printed: boolean }>()(z.object({ html })),
  'job.take': method<TakenJob>()(z.object({})),
  'job.target': method<WriteTarget>()(z.object({ to: z.string() })),
  'job.progress': method<void>()(z.object({ line: z.string() })),
  'job.finish': method<void>()(z.object({ report: jobReportSchema })),
} as const

export type DesktopContract = typeof desktopContract

export const menuCommands = [
  'import',
  'loadSamples',
  'print',
  'goto.data',
  'goto.workbench',
  'goto.clues',
  'goto.packets',
  'goto.settings',
  'palette',
  'lock',
  'about',
] as const
export type MenuCommand = (typeof menuCommands)[number]

/** The machine is about to sleep, or its own lock screen has come up. */
export type AwayReason = 'suspend' | 'screenLock'

/** What main sends unasked: a menu command, a file given to the program by the system, the analyst being away, the window about to close. */
export type DesktopNotice =
  | { name: 'menu'; payload: MenuCommand }
  | { name: 'fileGiven'; payload: OpenedFile }
  | { name: 'away'; payload: AwayReason }
  | { name: 'closing'; payload: null }

/** The one typed port that preload exposes as `window.desktopPort`. */
export interface DesktopPort {
  post(message: unknown): void
  on(listener: (message: unknown) => void): void
}

export type { JobFile, JobReport }
