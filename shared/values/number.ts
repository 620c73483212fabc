import { visible } from './fold-width.ts'
import { isDigit } from './units.ts'

const NUMBER = /^([+-])?(\d+|\d{1,3}(?:,\d{3})+)?(\.\d+)?(e[+-]?\d{1,3})?$/i
const MINUS = 0x2d
const POINT = 0x2e
const CURRENCY_BEFORE = /^(?:人民币|rmb|cny|[¥$])\s*/i
const CURRENCY_AFTER = /\s*(?:人民币|元|圆|块|块钱)整?$/
const NUMERALS = '零一二三四五六七八九'
const CAPITALS = '零壹贰叁肆伍陆柒捌玖'
const UNITS: Record<string, number> = { 十: 10, 拾: 10, 百: 100, 佰: 100, 千: 1000, 仟: 1000 }
/** Chinese numerals are read where a unit makes them a quantity: 三万, 两千, 伍佰元整, not 一 or 二十. */
const CHINESE =
  /^[零〇一二两三四五六七八九壹贰叁肆伍陆柒捌玖十拾百佰千仟万亿\d.]+(?:[元圆块](?:[零一二三四五六七八九壹贰叁肆伍陆柒捌玖\d]角)?(?:零?[一二三四五六七八九壹贰叁肆伍陆柒捌玖\d]分)?[整正]?)?$/
const QUANTITY = /[百佰千仟万亿元圆块]/
const SCALES: readonly (readonly [RegExp, number])[] = [
  [/百万$/, 1e6],
  [/千万$/, 1e7],
  [/万$/, 1e4],
  [/亿$/, 1e8],
  [/千$/, 1e3],
  [/%$/, 0.01],
  [/‰$/, 0.001],
]

/**
 * Reads one exact number: `1,234.50`, `－３`, `¥1,200元`, `3.5万`, `1.2亿元`, `12.5%` (0.125), `(1,200)` (accounting negative),
 * `1.2E+05`, `三万五千`, `3万5千`, `伍佰元整`. Commas or narrow blanks must part thousands. Null for everything that is no exact number: estimates (约3万, 3000余元), ranges,
 * bare Chinese numerals without a unit (一, 二十), numbers with other units, empty text.
 */
export function parseNumber(text: string): number | null {
  let rest = text.trim()
  if (rest === '' || rest.length > 40) return null
  if (/^-?\d{1,15}(?:\.\d{1,10})?$/.test(rest)) return Number(rest)
  rest = visible(rest).normalize('NFKC').trim().replace(/[−–—]/g, '-')
  const bracketed = /^\(([^()]+)\)$/.exec(rest)
  if (bracketed) {
    const inner = parseNumber(bracketed[1]!)
    return inner === null || inner < 0 ? null : -inner
  }
  const whole = rest.replace(CURRENCY_BEFORE, '')
  rest = rest.replace(CURRENCY_AFTER, '').replace(CURRENCY_BEFORE, '')
  let scale = 1
  for (const [suffix, factor] of SCALES) {
    if (!suffix.test(rest)) continue
    scale = factor
    rest = rest.replace(suffix, '').trimEnd()
    break
  }
  rest = rest.replace(/(?<=\d)[ '’](?=\d{3}(?!\d))/g, ',')
  const match = NUMBER.exec(rest)
  if (!match || (match[2] === undefined && match[3] === undefined)) return readChinese(whole)
  const value = Number(rest.replace(/,/g, ''))
  return Number.isFinite(value) ? tidy(value, scale) : null
}

/** The number of a plain decimal of at most 15 digits (`-12.50`), read from UTF-16 units; NaN for every other form, a number or not. */
export function readUsualNumber(units: Uint16Array, from: number, to: number): number {
  const isNegative = units[from] === MINUS
  const start = isNegative ? from + 1 : from
  let value = 0
  let point = to
  for (let index = start; index < to; index++) {
    const unit = units[index]!
    if (isDigit(unit)) value = value * 10 + unit - 0x30
    else if (unit === POINT && point === to) point = index
    else return Number.NaN
  }
  const decimals = Math.max(0, to - point - 1)
  const whole = point - start
  if (whole === 0 || (point < to && decimals === 0) || decimals > 10 || whole + decimals > 15) return Number.NaN
  const exact = value / 10 ** decimals
  return isNegative ? -exact : exact
}

/** `三万五千`, `3万5千`, `贰拾叁元伍角`; null where no unit makes it a quantity or the units are out of order. */
function readChinese(text: string): number | null {
  if (!QUANTITY.test(text) || !CHINESE.test(text)) return null
  const money = /^(.*?)[元圆块](?:(.)角)?(?:零?(.)分)?[整正]?$/.exec(text)
  const whole = readQuantity(money ? money[1]! : text)
  if (whole === null) return null
  const [tenths, hundredths] = [money?.[2], money?.[3]].map((digit) => (digit === undefined ? 0 : digitOf(digit)))
  return Number((whole + (tenths! * 10 + hundredths!) / 100).toPrecision(15))
}

/** Units in falling order within each 万; 十 alone may lack its digit. A digit behind 百 and more needs 零 before it: 三万五 is said for 35000. */
function readQuantity(text: string): number | null {
  let total = 0
  let section = 0
  let digits = ''
  let unitBefore = Number.POSITIVE_INFINITY
  let scaleBefore = Number.POSITIVE_INFINITY
  for (const sign of text) {
    const digit = digitOf(sign)
    if (sign === '.' || (digit >= 0 && /\d/.test(sign))) digits += sign
    else if (digit >= 0) {
      if (digits !== '' && digits !== '0') return null
      digits += digit
    } else if (sign === '万' || sign === '亿') {
      const scale = sign === '万' ? 1e4 : 1e8
      const value = section + Number(digits)
      if (scale >= scaleBefore || Number.isNaN(value) || value === 0) return null
      total += value * scale
      ;[section, digits, unitBefore, scaleBefore] = [0, '', Number.POSITIVE_INFINITY, scale]
    } else {
      const unit = UNITS[sign]!
      const value = digits === '' || digits === '0' ? (unit === 10 ? 1 : 0) : Number(digits)
      if (unit >= unitBefore || Number.isNaN(value) || value === 0) return null
      section += value * unit
      ;[digits, unitBefore] = ['', unit]
    }
  }
  const rest = Number(digits)
  const isSaidShort = /^[1-9]/.test(digits) && (unitBefore === Number.POSITIVE_INFINITY ? total > 0 : unitBefore > 10)
  return Number.isNaN(rest) || isSaidShort ? null : Number((total + section + rest).toPrecision(15))
}

function digitOf(sign: string): number {
  if (sign === '两') return 2
  if (sign === '〇') return 0
  if (/\d/.test(sign)) return Number(sign)
  const plain = NUMERALS.indexOf(sign)
  return plain >= 0 ? plain : CAPITALS.indexOf(sign)
}

function tidy(value: number, scale: number): number {
  return scale === 1 ? value : Number((value * scale).toPrecision(15))
}
