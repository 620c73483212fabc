import { formatter, type NumberText, numberTextOf } from './workbook-value.ts'
import { attribute, isNamed, XmlScanner } from './workbook-xml.ts'

/** Formats that Chinese Excel numbers itself (ECMA-376 18.8.30, zh-cn): not in SheetJS's table, dates all. */
const CHINESE_FORMATS: Readonly<Record<number, string>> = {
  27: 'yyyy"年"m"月"',
  28: 'm"月"d"日"',
  29: 'm"月"d"日"',
  30: 'm-d-yy',
  31: 'yyyy"年"m"月"d"日"',
  32: 'h"时"mm"分"',
  33: 'h"时"mm"分"ss"秒"',
  34: 'h"时"mm"分"',
  35: 'h"时"mm"分"ss"秒"',
  36: 'yyyy"年"m"月"',
  50: 'yyyy"年"m"月"',
  51: 'm"月"d"日"',
  52: 'yyyy"年"m"月"',
  53: 'm"月"d"日"',
  54: 'm"月"d"日"',
  55: 'h"时"mm"分"',
  56: 'h"时"mm"分"ss"秒"',
  57: 'yyyy"年"m"月"',
  58: 'm"月"d"日"',
}

/** How numbers of each cell style become text, by the style's number; a style that the workbook lacks is General. */
export class CellStyles {
  private readonly texts: NumberText[]
  private readonly general: NumberText

  constructor(codes: readonly string[], date1904: boolean) {
    const made = new Map<string, NumberText>()
    this.texts = codes.map((code) => {
      const text = made.get(code) ?? numberTextOf(code, date1904)
      made.set(code, text)
      return text
    })
    this.general = numberTextOf('General', date1904)
  }

  text(style: number, value: number): string {
    return (this.texts[style] ?? this.general)(value)
  }
}

/** The format code of each cell style in `styles.xml`. */
export function readStyleCodes(xml: string, file: string): string[] {
  const own = new Map<number, string>()
  const codes: string[] = []
  let isInCells = false
  const scanner = new XmlScanner(
    {
      wantsText: false,
      open(bytes, name, nameEnd, end) {
        if (isNamed(bytes, name, nameEnd, 'numFmt')) {
          const id = attribute(bytes, nameEnd, end, 'numFmtId')
          const code = attribute(bytes, nameEnd, end, 'formatCode')
          if (id !== null && code !== null) own.set(Number(id), code)
        } else if (isNamed(bytes, name, nameEnd, 'cellXfs')) isInCells = true
        else if (isInCells && isNamed(bytes, name, nameEnd, 'xf')) {
          const id = Number(attribute(bytes, nameEnd, end, 'numFmtId') ?? 0)
          codes.push(own.get(id) ?? CHINESE_FORMATS[id] ?? formatter.get_table()[id] ?? 'General')
        }
      },
      close(bytes, name, nameEnd) {
        if (isNamed(bytes, name, nameEnd, 'cellXfs')) isInCells = false
      },
      text() {},
    },
    file,
  )
  scanner.push(new TextEncoder().encode(xml))
  scanner.end()
  return codes
}
