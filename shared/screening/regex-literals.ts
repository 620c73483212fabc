/** What can be said of a regular expression without running it. */
export interface RegexLiterals {
  /** Pieces of folded text that every match contains, in their order; none where nothing is known. */
  readonly pieces: readonly string[]
  /** True where the expression is nothing but its one piece. */
  readonly isWhole: boolean
}

const NOTHING: RegexLiterals = { pieces: [], isWhole: false }

/** One step at the top of an expression: an escape, a class, a quantifier, or a single character. */
const step =
  /\\[pP](?:\{\^?\w+\}|[A-Z])|\\x(?:[\da-fA-F]{2}|\{[\da-fA-F]+\})|\\[\s\S]|\[\^?\]?(?:\\[\s\S]|\[:\^?\w+:\]|[^\]\\])*\]|[?*+]\??|\{\d+(?:,\d*)?\}\??|[\s\S]/uy

/**
 * The pieces of an expression that RE2 has accepted, folded, without flags in front. Only plain characters outside of groups, classes and
 * alternatives count, and only such as have no other case than the folded one (ASCII, and letters without case): an expression is
 * matched in either case, a folded text holds the lower one. Linear in the expression.
 */
export function regexLiterals(expression: string): RegexLiterals {
  if (/\\[QE0-9]/.test(expression)) return NOTHING
  const pieces: string[] = []
  let run: string[] = []
  let isWhole = true
  let depth = 0
  let isQuantified = false
  const flush = () => {
    if (run.length > 0) pieces.push(run.join(''))
    run = []
  }
  step.lastIndex = 0
  for (let found = step.exec(expression); found; found = step.exec(expression)) {
    const [token] = found
    if (token === '|' && depth === 0) return NOTHING
    if (token === '(' && depth === 0 && /^\(\?[a-zA-Z-]+\)/.test(expression.slice(found.index, found.index + 12))) return NOTHING
    if (isQuantifier(token) && isQuantified) return NOTHING
    isQuantified = isQuantifier(token)
    const character = depth === 0 ? plainCharacter(token) : undefined
    if (character !== undefined) {
      run.push(character)
      continue
    }
    isWhole = false
    if (token === '(') depth++
    else if (token === ')') depth--
    else if (depth === 0 && isQuantifier(token) && mayBeNothing(token)) run.pop()
    flush()
  }
  flush()
  return { pieces, isWhole: isWhole && pieces.length === 1 }
}

/** The character that stands for itself and for nothing else in a folded text. */
function plainCharacter(token: string): string | undefined {
  const character = /^\\[^\w\s]$/.test(token) ? token.slice(1) : token
  if (token.length > 2 || [...character].length !== 1 || (character === token && /^[\\[\](){}|*+?^$.]$/.test(token)))
    return undefined
  if (character < '\u0080') return character.toLowerCase()
  return character.toLowerCase() === character.toUpperCase() ? character : undefined
}

function isQuantifier(token: string): boolean {
  return /^(?:[?*+]|\{\d)/.test(token)
}

function mayBeNothing(quantifier: string): boolean {
  return /^(?:[?*]|\{0+[,}])/.test(quantifier)
}
