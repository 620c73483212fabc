import type { ColumnType } from '../table/schema.ts'
import { checkAddress, checkUsualAddress, cleanAddress, maskAddress, normalizeAddress } from './address.ts'
import { addressForms, addressLikeness } from './address-likeness.ts'
import { type Check, invalid, VALID } from './check.ts'
import { checkCompany, checkUsualCompany, cleanCompany, normalizeCompany } from './company.ts'
import { companyForms, companyLikeness } from './company-likeness.ts'
import { checkCreditCode, cleanCreditCode, compareCreditCode, maskCreditCode, normalizeCreditCode } from './credit-code.ts'
import { formatDate, isDateSerial, parseDate } from './date.ts'
import { collapseBlanks } from './fold-width.ts'
import { checkId, checkUsualId, cleanId, compareId, normalizeId } from './id.ts'
import {
  checkIdentityNumber,
  checkUsualIdentityNumber,
  cleanIdentityNumber,
  compareIdentityNumber,
  maskIdentityNumber,
  normalizeIdentityNumber,
} from './identity-number.ts'
import type { Likeness } from './likeness.ts'
import { maskPhone, maskText } from './mask.ts'
import { nameForms, nameLikeness } from './name-likeness.ts'
import { parseNumber } from './number.ts'
import { checkPersonName, checkUsualName, cleanPersonName, maskPersonName, normalizePersonName } from './person-name.ts'
import { checkPhone, checkUsualPhone, cleanPhone, comparePhone, normalizePhone } from './phone.ts'
import { normalizePlace } from './place.ts'
import { isMasked, isPlaceholder } from './placeholder.ts'
import { checkPlate, cleanPlate, comparePlate, maskPlate, normalizePlate } from './plate.ts'
import { checkText, checkUsualText, cleanText, normalizeText } from './text.ts'
import { textLikeness, textWords } from './text-likeness.ts'

/**
 * What a column type knows of its values. `clean` keeps a value showable; `normalize` makes it only comparable, null when it is no key;
 * `compare` is 0–1 and symmetric; `check` is a verdict as data; `mask` is what is shown while personal data are hidden.
 * `checkUsual` gives the verdict of `check` on the usual forms of a value that is not empty, at little cost from its UTF-16 units; null where only
 * `check` can tell.
 */
export interface ValueType {
  clean(text: string): string
  normalize(text: string): string | null
  compare(a: string, b: string): number
  check(text: string): Check
  mask(text: string): string
  checkUsual?(units: Uint16Array, from: number, to: number): Check | null
}

/** The calendar day (`2024-06-01`), or the month or year when no more was stated; null for what is no date. */
export function normalizeDate(text: string): string | null {
  const date = parseDate(text)
  return date && formatDate(date).slice(0, 10)
}

/** The number as its shortest decimal text; null for what is no exact number. */
export function normalizeNumber(text: string): string | null {
  const value = parseNumber(text)
  return value === null ? null : String(value === 0 ? 0 : value)
}

/** The likeness of two values by their forms, 0 where one has none. */
function alike<Forms>(
  forms: (text: string) => Forms | null,
  likeness: (a: Forms, b: Forms) => Likeness,
): (a: string, b: string) => number {
  return (a, b) => {
    const [left, right] = [forms(a), forms(b)]
    return left === null || right === null ? 0 : likeness(left, right).similarity
  }
}

/** 1 when both have the same key, otherwise 0. */
function sameKey(normalize: (text: string) => string | null): (a: string, b: string) => number {
  return (a, b) => {
    const key = normalize(a)
    return key !== null && key === normalize(b) ? 1 : 0
  }
}

/** A date that a spreadsheet turned into its serial number is read, but damaged. */
function checkDate(text: string): Check {
  if (isDateSerial(text)) return invalid('damaged')
  return parseDate(text) === null ? unread(text) : VALID
}

function checkNumber(text: string): Check {
  return parseNumber(text) === null ? unread(text) : VALID
}

function unread(text: string): Check {
  if (text.trim() === '') return invalid('empty')
  if (isPlaceholder(text)) return invalid('placeholder')
  return invalid(isMasked(text) ? 'masked' : 'malformed')
}

function unmasked(text: string): string {
  return text
}

/** Ticket and file numbers stay readable; a mobile or a valid identity number among them does not. */
function maskId(text: string): string {
  return checkIdentityNumber(text).valid || /^1[3-9]\d{9}$/.test(normalizePhone(text) ?? '') ? maskText(text) : text
}

function maskDoor(text: string): string {
  return maskText(maskAddress(text))
}

export const valueTypes: Record<ColumnType, ValueType> = {
  text: {
    clean: cleanText,
    normalize: normalizeText,
    compare: alike(textWords, textLikeness),
    check: checkText,
    mask: maskText,
    checkUsual: checkUsualText,
  },
  category: {
    clean: collapseBlanks,
    normalize: normalizeText,
    compare: sameKey(normalizeText),
    check: checkText,
    mask: maskText,
    checkUsual: checkUsualText,
  },
  date: {
    clean: cleanDate,
    normalize: normalizeDate,
    compare: sameKey(normalizeDate),
    check: checkDate,
    mask: unmasked,
  },
  number: {
    clean: collapseBlanks,
    normalize: normalizeNumber,
    compare: sameKey(normalizeNumber),
    check: checkNumber,
    mask: maskText,
  },
  phone: {
    clean: cleanPhone,
    normalize: normalizePhone,
    compare: comparePhone,
    check: checkPhone,
    mask: maskPhone,
    checkUsual: checkUsualPhone,
  },
  identityNumber: {
    clean: cleanIdentityNumber,
    normalize: normalizeIdentityNumber,
    compare: compareIdentityNumber,
    check: checkIdentityNumber,
    mask: maskIdentityNumber,
    checkUsual: checkUsualIdentityNumber,
  },
  plate: { clean: cleanPlate, normalize: normalizePlate, compare: comparePlate, check: checkPlate, mask: maskPlate },
  creditCode: {
    clean: cleanCreditCode,
    normalize: normalizeCreditCode,
    compare: compareCreditCode,
    check: checkCreditCode,
    mask: maskCreditCode,
  },
  personName: {
    clean: cleanPersonName,
    normalize: normalizePersonName,
    compare: alike(nameForms, nameLikeness),
    check: checkPersonName,
    mask: maskPersonName,
    checkUsual: checkUsualName,
  },
  company: {
    clean: cleanCompany,
    normalize: normalizeCompany,
    compare: alike(companyForms, companyLikeness),
    check: checkCompany,
    mask: maskText,
    checkUsual: checkUsualCompany,
  },
  address: {
    clean: cleanAddress,
    normalize: normalizeAddress,
    compare: alike(addressForms, addressLikeness),
    check: checkAddress,
    mask: maskDoor,
    checkUsual: checkUsualAddress,
  },
  place: {
    clean: cleanAddress,
    normalize: normalizePlace,
    compare: alike((text) => addressForms(text, normalizePlace(text)), addressLikeness),
    check: checkAddress,
    mask: maskText,
    checkUsual: checkUsualAddress,
  },
  id: { clean: cleanId, normalize: normalizeId, compare: compareId, check: checkId, mask: maskId, checkUsual: checkUsualId },
}

function cleanDate(text: string): string {
  const date = parseDate(text)
  return date ? formatDate(date) : collapseBlanks(text)
}
