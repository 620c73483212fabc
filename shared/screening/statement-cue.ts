import type { CueKind } from './cue.ts'
import { anyOf, type Stretch, type TextParts } from './cue-scope.ts'
import type { CueWords } from './cue-words.ts'

/** An enquiry that begins this early is what the whole text is about: it reaches into the next sentence. */
const OPENING = 16
/** How much of a clause in front of a cue is looked at, and of what lies between it and a hit. */
const LEAD = 60
/** Characters between an enquiry and a hit at most, where the hit comes later, and where it comes first. */
const ASKED_AFTER = 40
const ASKED_BEFORE = 16
/** Characters between a hit and what says in its sentence, or the next, that it is over. */
const FAR = 160
/** More than the longest of the words. */
const LONGEST = 12
/** Characters behind what is said to be done in which a contrast takes it back. */
const CONTRAST_WITHIN = 14

/** Finds sentences that say of a hit that it is over, that ask about it or give thanks: in the hit's sentence, or the one beside it. */
export class StatementWords {
  private readonly any: RegExp
  private readonly done: RegExp
  private readonly withdrawn: RegExp
  private readonly notWithdrawn: RegExp
  private readonly notDone: RegExp
  private readonly contrast: RegExp
  private readonly enquiry: RegExp
  private readonly notEnquiry: RegExp
  private readonly elsewhere: RegExp
  private readonly reproach: RegExp
  private readonly thanks: RegExp
  private readonly notThanks: RegExp

  constructor(words: CueWords) {
    const done = `已(?:${anyOf(words.doneAdverbs)})*(?:${anyOf(words.done)})(?:完毕|到位|完成)?`
    this.done = new RegExp(`${done}|${anyOf(words.over)}`, 'g')
    this.withdrawn = new RegExp(anyOf(words.withdrawn), 'g')
    this.notWithdrawn = new RegExp(`(?:${anyOf(words.notWithdrawn)}).{0,2}$`)
    this.notDone = new RegExp(anyOf(words.notDone))
    this.contrast = new RegExp(anyOf(words.contrasts))
    this.enquiry = new RegExp(`${anyOf(words.enquiries)}|(?<=^\\s*)咨询`, 'g')
    this.notEnquiry = new RegExp(`^(?:${anyOf(words.notEnquiries)})`)
    this.elsewhere = new RegExp(`(?:${anyOf(words.askedElsewhere)})(?!您|你|贵|领导)`)
    this.reproach = new RegExp(anyOf(words.reproaches))
    this.thanks = new RegExp(anyOf(words.thanks), 'g')
    this.notThanks = new RegExp(anyOf(words.notThanks))
    const all = [words.over, words.withdrawn, words.enquiries, words.thanks].map(anyOf).join('|')
    this.any = new RegExp(`${done}|${all}|^\\s*咨询`)
  }

  occursIn(folded: string): boolean {
    return this.any.test(folded)
  }

  about(parts: TextParts, hit: Stretch): (Stretch & { kind: CueKind }) | null {
    const own = parts.sentenceAt(hit.start)
    const resolved = this.overIn(parts, own, hit) ?? this.overNext(parts, own)
    if (resolved) return { ...resolved, kind: 'resolved' }
    const enquiry = this.enquiryIn(parts, own, hit) ?? this.openingEnquiry(parts, own, hit)
    if (enquiry) return { ...enquiry, kind: 'enquiry' }
    const thanks = this.thanksIn(parts, own) ?? this.thanksBeside(parts, own)
    return thanks && { ...thanks, kind: 'thanks' }
  }

  private overIn(parts: TextParts, sentence: Stretch, hit: Stretch): Stretch | null {
    for (const found of parts.placesIn(this.withdrawn, around(sentence, hit, FAR))) {
      if (!this.notWithdrawn.test(leadOf(parts, found)) && !this.isTakenBack(parts, found, hit)) return found
    }
    for (const found of parts.placesIn(this.done, around(sentence, hit, FAR))) {
      if (!this.notDone.test(leadOf(parts, found)) && !this.isTakenBack(parts, found, hit)) return found
    }
    return null
  }

  /** A contrast behind the words, or between them and a hit that comes later: 已清理，现在又占用. */
  private isTakenBack(parts: TextParts, found: Stretch, hit: Stretch): boolean {
    const behind = parts.text.slice(found.end, Math.max(found.end + CONTRAST_WITHIN, Math.min(hit.start, found.end + LEAD)))
    return this.contrast.test(behind.replace(/^了/, ''))
  }

  /** Said in the next sentence of what this one tells. */
  private overNext(parts: TextParts, own: Stretch): Stretch | null {
    const next = parts.sentenceAfter(own)
    return next && this.overIn(parts, next, { start: next.start, end: next.start })
  }

  private enquiryIn(parts: TextParts, sentence: Stretch, hit: Stretch): Stretch | null {
    if (parts.holds(this.reproach, sentence)) return null
    for (const found of parts.placesIn(this.enquiry, around(sentence, hit, ASKED_AFTER + LONGEST))) {
      const isFar = hit.start >= found.end ? hit.start - found.end > ASKED_AFTER : found.start - hit.end > ASKED_BEFORE
      if (!isFar && !this.isTale(parts, found)) return found
    }
    return null
  }

  /** `咨询公司`, `向物业咨询过`: a name, or somebody else who was asked before. */
  private isTale(parts: TextParts, found: Stretch): boolean {
    const word = parts.slice(found)
    if (!/[咨查]询/.test(word)) return false
    if (/询$/.test(word) && this.notEnquiry.test(parts.text.slice(found.end, found.end + 4))) return true
    return !/^[想要来致现特市]/.test(word) && this.elsewhere.test(leadOf(parts, found))
  }

  /** The enquiry with which the text begins, for its second sentence. */
  private openingEnquiry(parts: TextParts, own: Stretch, hit: Stretch): Stretch | null {
    const first = parts.sentenceAt(0)
    if (parts.sentenceAfter(first)?.start !== own.start || parts.holds(this.reproach, own)) return null
    const found = this.enquiryIn(parts, first, { start: OPENING, end: OPENING })
    return found && found.start < OPENING && hit.start - found.end <= 2 * ASKED_AFTER ? found : null
  }

  private thanksIn(parts: TextParts, sentence: Stretch): Stretch | null {
    if (parts.holds(this.notThanks, sentence)) return null
    return parts.placesIn(this.thanks, sentence)[0] ?? null
  }

  private thanksBeside(parts: TextParts, own: Stretch): Stretch | null {
    const next = parts.sentenceAfter(own)
    return next && this.thanksIn(parts, next)
  }
}

/** The part of a sentence that lies within a distance of a hit. */
function around(sentence: Stretch, hit: Stretch, distance: number): Stretch {
  return { start: Math.max(sentence.start, hit.start - distance), end: Math.min(sentence.end, hit.end + distance) }
}

/** What stands in front of a place in its clause. */
function leadOf(parts: TextParts, { start }: Stretch): string {
  return parts.text.slice(Math.max(parts.clauseAt(start).start, start - LEAD), start)
}
