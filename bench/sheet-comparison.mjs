/**
 * How a cell of ours stands to the cell of an expected CSV: the same text; the same number, day or time in another form (the product writes dates as
 * ISO 8601 and numbers whole); or the same but for what the expected file lost when it was made: Excel for Mac wrote `_` for what its code page
 * lacks, `####` for what has no room, and no sign where the format tells it by colour.
 *
 * @typedef {'literal' | 'value' | 'lost' | 'different'} Likeness
 */

/** @returns {Likeness} */
export function likeness(ours, expected) {
  const left = oneLine(ours)
  const right = oneLine(expected)
  if (left === right) return 'literal'
  if (isSameNumber(left, right) || hasSameDigits(left, right) || isSameTime(left, right)) return 'value'
  return isSameButLost(left, right) || isSameNumber(left, `-${right.replace(/[_\ufffd]/g, '')}`) ? 'lost' : 'different'
}

/**
 * Compares a table of ours, header first, with the grid of an expected CSV. Wholly blank rows and empty cells at the ends are no difference, nor are
 * lines above the header, which the product keeps apart as the table's title; they are counted in `titles`.
 *
 * @param {{ header: string[] | null, headerLines: number, rows: string[][] }} ours
 * @param {string[][]} grid
 * @param {(headers: string[]) => string[]} columnNames how the product names columns
 */
export function compareSheets(ours, grid, columnNames) {
  const width = Math.max(ours.header?.length ?? 0, ...ours.rows.map((row) => row.length))
  let expected = withoutBlank(grid)
  let actual = withoutBlank(ours.rows)
  const margin = leftMargin(expected) - (ours.header?.some((cell) => cell !== '') ? 0 : leftMargin(actual))
  const result = { literal: 0, value: 0, lost: 0, different: 0, titles: 0, differences: [] }
  if (ours.header) {
    const surplus = expected.length - actual.length - ours.headerLines
    result.titles = Math.max(0, surplus)
    const lines = expected.slice(result.titles, result.titles + ours.headerLines)
    expected = expected.slice(result.titles + ours.headerLines)
    compareHeader(ours.header, lines, columnNames, result)
  }
  if (margin > 0 && !ours.header) actual = actual.map((row) => [...Array(margin).fill(''), ...row])
  for (let row = 0; row < Math.max(actual.length, expected.length); row++) {
    for (let column = 0; column < Math.max(width, expected[row]?.length ?? 0); column++) {
      count(result, actual[row]?.[column] ?? '', expected[row]?.[column] ?? '', `${row + 1}:${column + 1}`)
    }
  }
  return { ...result, isEqual: result.different === 0, isLiteral: result.different + result.value + result.lost === 0 }
}

function compareHeader(header, lines, columnNames, result) {
  const width = Math.max(header.length, ...lines.map((line) => line.length))
  const column = (index) => lines.map((line) => (line[index] ?? '').trim()).filter((cell) => cell !== '')
  const texts = Array.from({ length: width }, (_, index) => column(index).join(' '))
  const names = columnNames(texts)
  for (let index = 0; index < width; index++) {
    const ours = header[index] ?? ''
    const isJoined = lines.length > 1 && column(index).every((part) => ours.includes(part.replace(/\s+/g, ' ')))
    if (texts[index] === '' && (ours === '' || ours === names[index])) continue
    if (ours === names[index] || isJoined) result.literal += 1
    else count(result, ours, texts[index].replace(/\s+/g, ' '), `header:${index + 1}`)
  }
}

function count(result, ours, expected, place) {
  if (ours.trim() === '' && expected.trim() === '') return
  const found = likeness(ours, expected)
  result[found] += 1
  if (found === 'different')
    result.differences.push(`${place} ${JSON.stringify(ours.slice(0, 60))} ≠ ${JSON.stringify(expected.slice(0, 60))}`)
}

function withoutBlank(rows) {
  return rows.filter((row) => row.some((cell) => cell.trim() !== ''))
}

function leftMargin(rows) {
  const margins = rows.map((row) => row.findIndex((cell) => cell.trim() !== ''))
  return Math.max(0, Math.min(...margins))
}

function oneLine(cell) {
  return cell.replace(/\r\n?|\n/g, '\n').trim()
}

const number = /^[-+(]?\s*[$¥€£￥]?\s*[-+(]?\s*(\d[\d,]*\.?\d*|\.\d+)(e[-+]?\d+)?\s*([%)]*)\s*[$¥€£￥]?\s*-?$/i

/** The number that a text shows, and the weight of its last digit. */
function readNumber(text) {
  const match = number.exec(text)
  if (!match) return null
  const digits = match[1].replaceAll(',', '')
  const scale = Number(`1${match[2] ?? ''}`) * (match[3].includes('%') ? 0.01 : 1)
  const sign = /^[^\d.]*[-(]/.test(text) || /-$/.test(text) ? -1 : 1
  return { value: sign * Number(digits) * scale, unit: scale * 10 ** -(digits.split('.')[1]?.length ?? 0) }
}

function isSameNumber(left, right) {
  const a = readNumber(left)
  const b = readNumber(right)
  if (!a || !b) return isSameFraction(a, right)
  return Math.abs(a.value - b.value) <= Math.max(a.unit, b.unit) * 0.5000001 + Math.abs(a.value) * 1e-12
}

/** `-00000-0012` for -12.34: digits that a format only parts, of a rounded number. */
function hasSameDigits(left, right) {
  const number = readNumber(left)
  return number !== null && /^-?\d[\d-]+$/.test(right) && Number(right.replace(/\D/g, '')) === Math.round(Math.abs(number.value))
}

/** `12345 2/3` for 12345.6789: equal as far as the denominator reaches. */
function isSameFraction(a, right) {
  const match = /^(-?)(?:(\d+)\s+)?(\d+)\s*\/\s*(\d+)$/.exec(right)
  if (!a || !match || Number(match[4]) === 0) return false
  const [, sign, whole = '0', above, below] = match
  const value = (sign ? -1 : 1) * (Number(whole) + Number(above) / Number(below))
  return Math.abs(a.value - value) <= 1 / Number(below)
}

const months = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec']
const clock = String.raw`(?<hour>\d{1,2}):(?<minute>\d\d)(?::(?<second>\d\d)(?:\.\d+)?)?\s*(?<half>[AP]M?)?`
const days = [
  String.raw`(?<month>\d{1,2})/(?<day>\d{1,2})/(?<year>\d{2,4})`,
  String.raw`(?<year>\d{4})[-/年](?<month>\d{1,2})[-/月](?<day>\d{1,2})日?`,
  String.raw`(?<day>\d{1,2})[-/ .](?<month>[a-z]{3,9})(?:[-/ .](?<year>\d{2,4}))?`,
  String.raw`(?:[a-z]{3,9},?\s+)?(?<month>[a-z]{3,9})\.?\s+(?<day>\d{1,2}),?\s+(?<year>\d{4})`,
  String.raw`(?<month>[a-z]{3,9})[-/ ](?<year>\d{2,4})`,
  String.raw`(?<month>\d{1,2})[-/](?<day>\d{1,2})`,
  String.raw`(?<day>\d{1,2})[-./](?<month>\d{1,2})[-./](?<year>\d{2,4})`,
]
const forms = [
  ...days.map((day) => new RegExp(`^${day}(?:[ T]+${clock})?$`, 'i')),
  new RegExp(`^${clock}$`, 'i'),
  /^(?<minute>\d\d):?(?<second>\d\d)(?:\.\d+)?$/,
  /^(?<initial>[JFMASOND])(?:-(?<year>\d\d))?$/,
]

/** Whether every part of a day or time that the expected text shows is that of our ISO text. */
function isSameTime(left, right) {
  const match = /^(?:(\d{4})-(\d\d)-(\d\d))?\s?(?:(\d\d):(\d\d):(\d\d))?$/.exec(left)
  if (!match) return false
  const [year, month, day, hour = 0, minute = 0, second = 0] = match
    .slice(1)
    .map((part) => (part === undefined ? undefined : Number(part)))
  return forms.some((form) => {
    const shown = form.exec(right)?.groups
    if (!shown) return false
    const isPart = (text, own, modulus) =>
      text === undefined || (own !== undefined && Number(text) === (modulus ? own % modulus : own))
    const hours = shown.half ? (Number(shown.hour) % 12) + (/^p/i.test(shown.half) ? 12 : 0) : shown.hour
    const named =
      shown.month && /[a-z]/i.test(shown.month) ? months.indexOf(shown.month.slice(0, 3).toLowerCase()) + 1 : shown.month
    const isYear = isPart(shown.year, year, shown.year?.length === 2 ? 100 : 0)
    const isInitial =
      shown.initial === undefined || (month !== undefined && months[month - 1]?.[0].toUpperCase() === shown.initial)
    const isMinute =
      isPart(shown.minute, minute) || (shown.second === undefined && Number(shown.minute) === minute + 1 && second >= 30)
    const isSecond = isPart(shown.second, second) || (form.source.includes('\\.') && Number(shown.second) + 1 === second)
    return isYear && isInitial && isPart(named, month) && isPart(shown.day, day) && isPart(hours, hour) && isMinute && isSecond
  })
}

/** Any character, or several, where the expected text has `_`, U+FFFD or `####`. */
function isSameButLost(left, right) {
  if (/^#{5,}$/.test(right)) return left !== ''
  if (!/[_\ufffd]/.test(right)) return false
  const pattern = right.replace(/[\\^$.*+?()[\]{}|]/g, '\\$&').replace(/[_\ufffd]+/g, (lost) => `[\\s\\S]{1,${2 * lost.length}}`)
  return new RegExp(`^${pattern}$`, 'u').test(left) && /[\u0080-\uffff]/.test(left)
}
