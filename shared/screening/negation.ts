import { anyOf, type Stretch, type TextParts } from './cue-scope.ts'
import { type CueWords, FREE_REACH, NEGATION_REACH } from './cue-words.ts'

/** Longest negator with its fillers; how far back one is looked for. */
const LOOK_BACK = NEGATION_REACH + 6
/** How much of a clause in front of a negator is looked at. */
const LEAD = 40
/** A negative word this close in front of another takes it back: 不得不, 没有一个不. */
const DOUBLE_WITHIN = 4

/** Finds the word that negates a hit from in front of it, within the hit's clause. */
export class NegationWords {
  private readonly any: RegExp
  private readonly anyDenial: RegExp
  private readonly negator: RegExp
  private readonly close: RegExp
  private readonly lexical: RegExp
  private readonly notBehind: RegExp
  private readonly closer: RegExp
  private readonly carrier: RegExp
  private readonly unreal: RegExp
  private readonly head: RegExp
  private readonly filled: RegExp

  constructor(words: CueWords) {
    const firsts = new Set([...words.negators, ...words.closeNegators].map((word) => word[0]!))
    const affirmed = words.denials.filter((word) => ![...word].some((unit) => firsts.has(unit)))
    this.any = new RegExp(`[${[...firsts].join('')}]`)
    this.anyDenial = new RegExp([`[${[...firsts].join('')}]`, ...affirmed].join('|'))
    this.negator = new RegExp(`${anyOf(words.negators)}|(?:${anyOf(words.closeNegators)})`, 'g')
    this.close = new RegExp(`^(?:${anyOf(words.closeNegators)})$`)
    this.lexical = new RegExp(`^(?:${anyOf(words.notNegators)})`)
    this.notBehind = new RegExp(`(?:${anyOf(words.notBehind)})$`)
    this.closer = new RegExp(`${anyOf(words.closers)}|(?<!${anyOf(words.adjectives)})的`)
    this.carrier = new RegExp(anyOf(words.carriers))
    this.unreal = new RegExp(anyOf(words.unreal))
    this.head = new RegExp(`^(?:${anyOf(words.heads)})`)
    this.filled = new RegExp(`^(?:${anyOf(words.fillers)})*$`)
  }

  occursIn(folded: string): boolean {
    return this.anyDenial.test(folded)
  }

  /** The nearest negator whose scope holds the hit; null where there is none, or where it is itself denied, wished or asked. */
  before(parts: TextParts, hit: Stretch): Stretch | null {
    const clause = parts.clauseAt(hit.start)
    const from = Math.max(clause.start, hit.start - LOOK_BACK)
    const head = parts.text.slice(from, hit.start)
    if (!this.any.test(head)) return null
    let nearest: Stretch | null = null
    for (const { index, 0: word } of head.matchAll(this.negator)) {
      const start = from + index
      if (this.lexical.test(parts.text.slice(start, start + 6))) continue
      nearest = { start, end: start + word.length }
    }
    if (!nearest || !this.reaches(parts.text.slice(nearest.start, nearest.end), parts.text.slice(nearest.end, hit.start)))
      return null
    const lead = parts.text.slice(Math.max(clause.start, nearest.start - LEAD), nearest.start)
    if (this.notBehind.test(lead) || this.unreal.test(lead) || isDouble(lead)) return null
    if (this.head.test(parts.text.slice(hit.end, hit.end + 3))) return null
    if (isAlternative(parts.text, nearest) || isCondition(parts.text, hit.end, clause.end)) return null
    return nearest
  }

  private reaches(negator: string, gap: string): boolean {
    if (this.close.test(negator)) return this.filled.test(gap)
    if (gap.length > NEGATION_REACH || this.closer.test(gap)) return false
    return gap.length <= FREE_REACH || this.carrier.test(gap) || this.carrier.test(negator.slice(1))
  }
}

/** Finds what denies a hit from behind it: 占用的情况不存在. */
export class DenialWords {
  private readonly denial: RegExp
  private readonly closer: RegExp

  constructor(words: CueWords) {
    this.denial = new RegExp(`^.{0,${NEGATION_REACH}}?(${anyOf(words.denials)})`)
    this.closer = new RegExp(anyOf(words.closers.filter((word) => !'不没未无可'.includes(word))))
  }

  after(parts: TextParts, hit: Stretch): Stretch | null {
    const start = hit.end
    const { end } = parts.clauseAt(Math.max(hit.start, hit.end - 1))
    const tail = parts.text.slice(start, Math.min(end, start + LEAD))
    const found = this.denial.exec(tail)
    if (!found) return null
    const [whole, word] = found
    const gap = whole.slice(0, whole.length - word!.length)
    const rest = tail.slice(whole.length)
    if (this.closer.test(gap) || /^(?:了?[吗么]|的|[^了]{3})/.test(rest)) return null
    return { start: start + gap.length, end: start + whole.length }
  }
}

/** Another negative word shortly before. */
function isDouble(lead: string): boolean {
  return /[不没未无非莫]/.test(lead.slice(-DOUBLE_WITHIN))
}

/** `没有漏水就没有停过`, `没有占用吗`: said of no fact. */
function isCondition(text: string, from: number, end: number): boolean {
  return /^.{0,4}[就便]/.test(text.slice(from, Math.min(end, from + 6))) || (end > from && '吗么嘛'.includes(text[end - 1]!))
}

/** `A不A`, `A没A`: a question. */
function isAlternative(text: string, { start, end }: Stretch): boolean {
  return end === start + 1 && start > 0 && text[start - 1] === text[end]
}
