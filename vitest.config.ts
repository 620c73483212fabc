import { defineConfig } from 'vitest/config'

/** A test that hangs ends; no test fails because the machine is busy or slow. */
const limits = { testTimeout: 60_000, hookTimeout: 60_000 }

export default defineConfig({
  test: {
    projects: [
      {
        test: {
          ...limits,
          name: 'unit',
          include: [
            'architecture.test.ts',
            'shared/**/*.test.ts',
            'main/**/*.test.ts',
            'renderer/{app,ui,features,messages}/**/*.test.{ts,tsx}',
          ],
        },
      },
      { test: { ...limits, name: 'engine', include: ['renderer/engine/**/*.test.ts'], setupFiles: ['fake-indexeddb/auto'] } },
    ],
  },
})
