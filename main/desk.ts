import type { BrowserWindow } from 'electron'
import type { DesktopContract } from '../shared/contract/desktop.ts'
import type { Handlers } from '../shared/contract/method.ts'
import type { JobRun } from './job.ts'
import type { Log } from './log.ts'
import type { Language } from './menu.ts'
import type { OpenedFiles } from './opened-files.ts'
import type { PrintPages } from './print-pages.ts'
import type { WriteTargets } from './write-targets.ts'

/** What the handlers of one window work with. */
export interface Desk {
  window: BrowserWindow
  log: Log
  files: OpenedFiles
  targets: WriteTargets
  pages: PrintPages
  /** Only in the window of a headless job. */
  job: JobRun | undefined
  setLanguage(language: Language): void
  /** What was typed last is stored: the window that is held may close. */
  leave(): void
}

/** The handlers of one noun of the desktop contract. */
export type HandlersOf<Noun extends string> = Pick<Handlers<DesktopContract>, Extract<keyof DesktopContract, `${Noun}.${string}`>>
