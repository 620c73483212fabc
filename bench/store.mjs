import { spawn } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { ensureInstalled } from '../scripts/install.mjs'
import { root } from '../scripts/project.mjs'
import { checkoutRuntime } from '../scripts/runtime.mjs'
import { chromiumSwitches, ensureSystem, openDisplay } from '../scripts/system.mjs'
import { lineOf, median } from './report.mjs'

/**
 * The store's sealed blocks of columns beside one row object a record (Dexie, no index), in the app's own runtime; and the size of the text
 * index. What is read was written by a process that has ended.
 */
export async function* run({ rows = 100_000, runs = 3, scratch }) {
  await ensureInstalled()
  ensureSystem()
  const runtime = await checkoutRuntime(join(root, 'bench', 'store-app'))
  const page = await buildPage(scratch)
  const display = await openDisplay()
  const rounds = []
  try {
    for (let round = 0; round < runs; round++) {
      const profile = mkdtempSync(join(scratch, 'profile-'))
      const key = randomBytes(32).toString('hex')
      const call = (name) => callPage(runtime, display.env, { page, profile, call: `bench.${name}(${rows}, '${key}')` })
      rounds.push({ write: await call('write'), read: await call('read') })
    }
  } finally {
    display.close()
  }
  const isEqual = rounds.every(
    ({ read: { found } }) => found.blocks.rows === rows && JSON.stringify(found.blocks) === JSON.stringify(found.objects),
  )
  for (const [name, must] of [
    ['write', '>= 15'],
    ['read', '>= 4'],
  ]) {
    const rate = (form) => rows / median(rounds.map((round) => round[name][form]))
    yield lineOf({
      name: `store/${name === 'read' ? 'cold-read' : name}`,
      rows,
      value: rate('blocks'),
      unit: 'rows/s',
      peer: 'dexie-objects',
      peerValue: rate('objects'),
      ratio: 'ours/peer',
      must,
      counts: isEqual ? 'equal' : 'different',
    })
  }
  const { text, index } = rounds[0].write.index
  yield lineOf({ name: 'store/index-share', rows, value: (100 * index) / text, unit: '% of text', must: '<= 80' })
}

async function buildPage(scratch) {
  const { build } = await import('vite')
  const folder = join(scratch, 'page')
  await build({
    root,
    configFile: false,
    logLevel: 'error',
    publicDir: false,
    build: {
      outDir: folder,
      lib: { entry: join(root, 'bench', 'store-app', 'page.mjs'), formats: ['iife'], name: 'page', fileName: () => 'page.js' },
      target: 'chrome130',
    },
  })
  mkdirSync(folder, { recursive: true })
  const file = join(folder, 'index.html')
  writeFileSync(file, '<!doctype html><meta charset="utf-8"><title>store</title><script src="page.js"></script>')
  return file
}

function callPage({ executable, args }, env, { page, profile, call }) {
  const child = spawn(executable, [...args, ...chromiumSwitches()], {
    env: { ...env, BENCH_PAGE: page, BENCH_PROFILE: profile, BENCH_CALL: call },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  let output = ''
  let errors = ''
  child.stdout.on('data', (chunk) => {
    output += chunk
  })
  child.stderr.on('data', (chunk) => {
    errors += chunk
  })
  return new Promise((resolve, reject) => {
    child.once('error', reject)
    child.once('close', (code) => {
      if (code === 0) resolve(JSON.parse(output.trim().split('\n').at(-1)))
      else reject(new Error(`${call}: ${errors.trim().split('\n').slice(-5).join('\n')}`))
    })
  })
}
