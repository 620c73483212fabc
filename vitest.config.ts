import { defineConfig } from 'vitest/config'

export default defineConfig({
  test: {
    projects: [
      {
        test: {
          name: 'unit',
          include: [
            'architecture.test.ts',
            'shared/**/*.test.ts',
            'main/**/*.test.ts',
            'renderer/{app,ui,features,messages}/**/*.test.{ts,tsx}',
          ],
        },
      },
      { test: { name: 'engine', include: ['renderer/engine/**/*.test.ts'], setupFiles: ['fake-indexeddb/auto'] } },
    ],
  },
})
