import { spawnSync } from 'node:child_process'
import { join } from 'node:path'
import { argv } from 'node:process'
import { fileURLToPath } from 'node:url'
import { ensureInstalled } from './install.mjs'
import { main, root, say } from './project.mjs'

/** Each check with the command that mends its failure, or shows it again. */
const checks = [
  {
    name: 'types',
    run: ['typescript/bin/tsc', '-b'],
    mend: '改上面列出的位置，再 · mend the places above, then: npm run typecheck',
  },
  { name: 'lint', run: ['@biomejs/biome/bin/biome', 'check', '.'], mend: 'npm run format' },
  { name: 'knip', run: ['knip/bin/knip.js'], mend: '删掉上面没人用的东西 · remove what nobody uses, or: npx knip --fix' },
  {
    name: 'architecture',
    run: ['vitest/vitest.mjs', 'run', '--project', 'unit', 'architecture.test.ts'],
    mend: '按规则的理由移动代码，再 · move the code as the rule’s reason says, then: npx vitest run architecture.test.ts',
  },
]

/** Runs the checks; gives the names of those that failed. */
export function runChecks() {
  return checks.filter((check) => !passes(check)).map((check) => check.name)
}

function passes({ name, run: [tool, ...args], mend }) {
  say(`检查 · checking ${name}`)
  const { status } = spawnSync(process.execPath, [join(root, 'node_modules', tool), ...args], { cwd: root, stdio: 'inherit' })
  if (status !== 0) say(`${name} 没有通过 · failed. ${mend}`)
  return status === 0
}

if (argv[1] === fileURLToPath(import.meta.url)) {
  await main(async () => {
    await ensureInstalled()
    const failed = runChecks()
    return failed.length > 0 ? 1 : 0
  })
}
