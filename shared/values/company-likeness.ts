import { normalizeCompany } from './company.ts'
import { type CompanyParts, companyParts, letterRegion } from './company-parts.ts'
import { EQUAL, type Likeness, type LikenessWord, type TokenFrequency, tokenWeight, UNLIKE } from './likeness.ts'
import { sameShape } from './name-shape.ts'
import { roughSound, soundOf } from './name-sound.ts'
import { similarity } from './similarity.ts'

/** A jump over characters of the full name costs a part of what the character after it tells. */
const AFTER_A_JUMP = 0.85
const SHORT_NAME = 0.95
/** Another stem of the same length is another firm: 恒泽建筑 is not 恒泰建筑. */
const OTHER_STEM = 0.5
/** A stem of this length holds a trade that is not known as one. */
const LONG_STEM = 5
/** A stem in another trade is a sister: 恒泽建筑 is not 恒泽物业. */
const OTHER_TRADE = 0.64
const OTHER_BRANCH = 0.6
const OTHER_REGION = 0.75
/** Endings of a legal form; 股份 and 集团 alone stand behind short names. */
const WHOLE_FORM = /(?:公司|户|合伙|企业)$/
/** A region's letter in front of a short name (粤 in 粤电力) is often missing in the full one. */
const LETTER_WEIGHT = 0.3

/** A firm's name made ready for comparison. */
export interface CompanyForms {
  key: string
  parts: CompanyParts
  /** Region, stem and trade as they are written, and what each character tells. */
  core: string
  weights: Float64Array
  total: number
  sound: string
  regions: readonly string[]
  /** Without a legal form: 恒泽建筑, 万科A. */
  isShort: boolean
}

/** The characters whose frequency tells how much a short name says; null for what is no key. */
export function companyCore(text: string): string | null {
  const key = normalizeCompany(text)
  if (key === null) return null
  return coreOf(key, companyParts(text))
}

/** Null for placeholders. */
export function companyForms(text: string, frequency?: TokenFrequency): CompanyForms | null {
  const key = normalizeCompany(text)
  if (key === null) return null
  const parts = companyParts(text)
  const core = coreOf(key, parts)
  const isShort = !WHOLE_FORM.test(parts.form)
  const weights = new Float64Array(core.length)
  for (let at = 0; at < core.length; at++) weights[at] = tokenWeight(core[at]!, frequency)
  if (isShort && core.length > 2 && letterRegion(core) !== '') weights[0]! *= LETTER_WEIGHT
  const total = weights.reduce((sum, weight) => sum + weight, 0)
  const sound = roughSound([...parts.stem].map(soundOf).join(' '))
  return { key, parts, core, weights, total, sound, regions: parts.region === '' ? [] : parts.region.split(' '), isShort }
}

/**
 * The stem decides (0.65), then trade (0.2), region (0.1; one that only one side names costs 0.03), legal form (0.05). A name without a legal form is a short
 * one: the share of what its characters tell that occur in the full one in order × 0.95. Different stems of one length ≤ 0.5 unless they sound or look alike
 * (0.9), different trades ≤ 0.64, different branches ≤ 0.6, different regions ≤ 0.75; a branch and its firm 0.9.
 */
export function companyLikeness(a: CompanyForms, b: CompanyForms): Likeness {
  if (a.key === b.key) return EQUAL
  const byParts = partsLikeness(a, b)
  if (!a.isShort && !b.isShort) return byParts
  const share = SHORT_NAME * shortShare(a, b)
  if (share <= byParts.similarity) return byParts
  return { similarity: branchLimit(a, b, regionLimit(a, b, share)), how: 'short' }
}

function partsLikeness(a: CompanyForms, b: CompanyForms): Likeness {
  const stem = stemLikeness(a, b)
  if (stem.how === 'none') {
    const edits = wholeEdits(a, b)
    if (edits > 0) return { similarity: branchLimit(a, b, regionLimit(a, b, edits)), how: 'typing' }
    return stem.similarity > 0 ? { similarity: OTHER_STEM * stem.similarity, how: 'typing' } : UNLIKE
  }
  const region = regionLikeness(a, b)
  const trade = tradeLikeness(a.parts.trade, b.parts.trade)
  const form = a.parts.form === b.parts.form ? 1 : 0
  let how: LikenessWord = stem.how
  let value = 0.65 * stem.similarity + 0.2 * trade + 0.1 * region + 0.05 * form
  const byEdits = wholeEdits(a, b)
  if (byEdits > value) [value, how] = [byEdits, 'typing']
  if (how === 'equal' && a.parts.branch !== b.parts.branch) how = 'branch'
  else if (how === 'equal') how = region < 1 ? 'region' : 'near'
  if (trade === 0) value = Math.min(OTHER_TRADE, value)
  value = branchLimit(a, b, regionLimit(a, b, value))
  return value > 0 ? { similarity: Math.min(0.99, value), how } : UNLIKE
}

function stemLikeness(a: CompanyForms, b: CompanyForms): Likeness {
  const [left, right] = [a.parts.stem, b.parts.stem]
  if (left === right) return EQUAL
  if (left.length === right.length) {
    if (left.length < 2) return UNLIKE
    if (a.sound === b.sound) return { similarity: 0.9, how: 'sound' }
    if (sameShape(left, right)) return { similarity: 0.9, how: 'shape' }
    const edits = similarity(left, right)
    return { similarity: edits, how: isSwapped(left, right, edits) ? 'typing' : 'none' }
  }
  return { similarity: similarity(left, right), how: 'typing' }
}

/** Two neighbours of a stem of three characters or more stand exchanged. */
function isSwapped(left: string, right: string, edits: number): boolean {
  if (left.length < 3 || edits < 1 - 1.5 / left.length) return false
  let differing = 0
  for (let at = 0; at < left.length; at++) if (left.charCodeAt(at) !== right.charCodeAt(at)) differing++
  return differing === 2
}

/** Names that begin with the same two characters of a stem may be mistyped anywhere behind them: of stems of one length, where those are but a part of them. */
function wholeEdits(a: CompanyForms, b: CompanyForms): number {
  const [left, right] = [a.parts.stem, b.parts.stem]
  if (left.length < 2 || right.length < 2 || left.slice(0, 2) !== right.slice(0, 2)) return 0
  if (left.length === right.length && left.length < LONG_STEM) return 0
  return 0.97 * similarity(left + a.parts.trade + a.parts.form, right + b.parts.trade + b.parts.form)
}

function tradeLikeness(a: string, b: string): number {
  if (a === b) return 1
  if (a === '' || b === '') return 0.6
  if (a.startsWith(b) || b.startsWith(a)) return 0.8
  const byEdits = similarity(a, b)
  return byEdits > 0.6 ? byEdits : 0
}

function regionLikeness(a: CompanyForms, b: CompanyForms): number {
  if (a.parts.region === b.parts.region) return 1
  if (a.regions.length === 0 || b.regions.length === 0) return 0.7
  return isRegionShared(a, b) ? 0.8 : 0
}

function regionLimit(a: CompanyForms, b: CompanyForms, value: number): number {
  const isOther = a.regions.length > 0 && b.regions.length > 0 && !isRegionShared(a, b)
  return isOther ? Math.min(OTHER_REGION, value) : value
}

function branchLimit(a: CompanyForms, b: CompanyForms, value: number): number {
  if (a.parts.branch === b.parts.branch) return value
  const isOther = a.parts.branch !== '' && b.parts.branch !== ''
  return Math.min(isOther ? OTHER_BRANCH : 0.9, value)
}

function isRegionShared(a: CompanyForms, b: CompanyForms): boolean {
  return a.regions.some((region) => b.regions.includes(region) || letterRegion(b.parts.stem) === region)
}

/** The share of the shorter name's characters that stand in the longer one in the same order, each with its weight. */
function shortShare(a: CompanyForms, b: CompanyForms): number {
  const isShorter = a.core.length < b.core.length || (a.core.length === b.core.length && a.core < b.core)
  const [short, full] = isShorter ? [a, b] : [b, a]
  if (short.total === 0 || short.core.length < 2) return 0
  const width = full.core.length
  let previous = new Float64Array(width + 1)
  let current = new Float64Array(width + 1)
  for (let at = 0; at < short.core.length; at++) {
    const unit = short.core.charCodeAt(at)
    const unitBefore = at > 0 ? short.core.charCodeAt(at - 1) : -1
    const weight = short.weights[at]!
    current[0] = 0
    for (let place = 0; place < width; place++) {
      const best = Math.max(current[place]!, previous[place + 1]!)
      if (full.core.charCodeAt(place) !== unit) {
        current[place + 1] = best
        continue
      }
      const isNext = at === 0 || (place > 0 && full.core.charCodeAt(place - 1) === unitBefore)
      current[place + 1] = Math.max(best, previous[place]! + weight * (isNext ? 1 : AFTER_A_JUMP))
    }
    ;[previous, current] = [current, previous]
  }
  return Math.min(1, previous[width]! / short.total)
}

/** The normal form without legal form, branch and signs of a share. */
function coreOf(key: string, { region, stem, trade, form, branch }: CompanyParts): string {
  const tail = form + branch
  const rest = tail !== '' && key.endsWith(tail) ? key.slice(0, -tail.length) : stem + trade
  return region === '' || rest.length > (stem + trade).length ? rest : stem + trade
}
