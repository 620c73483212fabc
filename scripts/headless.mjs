import { spawn } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { prepareApp } from './prepare.mjs'
import { root } from './project.mjs'
import { openDisplay } from './system.mjs'

/** Chromium's remarks about a machine without a graphics card, a bus or a keyring; nothing the reader can act on. */
const noise = /^\[\d+:\d{4}\/|^\s*$|^(libva|MESA|Gtk-|GLib)|DevTools listening/

/**
 * Runs a job file in a hidden window: `{ exitCode, report }`. Temporary files of the run are gone afterwards, also where it was killed.
 */
export async function runJobFile(file, outFolder) {
  const { executable, args } = await prepareApp()
  const display = await openDisplay()
  const temporary = mkdtempSync(join(tmpdir(), 'guoshai-run-'))
  const app = spawn(executable, [...args, `--job=${file}`, ...(outFolder ? [`--out=${outFolder}`] : [])], {
    cwd: root,
    env: { ...display.env, TMPDIR: temporary },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  const stop = () => app.kill()
  process.once('SIGINT', stop)
  process.once('SIGTERM', stop)
  try {
    passOn(app.stderr)
    const [lines, exitCode] = await Promise.all([textOf(app.stdout), ended(app)])
    return { exitCode, report: lines.trim().split('\n').at(-1) ?? '' }
  } finally {
    display.close()
    rmSync(temporary, { recursive: true, force: true, maxRetries: 5 })
  }
}

function ended(app) {
  return new Promise((resolve, reject) => {
    app.once('error', reject)
    app.once('exit', (code) => resolve(code ?? 1))
  })
}

async function textOf(stream) {
  let text = ''
  stream.setEncoding('utf8')
  for await (const chunk of stream) text += chunk
  return text
}

async function passOn(stream) {
  let rest = ''
  stream.setEncoding('utf8')
  for await (const chunk of stream) {
    const lines = (rest + chunk).split('\n')
    rest = lines.pop()
    for (const line of lines) if (process.env.DEBUG || !noise.test(line)) process.stderr.write(`${line}\n`)
  }
  if (rest) process.stderr.write(rest)
}
