import { parentPort, workerData } from 'node:worker_threads'
import traditionalCharacters from 'opencc-js/dict/TSCharacters'
import { eachTicket } from './screen-corpus.mjs'

/*
 * Counts by brute force over the text of the source file, written from interfaces.md (Screen language) alone: a worker that evaluates
 * every `parts`-th accepted ticket, beginning with number `part`, for all questions.
 */

const simplified = new Map(traditionalCharacters.split('|').map((pair) => pair.split(' ')))
const traditional = new RegExp(`[${[...simplified.keys()].join('')}]`, 'gu')

/** NFKC, lower case, traditional to simplified. */
function fold(text) {
  return text
    .normalize('NFKC')
    .toLowerCase()
    .replace(traditional, (character) => simplified.get(character))
}

/** A row: `all` its folded cells, parted by a NUL that no word holds, and each cell as it is and folded. */
function rowOf(originals) {
  const cells = originals.map((original) => ({ original, folded: fold(original) }))
  return { all: cells.map(({ folded }) => folded).join('\0'), cells }
}

function testOf(query) {
  if (typeof query === 'string') {
    if (!/[?*]/.test(query)) return ({ all }) => all.includes(query)
    const pattern = new RegExp(query.replaceAll('?', '[^\\0]').replaceAll('*', '[^\\p{P}\\n\\r\\0]{0,12}'), 'u')
    const literals = query.split(/[?*]/)
    return ({ all }) => literals.every((literal) => all.includes(literal)) && pattern.test(all)
  }
  if (query.near) {
    const sides = query.near.map(testOf)
    return (row) => sides.every((test) => test(row)) && row.cells.some((cell) => isNear(query, cell))
  }
  if (query.not) {
    const test = testOf(query.not)
    return (row) => !test(row)
  }
  const tests = (query.any ?? query.all).map(testOf)
  return query.any ? (row) => tests.some((test) => test(row)) : (row) => tests.every((test) => test(row))
}

/** Whether a word of one side stands within the distance of a word of the other, in the given order if the order matters. */
function isNear({ near: [left, right], distance, isOrdered }, cell) {
  const lefts = placesOf(left, cell)
  if (lefts.length === 0) return false
  const rights = placesOf(right, cell)
  return lefts.some((one) =>
    rights.some((other) => {
      if (isOrdered && other.start <= one.start) return false
      return Math.max(other.start - one.end, one.start - other.end) <= distance
    }),
  )
}

/** Where words of a group stand, in characters of the original. */
function placesOf(group, { original, folded }) {
  const places = []
  for (const word of group.any) {
    for (let at = folded.indexOf(word); at >= 0; at = folded.indexOf(word, at + 1)) {
      places.push({ start: at, end: at + word.length })
    }
  }
  if (places.length === 0 || folded.length === original.length) return places
  const originalAt = [...original].flatMap((character, index) => Array(fold(character).length).fill(index))
  return places.map(({ start, end }) => ({ start: originalAt[start], end: originalAt[end - 1] + 1 }))
}

if (parentPort) {
  const { file, columns, duplicates, queries, part, parts } = workerData
  const isDuplicate = new Set(duplicates)
  const tests = queries.map(testOf)
  const counts = queries.map(() => 0)
  await eachTicket(file, columns, (cells, row) => {
    if (row % parts !== part || isDuplicate.has(row)) return
    const ticket = rowOf(cells)
    for (let index = 0; index < tests.length; index++) if (tests[index](ticket)) counts[index]++
  })
  parentPort.postMessage(counts)
}
