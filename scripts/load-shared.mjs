import { mkdir, rm } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'

const root = join(dirname(fileURLToPath(import.meta.url)), '..')

/**
 * Imports a TypeScript module of `shared/` into Node, which cannot run it itself: bundled by Vite into `.cache/shared-for-node/`,
 * packages left outside. `path` is relative to `shared/`, e.g. `samples/sample-files.ts`.
 */
export async function loadShared(path) {
  const { build } = await import('vite')
  const name = `${path.replaceAll('/', '-').replace(/\.ts$/, '')}-${process.pid}`
  const directory = join(root, '.cache', 'shared-for-node')
  await mkdir(directory, { recursive: true })
  await build({
    root,
    configFile: false,
    logLevel: 'error',
    build: {
      ssr: join(root, 'shared', path),
      outDir: directory,
      emptyOutDir: false,
      target: 'node20',
      minify: false,
      rolldownOptions: { output: { entryFileNames: `${name}.mjs`, codeSplitting: false } },
    },
  })
  const bundle = join(directory, `${name}.mjs`)
  try {
    return await import(pathToFileURL(bundle).href)
  } finally {
    await rm(bundle, { force: true })
  }
}
