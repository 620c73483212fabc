import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { runSpecs } from '../scripts/e2e.mjs'
import { say } from '../scripts/project.mjs'
import { lineOf, p95 } from './report.mjs'
import { countByBruteForce, surveyOf } from './screen-corpus.mjs'
import { drawKeywords } from './screen-queries.mjs'
import { vocabularyOf } from './screen-vocabulary.mjs'
import { writeTickets } from './tickets.mjs'
import { fillWorkspace } from './workspace.mjs'

const WORDS = 20
/** Words typed one after the other in the place of the last keyword. */
const TYPED_WORDS = 16

/**
 * Typing in a screen of twenty keywords in the real window: e2e/specs/typing.spec.ts with a workspace that a job fills. Each keystroke's
 * count is known beforehand by brute force over the source file; the time runs from the key to the frame that shows it. `first-count` is the first screen after the app was opened, twenty keywords
 * at once, three seconds after a script has come to the workbench.
 */
export async function* run({ rows = 1_000_000, scratch }) {
  const { 'utf-8': tickets } = await writeTickets(scratch, rows, ['utf-8'])
  const { duplicates, sample } = await surveyOf(tickets.file, rows)
  const plan = await planFor(tickets.file, duplicates, drawKeywords(vocabularyOf(sample), WORDS, TYPED_WORDS))
  const workspace = await fillWorkspace(scratch, [{ as: 'tickets', file: tickets.file, kind: 'ticket' }])

  const result = join(scratch, 'typing-result.json')
  const given = join(scratch, 'typing-plan.json')
  writeFileSync(given, JSON.stringify({ plan, workspace, result }))
  const words = ['typing', '--reporter=line', '--output', join(scratch, 'specs')]
  const status = await runSpecs(words, { environment: { GUOSHAI_TYPING: given }, output: 2 })
  if (status !== 0) throw new Error('the spec of typing failed; what it says is above')
  const { firstCount, toCount, longTasks, callsWhileComposing } = JSON.parse(readFileSync(result, 'utf8'))
  say(`to count: ${toCount.map(Math.round).join(' ')} ms; long tasks: ${longTasks.filter((one) => one > 0).join(' ') || 'none'}`)
  if (callsWhileComposing.length > 0) say(`while composing: ${callsWhileComposing.join(' ')}`)
  const counts = 'equal'
  yield lineOf({ name: 'typing/first-count', rows, value: firstCount, unit: 'ms', must: '<= 1500', counts })
  yield lineOf({ name: 'typing/keystroke-to-count', rows, value: p95(toCount), unit: 'ms p95', must: '<= 200', counts })
  yield lineOf({ name: 'typing/long-tasks', rows, value: p95(longTasks), unit: 'ms p95', must: '<= 50' })
  yield lineOf({ name: 'typing/composing', rows, value: callsWhileComposing.length, unit: 'engine calls', must: '== 0' })
}

/** The last keyword is shortened to its first character, or taken away with it, and another typed in its place; then a last one is composed. */
async function planFor(file, duplicates, { words, typed }) {
  const kept = words.slice(0, -1)
  const states = [words.at(-1)]
  const keys = []
  const press = (key, last) => {
    keys.push({ key, state: states.length })
    states.push(last)
  }
  for (const word of typed) {
    while (states.at(-1) !== '') press('Backspace', states.at(-1).slice(0, -1))
    for (const character of word) press(character, states.at(-1) + character)
  }
  const composed = '的垃圾'
  states.push(states.at(-1) + composed)
  const rows = await countByBruteForce(
    file,
    duplicates,
    states.map((last) => ({ any: last ? [...kept, last] : kept })),
  )
  return {
    text: words.join(' OR '),
    rows: rows[0],
    keys: keys.map(({ key, state }) => ({ key, rows: states[state] === '' ? null : rows[state] })),
    composition: { steps: ['d', 'de', 'de l', 'de la', 'de laji'], text: composed, rows: rows.at(-1) },
  }
}
