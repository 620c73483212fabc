import { spawn, spawnSync } from 'node:child_process'
import { existsSync, statfsSync } from 'node:fs'
import { delimiter, join } from 'node:path'
import { say } from './project.mjs'

/** What a bare Debian or Ubuntu lacks; several package names where releases differ. */
const needs = [
  { what: 'Xvfb', packages: ['xvfb'], isThere: () => hasCommand('Xvfb') },
  { what: 'xauth', packages: ['xauth'], isThere: () => hasCommand('xauth') },
  { what: 'libgtk-3.so.0', packages: ['libgtk-3-0', 'libgtk-3-0t64'], isThere: () => hasLibrary('libgtk-3.so.0') },
  { what: 'libnss3.so', packages: ['libnss3'], isThere: () => hasLibrary('libnss3.so') },
  { what: 'libasound.so.2', packages: ['libasound2', 'libasound2t64'], isThere: () => hasLibrary('libasound.so.2') },
  { what: 'libgbm.so.1', packages: ['libgbm1'], isThere: () => hasLibrary('libgbm.so.1') },
  { what: '中文字体 Chinese font', packages: ['fonts-noto-cjk'], isThere: hasChineseFont },
  { what: 'pdftotext', packages: ['poppler-utils'], isThere: () => hasCommand('pdftotext') },
]

/** What compiling a package of npm takes. */
export const compilerNeeds = ['g++', 'make', 'python3'].map((command) => ({
  what: command,
  packages: [command],
  isThere: () => hasCommand(command),
}))

/** What the bench of screens measures beside the product. */
export const searchNeeds = [{ what: 'ripgrep', packages: ['ripgrep'], isThere: () => hasCommand('rg') }]

/** Installs the system libraries and programs that are missing, where apt-get may; says what is missing where it may not. */
export function ensureSystem(wanted = needs) {
  if (process.platform !== 'linux') return
  const missing = wanted.filter((need) => !need.isThere())
  if (missing.length === 0) return
  const apt = aptCommand()
  if (!apt) {
    say(
      `缺少 ${namesOf(missing)}，本用户不能安装系统软件；请管理员执行 · missing, and this user may not install; ask an administrator to run: ${byHand(missing)}`,
    )
    return
  }
  say(`安装系统库 · installing system libraries: ${namesOf(missing)}`)
  runApt(apt, ['update'])
  runApt(apt, [
    'install',
    '-y',
    '--no-install-recommends',
    ...missing.map((need) => need.packages.find(isKnownToApt) ?? need.packages[0]),
  ])
  const still = missing.filter((need) => !need.isThere())
  if (still.length > 0) say(`仍缺 ${namesOf(still)}，请手工安装 · still missing, install by hand: ${byHand(still)}`)
}

function runApt(apt, args) {
  const environment = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' }
  spawnSync(apt[0], [...apt.slice(1), '-q', ...args], { stdio: ['ignore', 'ignore', 2], env: environment })
}

function namesOf(missing) {
  return missing.map((need) => need.what).join('、')
}

function byHand(missing) {
  return `apt-get install ${missing.map((need) => need.packages[0]).join(' ')}`
}

/** Whether a person can see windows here. */
export function hasDisplay() {
  return process.platform !== 'linux' || Boolean(process.env.DISPLAY || process.env.WAYLAND_DISPLAY)
}

/**
 * The environment in which windows open: the given one where DISPLAY is set, else with an X server of its own that ends with this process.
 * `close` ends it earlier. The server is not to reset when the last window closes: it refuses the windows that open meanwhile.
 */
export async function openDisplay() {
  if (hasDisplay()) return { env: process.env, close() {} }
  if (!hasCommand('Xvfb')) throw new Error('没有显示器，也没有 Xvfb · there is neither a display nor Xvfb: apt-get install xvfb')
  const server = spawn('Xvfb', ['-displayfd', '3', '-screen', '0', '1600x1000x24', '-nolisten', 'tcp', '-noreset'], {
    stdio: ['ignore', 'ignore', 'ignore', 'pipe'],
  })
  const close = () => void server.kill()
  process.once('exit', close)
  const number = await new Promise((resolve, reject) => {
    server.once('error', reject)
    server.once('exit', (code) => reject(new Error(`Xvfb ended with ${code}`)))
    let text = ''
    server.stdio[3].on('data', (chunk) => {
      text += chunk
      if (text.endsWith('\n')) resolve(text.trim())
    })
  })
  server.stdio[3].destroy()
  server.unref()
  return { env: { ...process.env, DISPLAY: `:${number}` }, close }
}

/** What Chromium must be told on this machine; each switch only where nothing else works. */
export function chromiumSwitches() {
  if (process.platform !== 'linux') return []
  return [...(needsNoSandbox() ? ['--no-sandbox'] : []), ...(hasSmallSharedMemory() ? ['--disable-dev-shm-usage'] : [])]
}

function needsNoSandbox() {
  if (process.getuid() === 0) return true
  return spawnSync('unshare', ['--user', 'true'], { stdio: 'ignore' }).status !== 0
}

function hasSmallSharedMemory() {
  if (!existsSync('/dev/shm')) return true
  const { bsize, blocks } = statfsSync('/dev/shm')
  return bsize * blocks < 256 * 1024 * 1024
}

function aptCommand() {
  if (!hasCommand('apt-get')) return undefined
  if (process.getuid() === 0) return ['apt-get']
  const passwordless = hasCommand('sudo') && spawnSync('sudo', ['-n', 'true'], { stdio: 'ignore' }).status === 0
  return passwordless ? ['sudo', '-n', 'apt-get'] : undefined
}

function isKnownToApt(name) {
  const { stdout } = spawnSync('apt-cache', ['policy', name], { encoding: 'utf8', env: { ...process.env, LC_ALL: 'C' } })
  return /Candidate: (?!\(none\))/.test(stdout ?? '')
}

function hasCommand(name) {
  return (process.env.PATH ?? '').split(delimiter).some((folder) => folder && existsSync(join(folder, name)))
}

function hasLibrary(name) {
  const { stdout } = spawnSync('ldconfig', ['-p'], {
    encoding: 'utf8',
    env: { ...process.env, PATH: `${process.env.PATH ?? ''}${delimiter}/sbin${delimiter}/usr/sbin` },
  })
  return (stdout ?? '').includes(`\t${name} `)
}

function hasChineseFont() {
  const { stdout } = spawnSync('fc-list', [':lang=zh-cn', 'family'], { encoding: 'utf8' })
  return Boolean(stdout?.trim())
}
