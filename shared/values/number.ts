const NUMBER = /^([+-])?(\d+|\d{1,3}(?:,\d{3})+)?(\.\d+)?(e[+-]?\d{1,3})?$/i
const CURRENCY_BEFORE = /^(?:人民币|rmb|cny|[¥$])\s*/i
const CURRENCY_AFTER = /\s*(?:人民币|元|圆|块|块钱)整?$/
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
 * `1.2E+05`. Commas must part thousands. Null for everything that is no exact number: estimates (约3万, 3000余元), ranges,
 * Chinese numerals (三万), numbers with other units, empty text.
 */
export function parseNumber(text: string): number | null {
  let rest = text.trim()
  if (rest === '' || rest.length > 40) return null
  if (/^-?\d{1,15}(?:\.\d{1,10})?$/.test(rest)) return Number(rest)
  rest = rest.normalize('NFKC').replace(/[−–—]/g, '-')
  const bracketed = /^\(([^()]+)\)$/.exec(rest)
  if (bracketed) {
    const inner = parseNumber(bracketed[1]!)
    return inner === null || inner < 0 ? null : -inner
  }
  rest = rest.replace(CURRENCY_AFTER, '').replace(CURRENCY_BEFORE, '')
  let scale = 1
  for (const [suffix, factor] of SCALES) {
    if (!suffix.test(rest)) continue
    scale = factor
    rest = rest.replace(suffix, '').trimEnd()
    break
  }
  const match = NUMBER.exec(rest)
  if (!match || (match[2] === undefined && match[3] === undefined)) return null
  const value = Number(rest.replace(/,/g, ''))
  return Number.isFinite(value) ? tidy(value, scale) : null
}

function tidy(value: number, scale: number): number {
  return scale === 1 ? value : Number((value * scale).toPrecision(15))
}
