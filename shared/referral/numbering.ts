/** Parts of a document number (发文字号): `prefix` is the office's and the document's kind, 京西检建移. */
export interface DocumentNumber {
  prefix: string
  year: number
  serial: number
}

/** 京西检建移〔2026〕12号: hexagonal brackets, no 第, no zero padding (GB/T 9704-2012, 7.2.5). */
export function formatDocumentNumber({ prefix, year, serial }: DocumentNumber): string {
  return `${prefix}〔${year}〕${serial}号`
}

/** Reads a document number; `null` when the text is not one in the standard's form. */
export function parseDocumentNumber(text: string): DocumentNumber | null {
  const parts = /^(.+)〔(\d{4})〕([1-9]\d*)号$/.exec(text)
  return parts && { prefix: parts[1]!, year: Number(parts[2]), serial: Number(parts[3]) }
}

/** The number of a draft, with room for a serial written by hand: 京西检建移〔2026〕　　号. `date` is ISO; '' leaves room for the year. */
export function draftDocumentNumber(prefix: string, date: string): string {
  return `${prefix}〔${date.slice(0, 4) || '　　'}〕　　号`
}

/** 2026年6月5日 for `2026-06-05`: Arabic digits, no zero padding (GB/T 9704-2012, 7.3.5.4). '' leaves room to write by hand. Other text is returned as it is. */
export function officialDate(date: string): string {
  if (date === '') return '　　　　年　　月　　日'
  const parts = /^(\d{4})-(\d{2})-(\d{2})/.exec(date)
  return parts ? `${Number(parts[1])}年${Number(parts[2])}月${Number(parts[3])}日` : date
}

const digits = ['〇', '一', '二', '三', '四', '五', '六', '七', '八', '九']

/** 一, 十, 十二, 二十, 九十九: the serial of a heading, 1 to 99. */
export function chineseSerial(n: number): string {
  const tens = Math.floor(n / 10)
  const ones = n % 10
  return `${tens > 1 ? digits[tens] : ''}${tens > 0 ? '十' : ''}${ones > 0 ? digits[ones] : ''}`
}
