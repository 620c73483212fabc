import { spawnSync } from 'node:child_process'
import { join } from 'node:path'
import { argv } from 'node:process'
import { fileURLToPath } from 'node:url'
import { prepareApp } from './prepare.mjs'
import { callerPath, main, root } from './project.mjs'
import { openDisplay } from './system.mjs'

/**
 * Runs the e2e specs in a real Electron, or in the packed app that GUOSHAI_APP names; gives Playwright's exit code. `environment` is given
 * to them beside this process's own, `output` is the file descriptor on which Playwright speaks.
 */
export async function runSpecs(playwrightArgs, { environment = {}, output = 1 } = {}) {
  const runtime = await prepareApp()
  const display = await openDisplay()
  try {
    const env = { ...display.env, ...environment, GUOSHAI_RUNTIME: JSON.stringify(runtime) }
    if (process.env.GUOSHAI_APP) env.GUOSHAI_APP = callerPath(process.env.GUOSHAI_APP)
    const playwright = join(root, 'node_modules', '@playwright', 'test', 'cli.js')
    const { status } = spawnSync(process.execPath, [playwright, 'test', '--config', 'e2e', ...playwrightArgs], {
      cwd: root,
      stdio: ['inherit', output, 2],
      env,
    })
    return status ?? 1
  } finally {
    display.close()
  }
}

if (argv[1] === fileURLToPath(import.meta.url)) await main(() => runSpecs(process.argv.slice(2)))
