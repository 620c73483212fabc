import { read, type WorkBook, type WorkSheet } from '@e965/xlsx'
import { AppError } from '../../../shared/errors.ts'
import type { SheetRecord, SheetRecords, Workbook } from './workbook-grid.ts'
import { isoText, type NumberText, numberTextOf } from './workbook-value.ts'

interface Cell {
  t: string
  v?: unknown
  w?: string
  z?: string | number
  f?: string
}
type DenseSheet = WorkSheet & { '!data'?: (Cell | undefined)[][] }

const RECORDS_AT_ONCE = 4096

/**
 * Opens what SheetJS reads: BIFF 2 to 8 (`.xls`, `.et`), XLSB, ODS, and the text forms (HTML, SpreadsheetML 2003, SYLK, DIF), which come as text so that
 * their encoding is ours to find. Whole in memory. Texts stay texts: HTML and its like have no types, so no cell is guessed to be a number.
 */
export function openSheetJs(content: Uint8Array | string, file: string): Workbook {
  const workbook = readWhole(content, file)
  const states = workbook.Workbook?.Sheets ?? []
  const date1904 = workbook.Workbook?.WBProps?.date1904 ?? false
  const mend = typeof content === 'string' && /^(ID;P|TABLE)/.test(content) ? decodedText : (text: string) => text
  const texts = new Map<string, NumberText>()
  const numberText = (code: string): NumberText => {
    const text = texts.get(code) ?? numberTextOf(code, date1904)
    texts.set(code, text)
    return text
  }
  return {
    sheets: workbook.SheetNames.map((name, index) => ({ name, isHidden: (states[index]?.Hidden ?? 0) !== 0 })),
    async *records(sheet, signal): AsyncGenerator<SheetRecords> {
      const rows = (workbook.Sheets[workbook.SheetNames[sheet] ?? ''] as DenseSheet | undefined)?.['!data'] ?? []
      let records: SheetRecord[] = []
      for (let index = 0; index < rows.length; index++) {
        const cells = Array.from(rows[index] ?? [], (cell) => mend(cellText(cell, numberText)))
        if (cells.some((cell) => cell !== '')) records.push({ line: index + 1, cells })
        if (records.length < RECORDS_AT_ONCE) continue
        signal.throwIfAborted()
        yield { records, share: index / rows.length }
        records = []
      }
      if (records.length > 0) yield { records, share: 1 }
    },
  }
}

function readWhole(content: Uint8Array | string, file: string): WorkBook {
  const options = { dense: true, cellDates: false, cellNF: true, cellHTML: false, cellText: false, nodim: true } as const
  try {
    return typeof content === 'string'
      ? read(content, { ...options, type: 'string', raw: true })
      : read(content, { ...options, type: 'array' })
  } catch (cause) {
    const message = cause instanceof Error ? cause.message : ''
    if (/password|encrypt/i.test(message)) throw new AppError('file.passwordProtected', { file }, { cause })
    throw new AppError('file.notATable', { file, found: message.slice(0, 120) }, { cause })
  }
}

/** SheetJS gives texts of SYLK and DIF beyond ASCII as their bytes in UTF-8. */
function decodedText(text: string): string {
  if (!/[\u0080-\u00ff]/.test(text) || /[\u0100-\uffff]/.test(text)) return text
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(Uint8Array.from(text, (character) => character.charCodeAt(0)))
  } catch {
    return text
  }
}

function cellText(cell: Cell | undefined, numberText: (code: string) => NumberText): string {
  if (!cell || cell.t === 'z') return ''
  if (cell.v === undefined || cell.v === null) return cell.f ? `=${cell.f}` : ''
  if (cell.t === 'n') return numberText(String(cell.z ?? 'General'))(Number(cell.v))
  if (cell.t === 'b') return cell.v ? 'TRUE' : 'FALSE'
  if (cell.t === 'e') return cell.w ?? errorTexts[Number(cell.v)] ?? '#N/A'
  return cell.t === 'd' ? isoText(cell.v instanceof Date ? cell.v.toISOString() : String(cell.v)) : String(cell.v)
}

const errorTexts: Readonly<Record<number, string>> = {
  0: '#NULL!',
  7: '#DIV/0!',
  15: '#VALUE!',
  23: '#REF!',
  29: '#NAME?',
  36: '#NUM!',
  42: '#N/A',
  43: '#GETTING_DATA',
}
