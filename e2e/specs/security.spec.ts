import { expect, test } from '../support/launch.ts'

test('starting and looking around sends no request but app://', async ({ app }) => {
  const urls: string[] = []
  app.window.on('request', (request) => urls.push(request.url()))
  await app.window.reload()
  await app.window.waitForLoadState('load')
  await app.window.waitForTimeout(1_500)
  expect(urls.length).toBeGreaterThan(1)
  expect(urls.filter((url) => !/^(app:\/\/guoshai\/|blob:app:\/\/guoshai\/|data:)/.test(url))).toEqual([])
  expect(app.refusals()).toEqual([])
})

test('the window is cross-origin isolated and sandboxed', async ({ app }) => {
  expect(await app.window.evaluate(() => [crossOriginIsolated, isSecureContext, typeof SharedArrayBuffer])).toEqual([
    true,
    true,
    'function',
  ])
  const preferences = await app.electron.evaluate(({ BrowserWindow }) => {
    const contents = BrowserWindow.getAllWindows()[0]!.webContents as unknown as {
      getLastWebPreferences(): Record<string, unknown>
    }
    const { sandbox, contextIsolation, nodeIntegration } = contents.getLastWebPreferences()
    return { sandbox, contextIsolation, nodeIntegration }
  })
  expect(preferences).toEqual({ sandbox: true, contextIsolation: true, nodeIntegration: false })
})

test.describe('what tries to break out', () => {
  test.use({ mayBeRefused: true, expectedErrors: /Content Security Policy|ERR_|Failed to (fetch|load resource)/ })

  test('node, require, process and fs are not reachable from the window', async ({ app }) => {
    const reachable = await app.window.evaluate(async () => {
      const names = ['require', 'process', 'module', 'global', 'Buffer', '__dirname', 'electron', 'ipcRenderer']
      const found = names.filter((name) => name in globalThis)
      for (const specifier of ['fs', 'node:fs', 'electron', 'child_process']) {
        const loaded = await import(/* @vite-ignore */ specifier).then(
          () => true,
          () => false,
        )
        if (loaded) found.push(specifier)
      }
      return found
    })
    expect(reachable).toEqual([])
    const port = await app.window.evaluate(() => Object.keys((window as unknown as { desktopPort: object }).desktopPort).sort())
    expect(port).toEqual(['on', 'post'])
  })

  test('code from text does not run', async ({ app }) => {
    const outcome = await app.window.evaluate(() => {
      const script = document.createElement('script')
      script.textContent = 'document.documentElement.dataset.ran = "yes"'
      document.head.append(script)
      return document.documentElement.dataset.ran ?? 'refused'
    })
    expect(outcome).toBe('refused')
  })

  test('a request of the window is refused and logged', async ({ app }) => {
    const outcome = await app.window.evaluate(() =>
      fetch('https://example.invalid/window').then(
        () => 'answered',
        () => 'refused',
      ),
    )
    expect(outcome).toBe('refused')
    await expect.poll(() => app.refusals().join('\n')).toContain('content policy')
    expect(app.refusals().join('\n')).toContain('https://example.invalid/window')
  })

  test('a request that no page policy covers is refused by the filter and logged', async ({ app }) => {
    const outcome = await app.electron.evaluate(({ net }) =>
      net.fetch('https://example.invalid/main').then(
        () => 'answered',
        (error: Error) => error.message,
      ),
    )
    expect(outcome).toContain('ERR_BLOCKED_BY_CLIENT')
    expect(app.refusals()).toEqual(['request filter: https://example.invalid/main'])
  })

  test('a link to elsewhere leads nowhere', async ({ app }) => {
    const before = app.window.url()
    await app.window.evaluate(() => {
      location.href = 'https://example.invalid/navigation'
    })
    await expect.poll(() => app.refusals().join('\n')).toContain('https://example.invalid/navigation')
    expect(app.window.url()).toBe(before)
  })

  test('no second window opens', async ({ app }) => {
    expect(await app.window.evaluate(() => window.open('https://example.invalid/popup') === null)).toBe(true)
    expect(await app.window.evaluate(() => window.open('app://guoshai/index.html') === null)).toBe(true)
    expect(app.electron.windows()).toHaveLength(1)
  })

  test('no permission is given but that the workspace may stay', async ({ app }) => {
    const permissions = await app.window.evaluate(async () => {
      const names = ['geolocation', 'notifications', 'camera', 'microphone'] as PermissionName[]
      return Promise.all(names.map(async (name) => (await navigator.permissions.query({ name })).state))
    })
    expect(permissions).toEqual(['denied', 'denied', 'denied', 'denied'])
    expect(await app.window.evaluate(() => navigator.storage.persist())).toBe(true)
  })

  test('a path outside the built window is not served', async ({ app }) => {
    const statuses = await app.window.evaluate(() =>
      Promise.all(
        ['/..%2f..%2fpackage.json', '/%2e%2e/main/index.js', '/../main/index.js', '/file/not-a-token', '/nothing.html'].map(
          async (path) => (await fetch(path)).status,
        ),
      ),
    )
    expect(statuses).toEqual([404, 404, 404, 404, 404])
  })
})
