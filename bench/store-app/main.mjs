import { app, BrowserWindow } from 'electron'

/** Opens the page of the store bench in a hidden window, makes one call there and prints what it gives as JSON. */
const { BENCH_PAGE, BENCH_CALL, BENCH_PROFILE } = process.env

app.setPath('userData', BENCH_PROFILE)
app.on('window-all-closed', () => {})
app
  .whenReady()
  .then(callPage)
  .catch((error) => process.stderr.write(`${error.stack ?? error}\n`, () => app.exit(1)))

async function callPage() {
  const window = new BrowserWindow({ show: false, webPreferences: { backgroundThrottling: false } })
  await window.loadFile(BENCH_PAGE)
  const result = await window.webContents.executeJavaScript(BENCH_CALL)
  process.stdout.write(`${JSON.stringify(result)}\n`, () => app.exit(0))
}
