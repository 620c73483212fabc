import { once } from 'node:events'
import { createWriteStream } from 'node:fs'
import zlib from 'node:zlib'

const content = '来电人反映小区消防通道长期被占用，物业多次推诿，楼道内堆放杂物，存在安全隐患，要求有关部门尽快到场处理并答复'
const columns = 20
const titles =
  '工单内容,街道,社区,诉求类别,承办单位,办理状态,受理时间,派单时间,办结时间,回访时间,派单次数,催办次数,满意度,时长,件数,序列,来电号码,联系电话,备用电话,登记电话'.split(
    ',',
  )
const rowsAtOnce = 2000

/**
 * Writes a workbook of one sheet with 20 columns as Excel writes it: 6 columns of shared strings, among them a text of its own in each row, 4 of dates,
 * 6 of numbers, 4 of numbers as text. Streamed, so that no size is too large; gives the bytes of the sheet's XML.
 */
export async function writeLargeWorkbook(path, rows) {
  const zip = new ZipWriter(path)
  await zip.add('[Content_Types].xml', [contentTypes])
  await zip.add('_rels/.rels', [relations('officeDocument', 'xl/workbook.xml')])
  await zip.add('xl/workbook.xml', [workbook])
  await zip.add('xl/_rels/workbook.xml.rels', [
    relations('worksheet', 'worksheets/sheet1.xml', 'styles', 'styles.xml', 'sharedStrings', 'sharedStrings.xml'),
  ])
  await zip.add('xl/styles.xml', [styles])
  const bytes = await zip.add('xl/worksheets/sheet1.xml', sheetParts(rows))
  await zip.add('xl/sharedStrings.xml', stringParts(rows))
  await zip.end()
  return bytes
}

const head = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
const main = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"'
const contentTypes = `${head}<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="xml" ContentType="application/xml"/></Types>`
const workbook = `${head}<workbook ${main} xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"><sheets><sheet name="工单" sheetId="1" r:id="rId1"/></sheets></workbook>`
const styles = `${head}<styleSheet ${main}><cellXfs count="2"><xf numFmtId="0"/><xf numFmtId="22" applyNumberFormat="1"/></cellXfs></styleSheet>`

function relations(...pairs) {
  const base = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'
  let all = ''
  for (let at = 0; at < pairs.length; at += 2)
    all += `<Relationship Id="rId${at / 2 + 1}" Type="${base}/${pairs[at]}" Target="${pairs[at + 1]}"/>`
  return `${head}<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">${all}</Relationships>`
}

/** Shared strings: the 20 headers, 1,000 repeated ones, then one for each row. */
function* stringParts(rows) {
  yield `${head}<sst ${main}>`
  for (let column = 0; column < columns; column++) yield `<si><t>${titles[column]}</t></si>`
  for (let index = 0; index < 1000; index++) yield `<si><t>街道${index % 40}社区${index}</t></si>`
  for (let row = 0; row < rows; row += rowsAtOnce) {
    let part = ''
    for (let at = row; at < Math.min(rows, row + rowsAtOnce); at++) part += `<si><t>${content}${at}</t></si>`
    yield part
  }
  yield '</sst>'
}

function* sheetParts(rows) {
  const names = Array.from({ length: columns }, (_, column) => String.fromCharCode(65 + column))
  yield `${head}<worksheet ${main}><dimension ref="A1:T${rows + 1}"/><sheetData><row r="1">`
  yield `${names.map((name, column) => `<c r="${name}1" t="s"><v>${column}</v></c>`).join('')}</row>`
  for (let row = 0; row < rows; row += rowsAtOnce) {
    let part = ''
    for (let at = row; at < Math.min(rows, row + rowsAtOnce); at++) {
      const line = at + 2
      part += `<row r="${line}" spans="1:20">`
      for (let column = 0; column < columns; column++) part += cell(`${names[column]}${line}`, column, at)
      part += '</row>'
    }
    yield part
  }
  yield '</sheetData></worksheet>'
}

function cell(place, column, row) {
  if (column === 0) return `<c r="${place}" t="s"><v>${columns + 1000 + row}</v></c>`
  if (column < 6) return `<c r="${place}" t="s"><v>${columns + ((row * (column + 7)) % 1000)}</v></c>`
  if (column < 10) return `<c r="${place}" s="1"><v>${45_000 + ((row * column) % 700)}.${(row * 7919) % 100_000}</v></c>`
  if (column < 16) return `<c r="${place}"><v>${(row * (column + 13)) % 1_000_003}</v></c>`
  return `<c r="${place}" t="inlineStr"><is><t>1${3_000_000_000 + ((row * column * 7919) % 999_999_999)}</t></is></c>`
}

/** A ZIP written as a stream; sizes stand in its directory only. */
class ZipWriter {
  #file
  #offset = 0
  #entries = []

  constructor(path) {
    this.#file = createWriteStream(path)
  }

  /** Adds an entry of parts of text; gives its size unpacked. */
  async add(path, parts) {
    const name = Buffer.from(path)
    const entry = { name, offset: this.#offset, crc: 0, size: 0, packed: 0 }
    await this.#write(Buffer.concat([localHeader(name), name]))
    const deflate = zlib.createDeflateRaw({ level: 3 })
    const writing = (async () => {
      for await (const chunk of deflate) {
        entry.packed += chunk.length
        await this.#write(chunk)
      }
    })()
    for (const part of parts) {
      const bytes = Buffer.from(part)
      entry.crc = checksum(bytes, entry.crc)
      entry.size += bytes.length
      if (!deflate.write(bytes)) await once(deflate, 'drain')
    }
    deflate.end()
    await writing
    this.#entries.push(entry)
    return entry.size
  }

  async end() {
    const start = this.#offset
    for (const { name, offset, crc, size, packed } of this.#entries) {
      const header = Buffer.alloc(46)
      header.writeUInt32LE(0x02014b50, 0)
      header.writeUInt16LE(0x0808, 8)
      header.writeUInt16LE(8, 10)
      header.writeUInt32LE(crc, 16)
      header.writeUInt32LE(packed, 20)
      header.writeUInt32LE(size, 24)
      header.writeUInt16LE(name.length, 28)
      header.writeUInt32LE(offset, 42)
      await this.#write(Buffer.concat([header, name]))
    }
    const end = Buffer.alloc(22)
    end.writeUInt32LE(0x06054b50, 0)
    end.writeUInt16LE(this.#entries.length, 8)
    end.writeUInt16LE(this.#entries.length, 10)
    end.writeUInt32LE(this.#offset - start, 12)
    end.writeUInt32LE(start, 16)
    await this.#write(end)
    this.#file.end()
    await once(this.#file, 'close')
  }

  async #write(bytes) {
    this.#offset += bytes.length
    if (!this.#file.write(bytes)) await once(this.#file, 'drain')
  }
}

function localHeader(name) {
  const header = Buffer.alloc(30)
  header.writeUInt32LE(0x04034b50, 0)
  header.writeUInt16LE(0x0808, 6)
  header.writeUInt16LE(8, 8)
  header.writeUInt16LE(name.length, 26)
  return header
}

const table = Uint32Array.from({ length: 256 }, (_, byte) => {
  let sum = byte
  for (let bit = 0; bit < 8; bit++) sum = sum & 1 ? (sum >>> 1) ^ 0xedb88320 : sum >>> 1
  return sum
})

/** CRC-32; Node's own since version 22. */
function checksum(bytes, before) {
  if (zlib.crc32) return zlib.crc32(bytes, before)
  let sum = ~before
  for (const byte of bytes) sum = (sum >>> 8) ^ table[(sum ^ byte) & 0xff]
  return ~sum >>> 0
}
