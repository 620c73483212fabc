import { existsSync, statSync } from 'node:fs'
import { dirname, resolve } from 'node:path'

/** What the command line asks for. Paths are absolute. */
export interface CommandLine {
  job: { file: string; outFolder: string } | undefined
  /** Files given to the program, by the file manager for instance. */
  files: string[]
}

/** Reads `--job FILE --out DIR` (also with `=`); other switches belong to Chromium, other words are files if they exist. */
export function readCommandLine(words: readonly string[], folder: string): CommandLine {
  let job: string | undefined
  let out: string | undefined
  const files: string[] = []
  for (let index = 0; index < words.length; index++) {
    const word = words[index]!
    const [, name, given] = /^--(job|out)(?:=(.*))?$/s.exec(word) ?? []
    if (name) {
      const value = given ?? words[++index]
      if (value !== undefined && name === 'job') job = resolve(folder, value)
      if (value !== undefined && name === 'out') out = resolve(folder, value)
    } else if (!word.startsWith('-') && isFile(resolve(folder, word))) {
      files.push(resolve(folder, word))
    }
  }
  return { job: job === undefined ? undefined : { file: job, outFolder: out ?? dirname(job) }, files }
}

function isFile(path: string): boolean {
  return existsSync(path) && statSync(path).isFile()
}
