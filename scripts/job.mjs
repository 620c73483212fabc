import { runJobFile } from './headless.mjs'
import { callerPath, main, say } from './project.mjs'

await main(async () => {
  const words = process.argv.slice(2).flatMap((word) => (word.startsWith('--out=') ? ['--out', word.slice(6)] : [word]))
  const out = words.indexOf('--out')
  const outFolder = out < 0 ? undefined : words.splice(out, 2)[1]
  const [file, ...more] = words
  if (!file || more.length > 0 || (out >= 0 && !outFolder)) {
    say('用法 · usage: npm run job -- FILE.job.json [--out DIR]')
    return 2
  }
  const { exitCode, report } = await runJobFile(callerPath(file), outFolder && callerPath(outFolder))
  if (report) process.stdout.write(`${report}\n`)
  return exitCode
})
