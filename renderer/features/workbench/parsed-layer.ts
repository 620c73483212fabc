import { compileQuery } from '../../../shared/screening/evaluate.ts'
import { type ParseResult, parseQuery } from '../../../shared/screening/parse.ts'
import { partsOf, type Query } from '../../../shared/screening/query.ts'
import type { QueryError } from '../../../shared/screening/query-error.ts'
import type { ColumnSchema } from '../../../shared/table/schema.ts'

/** The last answers of a function of text, so that a keystroke in one layer costs nothing for the others. */
class Remembered<Answer> {
  private readonly answers = new Map<string, Answer>()

  constructor(private readonly most: number) {}

  of(text: string, answer: () => Answer): Answer {
    const found = this.answers.has(text) ? this.answers.get(text)! : answer()
    this.answers.delete(text)
    this.answers.set(text, found)
    const [oldest] = this.answers.keys()
    if (this.answers.size > this.most && oldest !== undefined) this.answers.delete(oldest)
    return found
  }
}

const parsed = new Remembered<ParseResult>(64)
const faults = new Remembered<QueryError | null>(128)

export function parsedLayer(where: string): ParseResult {
  return parsed.of(where, () => parseQuery(where))
}

/**
 * What is wrong with a layer's text, as the engine will see it; null where nothing is. Columns are checked where they are known (not none), the
 * names of lexicon groups where `groups` is; what stands in a group only the engine knows.
 */
export function layerFault(where: string, columns: readonly ColumnSchema[], groups: readonly string[] | null): QueryError | null {
  const read = parsedLayer(where)
  if (!read.ok) return read.error
  if (columns.length === 0) return null
  const known = [columns.map(({ name, type }) => `${name}:${type}`), groups]
  return faults.of(JSON.stringify([where, known]), () => {
    const compiled = compileQuery(read.query, columns, standIns(groups ?? groupsIn(read.query)))
    return compiled.ok ? null : compiled.error
  })
}

/** Words that stand for groups whose words the window does not hold. */
function standIns(groups: readonly string[]): Map<string, Query> {
  return new Map(groups.map((name) => [name, { kind: 'term', text: name }]))
}

function groupsIn(query: Query): string[] {
  return query.kind === 'lexicon' ? [query.name] : partsOf(query).flatMap(groupsIn)
}
