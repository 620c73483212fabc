import type { LexiconPreview } from '../../shared/contract/lexicons.ts'
import { AppError, type ErrorDetails } from '../../shared/errors.ts'

/** Everything that is wrong in a lexicon file, each with the file's name and the place inside it: a path in JSON, a line elsewhere. */
export function lexiconFaults({ groups, groupless, cycles }: LexiconPreview, file: string): AppError[] {
  const words = groups.flatMap(({ name: group, faults }) =>
    faults.map(({ number, word, error: { code, position, length, details }, line, path }) => {
      const place: ErrorDetails = line === null ? { path: path ?? '' } : { line }
      return new AppError('query.invalid', {
        ...details,
        query: code,
        position,
        length,
        where: word,
        group,
        word: number,
        file,
        ...place,
      })
    }),
  )
  const rows = groupless.map((line) => new AppError('lexicon.invalid', { file, line, reason: 'groupless' }))
  const circles = cycles.map((path) => new AppError('lexicon.cyclic', { file, path }))
  return [...words, ...rows, ...circles]
}
