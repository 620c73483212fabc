import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { builtinModules } from 'node:module'
import { join } from 'node:path'
import { argv } from 'node:process'
import { fileURLToPath } from 'node:url'
import { ensureInstalled } from './install.mjs'
import { checkoutCache, main, root, say, withLock } from './project.mjs'

/** Chromium and Node of the oldest Electron that runs us (33). */
const chromium = 'chrome130'
const node = 'node20'

const parts = [
  {
    name: 'main',
    sources: ['main', 'shared'],
    product: 'out/main/index.js',
    config: () => nodeSide({ entry: 'main/index.ts', format: 'es', file: 'index.js' }),
  },
  {
    name: 'preload',
    sources: ['main', 'shared'],
    product: 'out/main/preload.cjs',
    config: () => nodeSide({ entry: 'main/preload.ts', format: 'cjs', file: 'preload.cjs' }),
  },
  { name: 'renderer', sources: ['renderer', 'shared'], product: 'out/renderer/index.html', config: windowSide },
]

/** Held while out/ is written, or must not change. */
export const buildLock = join(checkoutCache, 'build')

/** Builds out/ where a source has changed since the last build. */
export async function build() {
  await withLock(buildLock, async () => {
    for (const part of parts) await buildPart(part)
  })
}

async function buildPart({ name, sources, product, config }) {
  const stamp = join(checkoutCache, 'build', name)
  const hash = hashOf([...sources.flatMap(filesUnder), 'package-lock.json', 'package.json', 'scripts/build.mjs'])
  if (existsSync(join(root, product)) && existsSync(stamp) && readFileSync(stamp, 'utf8') === hash) return
  const started = Date.now()
  const vite = await import('vite')
  await vite.build(await config())
  mkdirSync(join(checkoutCache, 'build'), { recursive: true })
  writeFileSync(stamp, hash)
  say(`构建 · built ${name} (${((Date.now() - started) / 1000).toFixed(1)} s)`)
}

/** Electron's main process and preload: one file each, everything bundled but Node and Electron. */
function nodeSide({ entry, format, file }) {
  return {
    ...common,
    ssr: { noExternal: true, target: 'node' },
    build: {
      ...common.build,
      ssr: join(root, entry),
      target: node,
      outDir: join(root, 'out', 'main'),
      emptyOutDir: false,
      rolldownOptions: {
        external: ['electron', ...builtinModules, /^node:/],
        output: { format, entryFileNames: file, codeSplitting: false },
      },
    },
  }
}

/** The window and its workers, as files that `app://` serves. */
async function windowSide() {
  const { default: react } = await import('@vitejs/plugin-react')
  return {
    ...common,
    root: join(root, 'renderer'),
    base: './',
    plugins: [react()],
    worker: { format: 'es' },
    build: {
      ...common.build,
      target: chromium,
      outDir: join(root, 'out', 'renderer'),
      emptyOutDir: true,
      modulePreload: { polyfill: false },
      assetsInlineLimit: 0,
    },
  }
}

const common = {
  configFile: false,
  root,
  logLevel: 'warn',
  clearScreen: false,
  publicDir: false,
  build: { minify: 'oxc', sourcemap: true, reportCompressedSize: false, chunkSizeWarningLimit: 8_000 },
}

function filesUnder(folder) {
  return readdirSync(join(root, folder), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && !/\.test\.tsx?$/.test(entry.name))
    .map((entry) => join(entry.parentPath, entry.name).slice(root.length + 1))
    .sort()
}

function hashOf(files) {
  const hash = createHash('sha256')
  for (const file of files) {
    hash.update(`${file}\0`)
    hash.update(readFileSync(join(root, file)))
  }
  return hash.digest('hex')
}

if (argv[1] === fileURLToPath(import.meta.url)) {
  await main(async () => {
    await ensureInstalled()
    await build()
  })
}
