import { spawn } from 'node:child_process'
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { prepareApp } from '../scripts/prepare.mjs'
import { root } from '../scripts/project.mjs'
import { openDisplay } from '../scripts/system.mjs'
import { isAlive, processesUnder, residentBytes } from './processes.mjs'

const POLL_MILLISECONDS = 100

/** The real app, ready to run jobs as `npm run job` does. Files of the runs go into `scratch`; `close` ends the display. */
export async function openApp(scratch) {
  const { executable, args } = await prepareApp()
  const display = await openDisplay()
  const start = (job, settings = {}) => new JobRun({ executable, args, env: display.env, scratch }, job, settings)
  return { start, run: (job, settings) => start(job, settings).ended, close: display.close }
}

/**
 * One run of a job, in a process group of its own. `ended` gives `{ exitCode, report, seconds, peakBytes }`: `report` undefined where the
 * run was killed, `peakBytes` the most that all renderer processes together held at one moment.
 */
class JobRun {
  #app
  #peakBytes = 0
  #started = performance.now()

  /** `settings`: `password` of a kept workspace; `onLine(line, milliseconds)` for each line of progress. */
  constructor({ executable, args, env, scratch }, job, { password, onLine }) {
    const folder = mkdtempSync(join(scratch, 'run-'))
    const temporary = join(folder, 'tmp')
    mkdirSync(temporary)
    const file = join(folder, 'bench.job.json')
    writeFileSync(file, JSON.stringify({ format: 'guoshai.job/1', ...job }))
    this.out = join(folder, 'out')
    this.#app = spawn(executable, [...args, `--job=${file}`, `--out=${this.out}`], {
      cwd: root,
      env: { ...env, TMPDIR: temporary, ...(password !== undefined && { GUOSHAI_PASSWORD: password }) },
      stdio: ['ignore', 'pipe', 'pipe'],
      detached: true,
    })
    const stop = () => this.kill()
    process.once('exit', stop)
    this.ended = this.#watch(onLine).finally(() => {
      process.off('exit', stop)
      rmSync(temporary, { recursive: true, force: true, maxRetries: 5 })
    })
  }

  /** The most that all renderer processes held until now. */
  get peakBytes() {
    return this.#peakBytes
  }

  /** Ends every process of the run at once, as a power cut would; gives those that were there. */
  kill() {
    const processes = processesUnder(this.#app.pid)
    for (const pid of [-this.#app.pid, ...processes.map(({ pid }) => pid)]) {
      try {
        process.kill(pid, 'SIGKILL')
      } catch (error) {
        if (error.code !== 'ESRCH') throw error
      }
    }
    return processes.map(({ pid }) => pid)
  }

  async #watch(onLine) {
    const timer = setInterval(() => {
      const renderers = processesUnder(this.#app.pid).filter(({ command }) => command.includes('--type=renderer'))
      this.#peakBytes = Math.max(
        this.#peakBytes,
        renderers.reduce((sum, { pid }) => sum + residentBytes(pid), 0),
      )
    }, POLL_MILLISECONDS)
    try {
      const [output, errors, exitCode] = await Promise.all([
        textOf(this.#app.stdout),
        textOf(this.#app.stderr, (line) => onLine?.(line, performance.now() - this.#started)),
        new Promise((resolve, reject) => {
          this.#app.once('error', reject)
          this.#app.once('exit', resolve)
        }),
      ])
      const seconds = (performance.now() - this.#started) / 1000
      const report = exitCode === null ? undefined : reportIn(output, errors)
      return { exitCode, report, seconds, peakBytes: this.#peakBytes }
    } finally {
      clearInterval(timer)
    }
  }
}

/** Waits until none of the processes is left; throws after ten seconds. */
export async function allGone(pids) {
  for (let waited = 0; pids.some(isAlive); waited += 20) {
    if (waited > 10_000) throw new Error(`processes survived SIGKILL: ${pids.filter(isAlive).join(' ')}`)
    await sleep(20)
  }
}

function reportIn(output, errors) {
  try {
    return JSON.parse(output.trim().split('\n').at(-1))
  } catch {
    throw new Error(`the job gave no report; its last words:\n${errors.split('\n').slice(-12).join('\n')}`)
  }
}

async function textOf(stream, onLine) {
  let text = ''
  let rest = ''
  stream.setEncoding('utf8')
  for await (const chunk of stream) {
    text += chunk
    if (!onLine) continue
    const lines = (rest + chunk).split('\n')
    rest = lines.pop()
    lines.forEach(onLine)
  }
  return text
}
