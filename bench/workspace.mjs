import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { openApp } from './app.mjs'

/** That of the specs, which open the workspace. */
const PASSWORD = '青石板 walnut 二十七'

/** A workspace in `scratch` that a job fills, for specs that measure it in the window; gives its folder. */
export async function fillWorkspace(scratch, imports) {
  const workspace = join(scratch, 'workspace')
  mkdirSync(workspace)
  const app = await openApp(scratch)
  try {
    const { report } = await app.run({ workspace, imports }, { password: PASSWORD })
    if (!report.ok) throw new Error(report.error)
  } finally {
    app.close()
  }
  return workspace
}
