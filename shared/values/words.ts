import { fold } from './fold.ts'
import { visible } from './fold-width.ts'

const PIECE = /[\p{L}\p{N}]+(?:[-/.][\p{L}\p{N}]+)*/gu
const HAN = /\p{Script=Han}/u
const RUNS = /\p{Script=Han}+|[^\p{Script=Han}]+/gu
const MODEL = /(?=.*\p{N})(?=.*[a-z])^.{4,}$/u

/**
 * The words of a text, each once, in order: letters and digits folded (`fold`), Chinese by two characters each (one alone stands for itself). What joins letters
 * and digits over `-` `/` `.` is one word: `PS-LX350H` is `pslx350h`. A point between digits stays (`3.5`).
 */
export function wordsOf(text: string): string[] {
  const words = new Set<string>()
  for (const [piece] of fold(visible(text)).matchAll(PIECE)) {
    if (HAN.test(piece)) {
      for (const [run] of piece.replace(/[-/.]/g, ' ').matchAll(RUNS)) addRun(words, run.trim())
      continue
    }
    const joined = piece.replace(/[-/.]/g, '')
    if (joined.length < piece.length && MODEL.test(joined)) words.add(joined)
    else for (const word of piece.split(/[-/]|\.(?!\d)|(?<!\d)\./)) if (word !== '') words.add(word)
  }
  return [...words]
}

/** Two characters from each place of a text; the text itself where it has but one. */
export function bigramsOf(text: string): string[] {
  const signs = [...text]
  if (signs.length < 2) return signs
  return signs.slice(1).map((sign, at) => signs[at]! + sign)
}

function addRun(words: Set<string>, run: string): void {
  if (run === '') return
  if (HAN.test(run)) for (const pair of bigramsOf(run)) words.add(pair)
  else for (const word of run.split(' ')) if (word !== '') words.add(word)
}

/** A number for a word, the same on every machine: 53 bits of two multiplicative hashes. */
export function wordNumber(word: string): number {
  let a = 0x811c9dc5
  let b = 0x9e3779b9
  for (let at = 0; at < word.length; at++) {
    const unit = word.charCodeAt(at)
    a = Math.imul(a ^ unit, 0x01000193)
    b = Math.imul(b ^ unit, 0x85ebca6b)
    b ^= b >>> 13
  }
  return (a >>> 0) * 0x200000 + ((b >>> 0) & 0x1fffff)
}
