import '../ui/tokens.css'
import '../ui/antd.css'

if (new URLSearchParams(location.search).get('job') === '1') {
  const { startJobRunner } = await import('./job-runner.ts')
  await startJobRunner()
} else {
  const { startApp } = await import('./start-app.tsx')
  startApp()
}
