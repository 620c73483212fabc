import { spawnSync } from 'node:child_process'
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { root, say, withLock } from '../scripts/project.mjs'
import { compilerNeeds, ensureSystem } from '../scripts/system.mjs'

const folder = join(root, 'bench')
const quiet = ['--no-audit', '--no-fund', '--loglevel=error']

/** Installs the peers into bench/node_modules where they are missing or cannot be loaded. */
export async function ensurePeers() {
  if (missingPeers().length === 0) return
  await withLock(join(root, '.cache', 'install-peers'), async () => {
    if (missingPeers().length === 0) return
    say('安装对照程序 · installing the peers of the benches (npm, in bench/)')
    npm(['install', '--ignore-scripts', '--no-save', '--no-package-lock', ...quiet])
    if (missingPeers().includes('better-sqlite3')) buildSqlite()
    const still = missingPeers()
    if (still.length > 0) throw new Error(`没有装成 · could not be installed: ${still.join(', ')} (bench/package.json)`)
  })
}

/** Fetches the built binary where it can be reached, else compiles it: the compiler comes from apt-get, Node's headers from npm. */
function buildSqlite() {
  say('安装 better-sqlite3；没有现成的就编译，约两分钟 · fetching better-sqlite3, or compiling it in about two minutes')
  const module = join(folder, 'node_modules', 'better-sqlite3')
  const prebuild = join(folder, 'node_modules', '.bin', 'prebuild-install')
  if (spawnSync(prebuild, [], { cwd: module, stdio: 'ignore', timeout: 60_000 }).status === 0 && loads('better-sqlite3')) return
  ensureSystem(compilerNeeds)
  const work = mkdtempSync(join(tmpdir(), 'guoshai-headers-'))
  try {
    const headers = headersBesideNode() ?? headersFromNpm(work)
    npm(['run', 'build-release', ...quiet], { cwd: module, env: headers ? { npm_config_nodedir: headers } : {} })
  } finally {
    rmSync(work, { recursive: true, force: true })
  }
}

/** The folder over `include/node` of the Node that runs this, where it came with its headers. */
function headersBesideNode() {
  return [dirname(dirname(process.execPath)), '/usr', '/usr/local'].find(hasHeaders)
}

function headersFromNpm(work) {
  const name = `node-${process.platform}-${process.arch}@${process.versions.node}`
  npm(['install', '--ignore-scripts', '--no-save', '--no-package-lock', '--prefix', work, name, ...quiet], { cwd: work })
  const modules = join(work, 'node_modules')
  const found = existsSync(modules) ? readdirSync(modules).map((entry) => join(modules, entry)) : []
  return found.find(hasHeaders)
}

function hasHeaders(prefix) {
  const file = join(prefix, 'include', 'node', 'node_version.h')
  if (!existsSync(file)) return false
  const text = readFileSync(file, 'utf8')
  const version = ['MAJOR', 'MINOR', 'PATCH'].map((part) => new RegExp(`define NODE_${part}_VERSION (\\d+)`).exec(text)?.[1])
  return version.join('.') === process.versions.node
}

function missingPeers() {
  const { dependencies } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'))
  return Object.keys(dependencies).filter((name) => !loads(name))
}

/** Tried in another process: a binary for another Node may end the one that loads it. */
function loads(name) {
  const use = name === 'better-sqlite3' ? `new (require('better-sqlite3'))(':memory:')` : `require('${name}')`
  return spawnSync(process.execPath, ['-e', use], { cwd: folder, stdio: 'ignore' }).status === 0
}

/** Runs npm; what it says is shown where it fails. */
function npm(args, { cwd = folder, env = {} } = {}) {
  const isWindows = process.platform === 'win32'
  const { status, stderr } = spawnSync(isWindows ? 'npm.cmd' : 'npm', args, {
    cwd,
    stdio: ['ignore', 'ignore', 'pipe'],
    encoding: 'utf8',
    maxBuffer: 64 * 1024 * 1024,
    shell: isWindows,
    env: { ...process.env, ...env },
  })
  if (status !== 0) say(stderr ?? 'npm')
}
