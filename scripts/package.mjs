import { spawnSync } from 'node:child_process'
import { existsSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { build, buildLock } from './build.mjs'
import { ensureInstalled } from './install.mjs'
import { main, root, say, withLock } from './project.mjs'
import { findRuntime } from './runtime.mjs'

/** Fuses of an unpacked app that Playwright is to drive; installers keep those of electron-builder.yml. */
const drivable = ['-c.electronFuses.enableNodeCliInspectArguments=true']

await main(async () => {
  await ensureInstalled()
  await build()
  const words = process.argv.slice(2)
  const isUnpacked = words.includes('--dir')
  const runtime = await findRuntime()
  if (runtime.kind === 'test' && !isUnpacked) {
    say(
      '安装包只用官方 Electron 制作，现在取不到它；不出安装包的试验：npm run package -- --dir · installers are built from the official Electron only, which is out of reach; for an unpacked app: npm run package -- --dir',
    )
    return 1
  }
  say(`Electron ${runtime.version} (${runtime.kind}: ${runtime.why})`)
  const onRuntime = isUnpacked ? [`-c.electronDist=${runtime.folder}`, `-c.electronVersion=${runtime.version}`, ...drivable] : []
  rmSync(join(root, 'dist', 'linux-unpacked'), { recursive: true, force: true })
  const cli = join(root, 'node_modules', 'electron-builder', 'cli.js')
  const { status } = await withLock(buildLock, async () =>
    spawnSync(process.execPath, [cli, '--publish=never', ...words, ...onRuntime], {
      cwd: root,
      stdio: ['ignore', 2, 2],
      // Where it believes to be in CI electron-builder hard-links, and setting the fuses would change the cached runtime.
      env: { ...process.env, USE_HARD_LINKS: 'false' },
    }),
  )
  const app = join(root, 'dist', 'linux-unpacked', 'guoshai')
  if (status === 0 && isUnpacked && existsSync(app)) say(`试它 · try it: GUOSHAI_APP=${app} npm run e2e -- smoke`)
  return status ?? 1
})
