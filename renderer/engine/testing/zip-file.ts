import { zipSync } from 'fflate'
import { openSourceFile, type SourceFile } from '../sources/source-file.ts'

/** A file in memory as the engine opens it. */
export function sourceFile(name: string, content: string | Uint8Array<ArrayBuffer>): SourceFile {
  return openSourceFile({ name, blob: new Blob([content]) })
}

/** A ZIP of texts, deflated. */
export function zipOf(parts: Readonly<Record<string, string | Uint8Array>>): Uint8Array<ArrayBuffer> {
  const encoder = new TextEncoder()
  const files = Object.entries(parts).map(([path, part]) => [path, typeof part === 'string' ? encoder.encode(part) : part])
  return zipSync(Object.fromEntries(files)) as Uint8Array<ArrayBuffer>
}

const relationBase = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'

/** The least workbook of one sheet: the XML inside `worksheet`, of the shared strings, and of `cellXfs` with what stands before it. */
export function workbookOf(
  sheet: string,
  settings: { strings?: string; styles?: string; properties?: string; prefix?: string } = {},
) {
  const { strings = '', styles = '<cellXfs><xf numFmtId="0"/></cellXfs>', properties = '', prefix = 'xl' } = settings
  return zipOf({
    '_rels/.rels': `<Relationships><Relationship Id="a" Type="${relationBase}/officeDocument" Target="${prefix}/workbook.xml"/></Relationships>`,
    [`${prefix}/workbook.xml`]: `<workbook xmlns:r="${relationBase}">${properties}<sheets><sheet name="表一" sheetId="1" r:id="s"/></sheets></workbook>`,
    [`${prefix}/_rels/workbook.xml.rels`]: `<Relationships><Relationship Id="s" Type="${relationBase}/worksheet" Target="worksheets/sheet1.xml"/><Relationship Id="t" Type="${relationBase}/sharedStrings" Target="sharedStrings.xml"/><Relationship Id="u" Type="${relationBase}/styles" Target="/${prefix}/styles.xml"/></Relationships>`,
    [`${prefix}/worksheets/sheet1.xml`]: `<worksheet>${sheet}</worksheet>`,
    [`${prefix}/sharedStrings.xml`]: `<sst>${strings}</sst>`,
    [`${prefix}/styles.xml`]: `<styleSheet>${styles}</styleSheet>`,
  })
}
