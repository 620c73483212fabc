import type { EngineContract } from '../../../shared/contract/engine.ts'
import type { Handlers } from '../../../shared/contract/method.ts'
import { AppError } from '../../../shared/errors.ts'
import { parseQuery } from '../../../shared/screening/parse.ts'
import type { Query } from '../../../shared/screening/query.ts'
import type { Investigation } from '../investigation.ts'

export function lexiconHandlers({ lexicons, results }: Investigation): Pick<Handlers<EngineContract>, 'lexicon.define'> {
  return {
    'lexicon.define': async ({ groups }) => {
      for (const { name, words } of groups) {
        const items = words.map((word) => wordQuery(name, word))
        lexicons.set(name, items.length === 1 ? items[0]! : { kind: 'or', items })
      }
      results.clear()
    },
  }
}

function wordQuery(group: string, word: string): Query {
  const parsed = parseQuery(word)
  if (parsed.ok) return parsed.query
  const { code, position, length } = parsed.error
  throw new AppError('query.invalid', { query: code, position, length, where: word, lexicon: group })
}
