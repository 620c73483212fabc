import { AppError } from '../../../shared/errors.ts'
import type { SheetRecords, Workbook } from './workbook-grid.ts'
import { SheetReader } from './workbook-sheet.ts'
import { SharedStrings } from './workbook-strings.ts'
import { CellStyles, readStyleCodes } from './workbook-styles.ts'
import { attribute, isNamed, XmlScanner } from './workbook-xml.ts'
import { plainPath, type ZipArchive } from './workbook-zip.ts'

interface Part {
  type: string
  path: string
}

interface SheetPart {
  name: string
  isHidden: boolean
  /** Null for what is no worksheet: charts, dialogs, macros. */
  path: string | null
}

/** Path of the workbook's main part; null where the ZIP is no workbook of Office Open XML, or a binary one. */
export async function findOoxmlMain(zip: ZipArchive, file: string): Promise<string | null> {
  const relations = await readRelations(zip, '', file)
  const main = [...relations.values()].find(({ type }) => type === 'officeDocument')?.path ?? 'xl/workbook.xml'
  return zip.entry(main) && !main.toLowerCase().endsWith('.bin') ? main : null
}

/** Opens a workbook of Office Open XML (`.xlsx`, `.xlsm`, strict or not) whose sheets are read as streams: nothing of them is held. */
export async function openOoxml(zip: ZipArchive, main: string, file: string): Promise<Workbook> {
  const xml = await zip.text(main)
  const relations = await readRelations(zip, main, file)
  const { sheets, date1904 } = readMain(xml ?? '', relations, file)
  if (sheets.length === 0) throw new AppError('file.notATable', { file, found: 'XML' })
  const pathOf = (type: string) => [...relations.values()].find((part) => part.type === type)?.path ?? null
  const stylesPath = pathOf('styles')
  const styles = new CellStyles(readStyleCodes((stylesPath && (await zip.text(stylesPath))) || '', file), date1904)
  const strings = new SharedStrings(zip, pathOf('sharedStrings'), file)
  return {
    sheets,
    async *records(sheet, signal): AsyncGenerator<SheetRecords> {
      const path = sheets[sheet]?.path
      const entry = path ? zip.entry(path) : undefined
      if (!entry) return
      const reader = new SheetReader(strings, styles, file)
      let read = 0
      for await (const bytes of zip.read(entry, signal)) {
        read += bytes.length
        const records = await reader.push(bytes, signal)
        if (records.length > 0) yield { records, share: read / entry.size }
      }
      reader.end()
    },
  }
}

/** Relations of a part by their id; the type is the last word of its address, alike in strict and transitional files. */
async function readRelations(zip: ZipArchive, part: string, file: string): Promise<Map<string, Part>> {
  const slash = part.lastIndexOf('/')
  const folder = part.slice(0, slash + 1)
  const xml = await zip.text(`${folder}_rels/${part.slice(slash + 1)}.rels`)
  const relations = new Map<string, Part>()
  scanTags(xml ?? '', file, (bytes, name, nameEnd, end) => {
    if (!isNamed(bytes, name, nameEnd, 'Relationship')) return
    const target = attribute(bytes, nameEnd, end, 'Target') ?? ''
    const path = plainPath(/^[\\/]/.test(target) ? target : folder + target)
    const type = attribute(bytes, nameEnd, end, 'Type')?.split('/').at(-1) ?? ''
    relations.set(attribute(bytes, nameEnd, end, 'Id') ?? '', { type, path })
  })
  return relations
}

function readMain(xml: string, relations: ReadonlyMap<string, Part>, file: string): { sheets: SheetPart[]; date1904: boolean } {
  const sheets: SheetPart[] = []
  let date1904 = false
  scanTags(xml, file, (bytes, name, nameEnd, end) => {
    if (isNamed(bytes, name, nameEnd, 'workbookPr'))
      date1904 = /^(1|true)$/.test(attribute(bytes, nameEnd, end, 'date1904') ?? '')
    if (!isNamed(bytes, name, nameEnd, 'sheet')) return
    const part = relations.get(attribute(bytes, nameEnd, end, 'id') ?? '')
    sheets.push({
      name: attribute(bytes, nameEnd, end, 'name') ?? `Sheet${sheets.length + 1}`,
      isHidden: /hidden/i.test(attribute(bytes, nameEnd, end, 'state') ?? ''),
      path: part?.type === 'worksheet' ? part.path : null,
    })
  })
  return { sheets, date1904 }
}

function scanTags(
  xml: string,
  file: string,
  open: (bytes: Uint8Array, name: number, nameEnd: number, end: number) => void,
): void {
  const scanner = new XmlScanner({ wantsText: false, open, close() {}, text() {} }, file)
  scanner.push(new TextEncoder().encode(xml))
  scanner.end()
}
