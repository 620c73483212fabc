import { spawnSync } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { root, say, withLock } from './project.mjs'

/** Installs the locked dependencies where node_modules is missing or differs from package-lock.json. Needs nothing but Node and npm. */
export async function ensureInstalled() {
  requireNode()
  if (isInstalled()) return
  await withLock(join(root, '.cache', 'install'), async () => {
    if (isInstalled()) return
    say('安装依赖 · installing dependencies (npm)')
    if (runNpm(['ci'], 'ignore') || runNpm(['install', '--no-save'], 2)) return
    say('依赖没有装成：请检查 npm 的镜像设置，然后重试 npm ci · npm failed: check its registry settings, then run npm ci')
    process.exit(1)
  })
}

/**
 * `npm ci` refuses a lock file without the optional packages of other platforms, which a registry mirror may lack;
 * `npm install --no-save` then installs the same locked versions.
 */
function runNpm(args, errors) {
  const isWindows = process.platform === 'win32'
  const { status } = spawnSync(isWindows ? 'npm.cmd' : 'npm', [...args, '--no-audit', '--no-fund', '--loglevel=error'], {
    cwd: root,
    stdio: ['ignore', 'ignore', errors],
    shell: isWindows,
  })
  return status === 0
}

function requireNode() {
  const [major, minor] = process.versions.node.split('.').map(Number)
  if (major > 20 || (major === 20 && minor >= 19)) return
  say(`需要 Node 20.19 或更新，现在是 ${process.versions.node} · Node 20.19 or newer is needed, this is ${process.versions.node}`)
  process.exit(1)
}

function isInstalled() {
  const installedLock = join(root, 'node_modules', '.package-lock.json')
  if (!existsSync(installedLock)) return false
  const wanted = JSON.parse(readFileSync(join(root, 'package-lock.json'), 'utf8')).packages
  const installed = JSON.parse(readFileSync(installedLock, 'utf8')).packages
  return Object.entries(wanted).every(
    ([folder, entry]) => folder === '' || entry.optional || entry.link || installed[folder]?.version === entry.version,
  )
}
