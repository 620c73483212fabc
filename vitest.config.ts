import { defineConfig } from 'vitest/config'

/**
 * A test that hangs ends; no test fails because the machine is busy or slow. The files that one process runs share their modules, which halves the
 * time: a test puts back what it changes of globals, and no module keeps what a test has done.
 */
const common = { testTimeout: 60_000, hookTimeout: 60_000, isolate: false }

export default defineConfig({
  test: {
    projects: [
      {
        test: {
          ...common,
          name: 'unit',
          include: [
            'architecture.test.ts',
            'shared/**/*.test.ts',
            'main/**/*.test.ts',
            'renderer/{app,ui,features,messages}/**/*.test.{ts,tsx}',
          ],
        },
      },
      { test: { ...common, name: 'engine', include: ['renderer/engine/**/*.test.ts'], setupFiles: ['fake-indexeddb/auto'] } },
    ],
  },
})
