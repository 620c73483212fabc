import { join } from 'node:path'
import { app, type BrowserWindow, dialog, session } from 'electron'
import type { DesktopNotice } from '../shared/contract/desktop.ts'
import { readCommandLine } from './arguments.ts'
import { holdUntilStored } from './closing.ts'
import type { Desk } from './desk.ts'
import { appHandlers } from './handlers/app.ts'
import { fileHandlers } from './handlers/files.ts'
import { jobHandlers } from './handlers/job.ts'
import { printHandlers } from './handlers/print.ts'
import { type JobRun, prepareJob } from './job.ts'
import { isTakenByJob, takeFolder, workspaceInUse } from './kept-workspace.ts'
import { Log } from './log.ts'
import { type Language, showMenu } from './menu.ts'
import { OpenedFiles } from './opened-files.ts'
import { connectWindow } from './port.ts'
import { watchPower } from './power.ts'
import { PrintPages } from './print-pages.ts'
import { registerScheme, serveApp } from './protocol.ts'
import { lockPages, lockSession, silenceChromium } from './security.ts'
import { makeTemporaryWorkspace } from './temporary-workspace.ts'
import { createJobWindow, createMainWindow, showApp } from './window.ts'
import { WriteTargets } from './write-targets.ts'

const commandLine = readCommandLine(process.argv.slice(1), process.cwd())

registerScheme()
silenceChromium()

if (commandLine.job) {
  const job = prepareJob(commandLine.job)
  if (job) runJob(job).catch((error: unknown) => job.fail(`运行中断：${error instanceof Error ? error.message : error}`))
} else {
  if (!app.commandLine.hasSwitch('user-data-dir')) app.setPath('userData', join(app.getPath('appData'), 'guoshai'))
  if (app.requestSingleInstanceLock()) void openWorkstation()
  else void giveWay()
}

/** Another window comes to the front by itself; a job has none, so that this start has to say why nothing happens. */
async function giveWay(): Promise<void> {
  if (isTakenByJob(app.getPath('userData'))) {
    await app.whenReady()
    dialog.showErrorBox('过筛', workspaceInUse)
  }
  app.quit()
}

async function openWorkstation(): Promise<void> {
  const desk = await openDesk(() => createMainWindow(join(app.getPath('userData'), 'window.json')), undefined)
  const { window, log, files } = desk
  const notify = connect(desk)
  const giveFiles = (paths: string[]) => {
    for (const path of paths) notify({ name: 'fileGiven', payload: files.open(path) })
  }
  const language = (chosen: Language) =>
    showMenu(chosen, { send: (payload) => notify({ name: 'menu', payload }), logFolder: log.folder })
  desk.setLanguage = language
  language('zh-CN')
  desk.leave = holdUntilStored(window, () => notify({ name: 'closing', payload: null }))
  watchPower((payload) => notify({ name: 'away', payload }))
  app.on('second-instance', (_event, words, folder) => {
    const { job, files: given } = readCommandLine(words.slice(1), folder)
    if (job) return
    if (window.isMinimized()) window.restore()
    window.focus()
    giveFiles(given)
  })
  window.webContents.on('render-process-gone', (_event, details) => {
    log.note('window gone', { reason: details.reason })
    if (details.reason !== 'clean-exit' && details.reason !== 'killed') void showApp(window)
  })
  app.on('window-all-closed', () => app.quit())
  await showApp(window)
  giveFiles(commandLine.files)
}

async function runJob(job: JobRun): Promise<void> {
  if (!job.workspace) app.setPath('userData', makeTemporaryWorkspace())
  else if (!takeFolder(job.workspace.folder)) return job.fail(workspaceInUse)
  const desk = await openDesk(createJobWindow, job)
  connect(desk)
  app.on('window-all-closed', () => {})
  failWithWindow(job, desk.window)
  await showApp(desk.window, '?job=1')
}

/** Where the window breaks nobody finishes the job: its end is the job's end. */
function failWithWindow(job: JobRun, { webContents }: BrowserWindow): void {
  const fail = (reason: string) => job.fail(`运行中断：${reason}`)
  webContents.on('render-process-gone', (_event, { reason }) => fail(`窗口进程退出（${reason}）`))
  webContents.on('did-fail-load', (_event, _code, description, url) => fail(`${url} ${description}`))
  webContents.on('preload-error', (_event, _path, error) => fail(error.message))
  webContents.on('console-message', (details, _level, positional) => {
    const message = details.message ?? positional
    if (message.startsWith('Uncaught')) fail(message)
  })
}

async function openDesk(createWindow: () => BrowserWindow, job: JobRun | undefined): Promise<Desk> {
  const log = new Log(app.getPath('userData'))
  process.on('uncaughtException', (error) => log.defect(error, 'main'))
  process.on('unhandledRejection', (error) => log.defect(error, 'main'))
  lockPages(log)
  await app.whenReady()
  const files = new OpenedFiles()
  const pages = new PrintPages()
  const targets = new WriteTargets()
  lockSession(session.defaultSession, log)
  serveApp(session.defaultSession, { window: join(import.meta.dirname, '../renderer'), files, pages })
  app.on('quit', () => targets.abortAll())
  return { window: createWindow(), log, files, targets, pages, job, setLanguage() {}, leave() {} }
}

function connect(desk: Desk): (notice: DesktopNotice) => void {
  const handlers = { ...appHandlers(desk), ...fileHandlers(desk), ...printHandlers(desk), ...jobHandlers(desk) }
  return connectWindow(desk.window, handlers, desk.log)
}
