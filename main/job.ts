import { mkdirSync, renameSync, writeFileSync } from 'node:fs'
import { basename, dirname, join, resolve } from 'node:path'
import { app } from 'electron'
import type { JobReport, OpenedFile, TakenJob } from '../shared/contract/desktop.ts'
import { AppError } from '../shared/errors.ts'
import type { JobFile } from '../shared/model/job-file.ts'
import { JobFileFault, readJobFile, reportName } from './job-file.ts'
import { type KeptWorkspace, readKeptWorkspace } from './kept-workspace.ts'
import type { OpenedFiles } from './opened-files.ts'

const jobExit = { done: 0, failed: 1, invalid: 2 } as const

/** One headless run of a job file. The window's job runner takes it, tells how far it is, and finishes it with a report. */
export class JobRun {
  #isOver = false

  constructor(
    readonly file: string,
    readonly outFolder: string,
    readonly job: JobFile,
    readonly workspace: KeptWorkspace | null,
  ) {}

  /** Every file named by the job that exists, by the name that the job gives it; the runner reports the missing ones. */
  take(files: OpenedFiles): TakenJob {
    const opened: Record<string, OpenedFile> = {}
    const recipes = this.job.imports.flatMap(({ recipe }) => recipe ?? [])
    for (const name of [...this.job.imports.map((one) => one.file), ...recipes, ...this.job.lexicons]) {
      try {
        opened[name] ??= files.open(resolve(dirname(this.file), name))
      } catch (error) {
        if (!(error instanceof AppError)) throw error
      }
    }
    return { job: this.job, files: opened, outFolder: this.outFolder, password: this.workspace?.password ?? null }
  }

  progress(line: string): void {
    process.stderr.write(`${line}\n`)
  }

  finish(report: JobReport): void {
    if (this.#isOver) return
    this.#isOver = true
    endJob(report, this.outFolder, report.ok ? jobExit.done : jobExit.failed)
  }

  fail(sentence: string): void {
    this.finish(emptyReport(sentence))
  }
}

/** Reads and checks the job; one that is not valid ends the process with exit code 2. */
export function prepareJob({ file, outFolder }: { file: string; outFolder: string }): JobRun | undefined {
  try {
    const job = readJobFile(file)
    const workspace = job.workspace === null ? null : readKeptWorkspace(file, job.workspace, process.env)
    delete process.env.GUOSHAI_PASSWORD
    if (typeof workspace === 'string') throw new JobFileFault(workspace)
    return new JobRun(file, outFolder, job, workspace)
  } catch (error) {
    if (!(error instanceof JobFileFault)) throw error
    process.stderr.write(`${error.message}\n`)
    endJob(emptyReport(error.message), outFolder, jobExit.invalid)
    return undefined
  }
}

function emptyReport(error: string): JobReport {
  return { ok: false, error, imports: [], runs: [], outputs: [] }
}

/** Writes the report, prints it as the last line of standard output, ends the process. */
function endJob(report: JobReport, outFolder: string, exitCode: number): void {
  try {
    writeReport(report, outFolder)
  } catch (error) {
    process.stderr.write(`${basename(outFolder)}/${reportName} 写不成：${error instanceof Error ? error.message : error}\n`)
    exitCode = Math.max(exitCode, jobExit.failed)
  }
  process.stdout.write(`${JSON.stringify(report)}\n`, () => app.exit(exitCode))
}

function writeReport(report: JobReport, outFolder: string): void {
  mkdirSync(outFolder, { recursive: true })
  const part = join(outFolder, `.${reportName}.${process.pid}.part`)
  writeFileSync(part, `${JSON.stringify(report, null, 2)}\n`)
  renameSync(part, join(outFolder, reportName))
}
