import { spawnSync } from 'node:child_process'
import { existsSync, readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { runChecks } from './check.mjs'
import { runSpecs } from './e2e.mjs'
import { ensureInstalled } from './install.mjs'
import { checkoutCache, main, root, say } from './project.mjs'
import { ensureSystem } from './system.mjs'

const reports = join(checkoutCache, 'reports')

await main(async () => {
  await ensureInstalled()
  ensureSystem()
  rmSync(reports, { recursive: true, force: true })
  const failed = runChecks()
  const results = [await layer('unit', vitest), await layer('engine', vitest), await layer('e2e', () => runSpecs([]))]
  for (const { name, exitCode, passed } of results) {
    if (exitCode !== 0) failed.push(name)
    else if (passed === 0) failed.push(`${name} (一个测试也没有运行 · no test ran)`)
  }
  for (const name of results.flatMap(({ flaky }) => flaky)) say(`第二次才通过 · passed only when run again: ${name}`)
  if (failed.length > 0) say(`没有通过 · failed: ${failed.join(', ')}`)
  process.stdout.write(`${sum(results, 'passed')} passed, ${sum(results, 'failed')} failed\n`)
  return failed.length > 0 ? 1 : 0
})

async function layer(name, run) {
  say(`测试 · testing ${name}`)
  const exitCode = await run(name).catch((error) => {
    say(error.message)
    return 1
  })
  return { name, exitCode, ...countsIn(join(reports, `${name}.json`)) }
}

async function vitest(project) {
  const args = [
    'run',
    '--project',
    project,
    '--reporter=default',
    '--reporter=json',
    `--outputFile.json=${join(reports, `${project}.json`)}`,
  ]
  const { status } = spawnSync(process.execPath, [join(root, 'node_modules', 'vitest', 'vitest.mjs'), ...args], {
    cwd: root,
    stdio: 'inherit',
  })
  return status ?? 1
}

/** Reads vitest's or Playwright's report; a missing one counts as nothing run. */
function countsIn(report) {
  if (!existsSync(report)) return { passed: 0, failed: 0, flaky: [] }
  const content = JSON.parse(readFileSync(report, 'utf8'))
  if (!content.stats) return { passed: content.numPassedTests, failed: content.numFailedTests, flaky: [] }
  const { expected, flaky, unexpected } = content.stats
  return { passed: expected + flaky, failed: unexpected, flaky: flakyIn(content.suites) }
}

/** Names of the specs that failed once and passed when run again. */
function flakyIn(suites) {
  return suites.flatMap(({ suites: inner = [], specs = [] }) => [
    ...specs
      .filter(({ tests }) => tests.some(({ status }) => status === 'flaky'))
      .map(({ file, line, title }) => `${file}:${line} ${title}`),
    ...flakyIn(inner),
  ])
}

function sum(results, what) {
  return results.reduce((total, result) => total + result[what], 0)
}
