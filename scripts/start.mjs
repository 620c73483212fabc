import { spawn } from 'node:child_process'
import { prepareApp } from './prepare.mjs'
import { main, root, say } from './project.mjs'
import { hasDisplay } from './system.mjs'

await main(async () => {
  if (!hasDisplay()) {
    say(
      '这台机器没有显示器，窗口打不开；不用显示器的演示：npm run demo · there is no display here to open a window on; without one: npm run demo',
    )
    return 1
  }
  const { executable, args } = await prepareApp()
  const app = spawn(executable, [...args, ...process.argv.slice(2)], { cwd: root, stdio: ['ignore', 'ignore', 'inherit'] })
  for (const signal of ['SIGINT', 'SIGTERM']) process.once(signal, () => app.kill())
  return new Promise((resolve) => app.once('exit', (code) => resolve(code ?? 1)))
})
