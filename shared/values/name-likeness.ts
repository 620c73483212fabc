import { fold } from './fold.ts'
import { visible } from './fold-width.ts'
import { jaroWinkler } from './jaro-winkler.ts'
import { EQUAL, type Likeness, UNLIKE } from './likeness.ts'
import { sameShape } from './name-shape.ts'
import { nameSound, roughSound } from './name-sound.ts'
import { normalizePersonName } from './person-name.ts'
import { similarity } from './similarity.ts'

const HAN_NAME = /^\p{Script=Han}{2,6}$/u
const HIDDEN_NAME = /^\p{Script=Han}{1,4}$/u
/** Stands for a hidden character of {@link NameForms.name}. */
const HIDDEN = '*'
const TITLES = /(?:先生|女士|小姐|同志|老师|师傅|阿姨|大爷|大妈|大姐|经理)$/

/** A name made ready for comparison. `sound`, `rough` are empty for names of other scripts and for hidden ones. */
export interface NameForms {
  name: string
  letters: string
  sound: string
  rough: string
  isHan: boolean
  isHidden: boolean
}

/** A whole name, or one of which signs or 某 hide a part (张某, 王*明); null for what names nobody. */
export function nameForms(text: string): NameForms | null {
  const name = normalizePersonName(text)
  if (name === null) return hiddenForms(text)
  const isHan = HAN_NAME.test(name)
  const sound = isHan ? nameSound(name) : ''
  return {
    name,
    letters: isHan ? sorted([...name]) : sortedWords(text),
    sound,
    rough: isHan ? roughSound(sound) : '',
    isHan,
    isHidden: false,
  }
}

/** The pattern of a name of which a part is hidden, `*` for each hidden character: 张某某 and 张** are `张**`. Null for others. */
export function hiddenName(text: string): string | null {
  const plain = fold(visible(text))
    .replace(/[\s.,·•・‧∙]/g, '')
    .replace(TITLES, '')
  const name = plain.replace(/[某*×✱●■█○xX]/g, HIDDEN)
  if (!name.includes(HIDDEN) || name.length > 6) return null
  return HIDDEN_NAME.test(name.replaceAll(HIDDEN, '')) && name.length >= 2 ? name : null
}

/**
 * Chinese names: the same characters in another order 0.95, the same sound 0.92 (0.88 where zh/z, n/l, ing/in differ), the same shape 0.9, a hidden part that
 * fits 0.8 × the share that is shown; else edits, at most 0.85. Others: Jaro–Winkler, 0.95 for the same letters in another order of words.
 */
export function nameLikeness(a: NameForms, b: NameForms): Likeness {
  if (a.name === b.name) return a.isHidden ? hiddenLikeness(a.name, b.name) : EQUAL
  if (a.isHidden || b.isHidden) return hiddenLikeness(a.name, b.name)
  if (!a.isHan || !b.isHan) return latinLikeness(a, b)
  if (a.letters === b.letters) return { similarity: 0.95, how: 'order' }
  if (a.sound === b.sound) return { similarity: 0.92, how: 'sound' }
  if (sameShape(a.name, b.name)) return { similarity: 0.9, how: 'shape' }
  if (a.rough === b.rough) return { similarity: 0.88, how: 'sound' }
  const byEdits = Math.min(0.85, similarity(a.name, b.name))
  return byEdits > 0 ? { similarity: byEdits, how: 'typing' } : UNLIKE
}

function latinLikeness(a: NameForms, b: NameForms): Likeness {
  const byLetters = Math.min(0.99, jaroWinkler(a.name, b.name))
  if (byLetters < 0.95 && a.letters !== '' && a.letters === b.letters) return { similarity: 0.95, how: 'order' }
  return byLetters > 0 ? { similarity: byLetters, how: 'typing' } : UNLIKE
}

/** A name of which only the surname is known says nothing of the length of the rest: 张某 fits 张三 and 张三丰. */
function hiddenLikeness(a: string, b: string): Likeness {
  const shown = Math.min(shareShown(a), shareShown(b))
  return fitsHidden(a, b) ? { similarity: 0.8 * shown, how: 'hidden' } : UNLIKE
}

/** Whether two names may be one: they show a character in the same place, every pair of characters that both show is equal, lengths are equal, or one ends with a single hidden character (张某). */
export function fitsHidden(a: string, b: string): boolean {
  const [shorter, longer] = a.length <= b.length ? [a, b] : [b, a]
  const isOpen = shorter.length === 2 && shorter[1] === HIDDEN
  if (shorter.length !== longer.length && !isOpen) return false
  let common = 0
  for (let at = 0; at < shorter.length; at++) {
    if (shorter[at] === HIDDEN || longer[at] === HIDDEN) continue
    if (shorter[at] !== longer[at]) return false
    common++
  }
  return common > 0
}

/** Share of the characters that are shown. */
export function shareShown(name: string): number {
  let shown = 0
  for (const character of name) if (character !== HIDDEN) shown++
  return name.length === 0 ? 0 : shown / name.length
}

function hiddenForms(text: string): NameForms | null {
  const name = hiddenName(text)
  return name === null ? null : { name, letters: '', sound: '', rough: '', isHan: true, isHidden: true }
}

/** The words of a name in other scripts, in order; empty for a single word. */
function sortedWords(text: string): string {
  const words = fold(visible(text)).match(/[\p{L}\p{N}]+/gu) ?? []
  return words.length < 2 ? '' : sorted(words)
}

function sorted(parts: string[]): string {
  return parts.sort().join('')
}
