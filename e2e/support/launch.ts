import { spawn } from 'node:child_process'
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { test as base, type ElectronApplication, _electron as electron, expect, type Page } from '@playwright/test'
import { UnlockPage } from '../pages/unlock-page.ts'

export interface RunningApp {
  electron: ElectronApplication
  window: Page
  /** Folder of the workspace; a second launch with the same one is a restart. */
  userData: string
  /** What the next native dialogs answer. */
  answerDialogs(answers: { open?: string[]; save?: string | null; print?: boolean }): void
  /** URLs and messages of requests that the app refused. */
  refusals(): string[]
  close(): Promise<void>
  /** Starts the program once more on the same workspace; gives the exit code of that second process. */
  startAgain(words: string[]): Promise<number | null>
  /** Ends every process of the app at once, as a power cut would. */
  kill(): Promise<void>
}

interface Options {
  /** A spec that provokes refused requests says so; everywhere else one of them fails the test. */
  mayBeRefused: boolean
  /** Console errors that this spec provokes. */
  expectedErrors: RegExp | undefined
}

interface Fixtures {
  /** A folder of this test, gone after it. */
  folder: string
  /** Starts the app and opens its workspace with the test password, unless it shall stay at its first screen. */
  launch(userData?: string, options?: { stayAtStart?: boolean }): Promise<RunningApp>
  app: RunningApp
}

/** Every test has its own workspace. Console errors, page errors and refused requests fail it. */
export const test = base.extend<Options & Fixtures>({
  mayBeRefused: [false, { option: true }],
  expectedErrors: [undefined, { option: true }],
  // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the fixtures a fixture needs from this pattern
  folder: async ({}, use) => {
    const folder = mkdtempSync(join(tmpdir(), 'guoshai-e2e-'))
    await use(folder)
    rmSync(folder, { recursive: true, force: true, maxRetries: 5, retryDelay: 100 })
  },
  launch: async ({ folder, mayBeRefused, expectedErrors }, use) => {
    const running: RunningApp[] = []
    const errors: string[] = []
    await use(async (userData = join(folder, 'workspace'), { stayAtStart = false } = {}) => {
      const app = await launchApp(userData, folder, errors)
      running.push(app)
      if (!stayAtStart) await new UnlockPage(app.window).open()
      return app
    })
    for (const app of running) await app.close()
    expect(errors.filter((error) => !expectedErrors?.test(error))).toEqual([])
    if (!mayBeRefused) expect(running.flatMap((app) => app.refusals())).toEqual([])
  },
  app: async ({ launch }, use) => {
    await use(await launch())
  },
})
export { expect }

/**
 * The window believes that it has the focus, which windows of specs that run at once take from each other. Its user asks for reduced motion: what was
 * closed is gone at once, and no locator meets what is still leaving.
 */
async function launchApp(userData: string, folder: string, errors: string[]): Promise<RunningApp> {
  const { executable, args } = runtime()
  const answersFile = join(folder, 'dialog-answers.json')
  if (!existsSync(answersFile)) writeFileSync(answersFile, '{}')
  const app = await attach({
    executablePath: executable,
    args: [...args, `--user-data-dir=${userData}`],
    env: { ...definedEnvironment(), GUOSHAI_DIALOG_ANSWERS: answersFile },
  })
  const watch = (page: Page) => {
    page.on('pageerror', (error) => errors.push(error.stack ?? error.message))
    page.on('console', (message) => message.type() === 'error' && errors.push(message.text()))
  }
  for (const page of app.windows()) watch(page)
  app.on('window', watch)
  const window = await app.firstWindow()
  const session = await window.context().newCDPSession(window)
  await session.send('Emulation.setFocusEmulationEnabled', { enabled: true })
  await window.emulateMedia({ reducedMotion: 'reduce' })
  let isOver = false
  app.once('close', () => {
    isOver = true
  })
  return {
    electron: app,
    window,
    userData,
    answerDialogs: (answers) => writeFileSync(answersFile, JSON.stringify(answers)),
    refusals: () => refusalsIn(join(userData, 'logs', 'guoshai.log')),
    startAgain: (words) =>
      new Promise((resolve) => {
        const again = spawn(executable, [...args, '--no-sandbox', `--user-data-dir=${userData}`, ...words], { stdio: 'ignore' })
        again.once('exit', resolve)
      }),
    close: async () => {
      if (!isOver) await app.close()
    },
    kill: async () => {
      const over = app.waitForEvent('close')
      app.process().kill('SIGKILL')
      await over
    },
  }
}

/**
 * Starts the app under Playwright. In about one of twenty starts Playwright 1.65 connects to both debuggers of an Electron 33 and
 * then waits for ever, while the app runs well; that start is given up and made again. The app's own failure to start is no time-out.
 */
async function attach(options: NonNullable<Parameters<typeof electron.launch>[0]>): Promise<ElectronApplication> {
  for (let attempt = 1; ; attempt++) {
    try {
      return await electron.launch({ ...options, timeout: 15_000 })
    } catch (error) {
      const isStuck = error instanceof Error && /Timeout/.test(error.message) && /ws connected/.test(error.message)
      if (!isStuck || attempt === 3) throw error
    }
  }
}

/** The packed app named by GUOSHAI_APP, or the runtime that scripts/e2e.mjs found. */
function runtime(): { executable: string; args: string[] } {
  const packed = process.env.GUOSHAI_APP
  if (packed) return { executable: packed, args: [] }
  const found = process.env.GUOSHAI_RUNTIME
  if (!found) throw new Error('run the specs by: npm run e2e')
  return JSON.parse(found)
}

function definedEnvironment(): Record<string, string> {
  return Object.fromEntries(Object.entries(process.env).filter((entry): entry is [string, string] => entry[1] !== undefined))
}

function refusalsIn(log: string): string[] {
  if (!existsSync(log)) return []
  const lines = readFileSync(log, 'utf8').trim().split('\n')
  return lines
    .map((line) => JSON.parse(line))
    .filter((entry) => entry.event === 'refused')
    .map((entry) => `${entry.by}: ${entry.url}`)
}
