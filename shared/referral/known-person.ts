import type { ColumnType } from '../table/schema.ts'
import { halfWidth } from '../values/fold-width.ts'
import { normalizeIdentityNumber } from '../values/identity-number.ts'
import { maskPersonName, normalizePersonName } from '../values/person-name.ts'
import { phonesIn } from '../values/phone.ts'

const AREA_CODE = /^0(?:10|2\d|[3-9]\d\d)(?=\d{7,8}$)/

/** What is known of a person from a row's columns, in original form: full names, telephone and identity numbers. */
export interface KnownPerson {
  names: string[]
  numbers: string[]
}

/** Collects names and numbers from cells; what is masked or stands for "no value" is left out. */
export function personSecrets(cells: readonly { value: string; type: ColumnType; field?: string | undefined }[]): KnownPerson {
  const names = new Set<string>()
  const numbers = new Set<string>()
  for (const { value, type, field } of cells) {
    const isName = type === 'personName' || field === 'caller'
    if (isName && normalizePersonName(value)) for (const name of value.match(/\p{Script=Han}{2,4}/gu) ?? []) names.add(name)
    if (type === 'phone' || field === 'phone')
      for (const phone of phonesIn(value)) numbers.add(phone).add(phone.replace(AREA_CODE, ''))
    if (type === 'identityNumber' || field === 'identityNumber') {
      const number = normalizeIdentityNumber(value)
      if (number) numbers.add(number).add(halfWidth(value).replace(/[^\dXx]/g, ''))
    }
  }
  return { names: [...names], numbers: [...numbers] }
}

/** Masks a known person's names (张某) and numbers (last four stay) wherever a text repeats them. Keeps the length. */
export function maskKnown(text: string, { names, numbers }: KnownPerson): string {
  let masked = text
  for (const name of names) masked = masked.replaceAll(name, maskPersonName(name))
  for (const number of numbers) masked = maskNumber(masked, number)
  return masked
}

function maskNumber(text: string, number: string): string {
  const pattern = new RegExp([...number].join('[\\s.·_()-]{0,3}'), 'gi')
  let masked = ''
  let end = 0
  for (const { index, 0: found } of halfWidth(text).matchAll(pattern)) {
    masked += text.slice(end, index) + starAllButFour(text.slice(index, index + found.length))
    end = index + found.length
  }
  return masked + text.slice(end)
}

function starAllButFour(number: string): string {
  const digit = '[\\dXx０-９Ｘｘ]'
  return number.replace(new RegExp(`${digit}(?=(?:.*?${digit}){4})`, 'gs'), '*')
}
