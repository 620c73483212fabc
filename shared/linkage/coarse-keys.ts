import type { AddressForms } from '../values/address-likeness.ts'
import type { CompanyForms } from '../values/company-likeness.ts'
import type { NameForms } from '../values/name-likeness.ts'
import { shapeOf } from '../values/name-shape.ts'
import type { TextWords } from '../values/text-likeness.ts'
import { bigramsOf } from '../values/words.ts'

/** Longest short name of which every pair of characters is a key. */
const SHORT = 6

/** Above it two Chinese names have the same characters, sound or shape: no other slip leaves them so much alike. */
const MOST_BY_EDITS = 0.85

/** The characters in order, the sound of the surname with that of the first character, the first three letters of other scripts. Where much is asked for: the whole sound and shape. */
export function nameBlocks({ name, letters, rough, isHan, isHidden }: NameForms, least: number): readonly string[] {
  if (isHidden) return least > MOST_BY_EDITS ? [] : [name[0]!]
  if (!isHan) return letters === '' ? [name.slice(0, 3), name.slice(-3)] : [letters, name.slice(0, 3), name.slice(-3)]
  if (least > MOST_BY_EDITS) return [letters, rough, shapeOf(name), name.slice(0, 3), name.slice(-3)]
  return [letters, rough.split(' ').slice(0, 2).join(' '), name.slice(0, 2), name.slice(-2), name[0]!]
}

/** Pairs of characters of the stem, its sound, and for short names every pair of characters in order. */
export function companyBlocks({ parts, core, sound, isShort }: CompanyForms, least: number): readonly string[] {
  const blocks = new Set(bigramsOf(parts.stem))
  blocks.add(sound)
  if (least > 0.5 && !isShort) {
    for (const pair of bigramsOf(core)) blocks.add(pair)
    for (let at = 0; at + 2 < core.length && at < SHORT; at++) blocks.add(core[at]! + core[at + 2]!)
    return [...blocks]
  }
  const short = core.slice(0, SHORT)
  for (let at = 0; at < short.length; at++) {
    for (let other = at + 1; other < short.length; other++) blocks.add(short[at]! + short[other]!)
  }
  return [...blocks]
}

/** Road with number, estate alone and with building, what stands at the end; of what has no road and no estate the beginning, too. */
export function addressBlocks({ key, ladder }: AddressForms): readonly string[] {
  const { road, number, estate, building, room } = ladder
  const blocks = [`$${key.slice(-6)}`]
  if (road !== '') blocks.push(`${road}${number}`)
  if (estate !== '')
    blocks.push(`${estate}/${building}`, estate, ...bigramsOf(estate).map((pair) => `${pair}/${building}/${room}`))
  return blocks.length === 1 ? [...blocks, `^${key.slice(0, 4)}`] : blocks
}

/** The words, rarest first, at most 24. */
export function textBlocks({ words }: TextWords): readonly string[] {
  return words.slice(0, 24)
}
