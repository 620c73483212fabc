import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { dirname, join, resolve } from 'node:path'
import { app } from 'electron'
import { shortestPassword } from '../shared/contract/vault.ts'
import { isRunning } from './temporary-workspace.ts'

/** A workspace folder that a job keeps, and the password that opens it. */
export interface KeptWorkspace {
  folder: string
  password: string
}

const passwordVariable = 'GUOSHAI_PASSWORD'
const jobMark = 'running-job'

/** The sentence of `workspace.inUse` in `renderer/messages`; main has no way there. */
export const workspaceInUse =
  '工作区正在被另一个过筛程序使用。同一个工作区同时只能由一个窗口或一个作业打开。数据没有改动。请先关闭另一个，再试。'

/** The workspace that a job file names, relative to it, with the password from the environment; or the sentence that says what is missing. */
export function readKeptWorkspace(
  file: string,
  workspace: string,
  environment: Readonly<Record<string, string | undefined>>,
): KeptWorkspace | string {
  const password = environment[passwordVariable]
  if (!password) return `${file}：workspace：保留的工作区要密码。请把密码放在环境变量 ${passwordVariable} 里再运行`
  if (password.length < shortestPassword) {
    return `${file}：workspace：环境变量 ${passwordVariable} 里的密码太短，至少要 ${shortestPassword} 个字符`
  }
  return { folder: resolve(dirname(file), workspace), password }
}

/** Takes the folder as Chromium's for this run. False where a window or another job has it. */
export function takeFolder(folder: string): boolean {
  mkdirSync(folder, { recursive: true })
  app.setPath('userData', folder)
  if (!app.requestSingleInstanceLock()) return false
  const mark = join(folder, jobMark)
  writeFileSync(mark, String(process.pid))
  process.on('exit', () => rmSync(mark, { force: true }))
  return true
}

/** Whether a job is at work in a folder that could not be taken. */
export function isTakenByJob(folder: string): boolean {
  const mark = join(folder, jobMark)
  return existsSync(mark) && isRunning(Number(readFileSync(mark, 'utf8')))
}
