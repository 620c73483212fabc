import { addressForms, addressLikeness } from '../values/address-likeness.ts'
import { companyCore, companyForms, companyLikeness } from '../values/company-likeness.ts'
import { EQUAL, UNLIKE } from '../values/likeness.ts'
import { nameForms, nameLikeness } from '../values/name-likeness.ts'
import { normalizePlace } from '../values/place.ts'
import { dateLikeness, numberLikeness } from '../values/quantity-likeness.ts'
import { similarity } from '../values/similarity.ts'
import { textLikeness, textWords } from '../values/text-likeness.ts'
import { wordsOf } from '../values/words.ts'
import { hasAliases, renamer } from './aliases.ts'
import { addressBlocks, companyBlocks, nameBlocks, textBlocks } from './coarse-keys.ts'
import type { Comparer, ComparerContext } from './comparer.ts'
import { type CompareKind, exactType, keysOf } from './key.ts'
import { maskedComparer } from './masked-comparer.ts'

/**
 * The comparison of a link step made ready: the one registry of all kinds. What `context` knows of both columns (types, tolerance, frequencies of tokens) holds
 * for every value that the comparer is given afterwards.
 */
export function comparerOf(kind: CompareKind, context: ComparerContext = {}): Comparer {
  const comparer = makeComparer(kind, context) as Comparer
  if (!hasAliases({ compare: kind, aliases: context.aliases })) return comparer
  const rename = renamer(context.aliases)
  return { ...comparer, normal: (text) => comparer.normal(rename(text)), isAlias: (text) => rename(text) !== text }
}

/** The tokens of a value whose frequency a comparison wants to know ({@link ComparerContext}), each once; none for kinds that ask for no frequency. */
export function tokensOf(kind: CompareKind, text: string): readonly string[] {
  if (kind === 'text') return wordsOf(text)
  return kind === 'company' ? [...new Set(companyCore(text) ?? '')] : []
}

function makeComparer(kind: CompareKind, context: ComparerContext): unknown {
  switch (kind) {
    case 'name':
      return nameComparer()
    case 'company':
      return companyComparer(context)
    case 'address':
    case 'place':
      return addressComparer(kind)
    case 'text':
      return textComparer(context)
    case 'number':
      return numberComparer(context)
    case 'date':
      return dateComparer(context)
    case 'masked':
      return maskedComparer(context)
    default:
      return keyComparer(kind, context)
  }
}

function nameComparer(): Comparer<NonNullable<ReturnType<typeof nameForms>>> {
  return {
    kind: 'name',
    normal: nameForms,
    compare: nameLikeness,
    keys: (forms) => (forms.isHidden ? [] : [forms.name]),
    blocks: nameBlocks,
  }
}

function companyComparer({ frequency }: ComparerContext): Comparer<NonNullable<ReturnType<typeof companyForms>>> {
  return {
    kind: 'company',
    normal: (text) => companyForms(text, frequency),
    compare: companyLikeness,
    keys: ({ key }) => [key],
    blocks: companyBlocks,
  }
}

function addressComparer(kind: 'address' | 'place'): Comparer<NonNullable<ReturnType<typeof addressForms>>> {
  return {
    kind,
    normal: kind === 'place' ? (text) => addressForms(text, normalizePlace(text)) : addressForms,
    compare: addressLikeness,
    keys: ({ key }) => [key],
    blocks: addressBlocks,
  }
}

function textComparer({ frequency }: ComparerContext): Comparer<NonNullable<ReturnType<typeof textWords>>> {
  return {
    kind: 'text',
    normal: (text) => textWords(text, frequency),
    compare: textLikeness,
    keys: ({ key }) => [key],
    blocks: textBlocks,
  }
}

/** With a tolerance the blocks are steps of four tolerances and the one before and behind, so that any two values with a similarity above 0 share one. */
function numberComparer({ tolerance = 0 }: ComparerContext): Comparer<number> {
  return {
    kind: 'number',
    normal(text) {
      const key = keysOf('number', text)[0]
      return key === undefined ? null : Number(key)
    },
    compare: (left, right) => numberLikeness(left, right, tolerance),
    keys: (value) => [String(value)],
    blocks: (value) => stepsAround(value, tolerance),
  }
}

function dateComparer({ tolerance = 0 }: ComparerContext): Comparer<string> {
  return {
    kind: 'date',
    normal: (text) => keysOf('date', text)[0] ?? null,
    compare: (left, right) => dateLikeness(left, right, tolerance),
    keys: (day) => [day],
    blocks: (day) => (tolerance > 0 ? stepsAround(Date.parse(day) / 86_400_000, tolerance) : [day]),
  }
}

function stepsAround(value: number, tolerance: number): readonly string[] {
  if (tolerance <= 0 || Number.isNaN(value)) return [String(value)]
  const step = Math.floor(value / (4 * tolerance))
  return [`${step}`, `${step + 1}`]
}

/** Identifiers: whole values, edits of the nearest two keys beside equality. */
function keyComparer(kind: CompareKind, { leftType, rightType }: ComparerContext): Comparer<readonly string[]> {
  const type = exactType(leftType, rightType)
  return {
    kind,
    normal(text) {
      const keys = keysOf(kind, text, type)
      return keys.length === 0 ? null : keys
    },
    compare(left, right) {
      if (left.some((key) => right.includes(key))) return EQUAL
      let best = 0
      for (const a of left) for (const b of right) best = Math.max(best, similarity(a, b))
      return best > 0 ? { similarity: Math.min(0.99, best), how: 'typing' } : UNLIKE
    },
    keys: (normal) => normal,
    blocks: (normal) => normal,
  }
}
