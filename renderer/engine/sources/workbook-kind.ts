/** Bytes of the head by which `workbookKind` judges. */
export const WORKBOOK_HEAD_BYTES = 4096

/**
 * Whether a file is a workbook, by its first bytes: `binary` for a ZIP, a compound file, or BIFF without one (Excel 2 to 5); `text` for HTML (what many
 * Chinese government systems export as `.xls`), SpreadsheetML 2003, flat ODF, SYLK and DIF. Null for anything else, delimited text named `.xls` included.
 */
export function workbookKind(head: Uint8Array): 'binary' | 'text' | null {
  if (startsWith(head, 0x50, 0x4b, 0x03, 0x04) || startsWith(head, 0x50, 0x4b, 0x05, 0x06)) return 'binary'
  if (startsWith(head, 0xd0, 0xcf, 0x11, 0xe0) || isBareBiff(head)) return 'binary'
  const isWide = startsWith(head, 0xff, 0xfe) || startsWith(head, 0xfe, 0xff)
  // Marks and tags are ASCII; in GB18030 and Latin-1 alike they are these bytes.
  const text = (isWide ? head.filter((byte) => byte !== 0) : head).reduce((all, byte) => all + String.fromCharCode(byte), '')
  return isTextWorkbook(text.replace(/^(\u00ef\u00bb\u00bf|\u00ff\u00fe|\u00fe\u00ff)/, '')) ? 'text' : null
}

/** The record BOF of BIFF 2, 3, 4 and 5 outside of a compound file. */
function isBareBiff(head: Uint8Array): boolean {
  return head[0] === 0x09 && [0x00, 0x02, 0x04, 0x08].includes(head[1]!) && [4, 6, 8, 16].includes(head[2]!) && head[3] === 0
}

function isTextWorkbook(text: string): boolean {
  if (/^\s*(<!doctype html|<html|<table|<meta\s|<head>|<style)/i.test(text)) return true
  if (/^\s*<(div|body|center|p|br|!--)/i.test(text) && /<(table|tr|td)[\s>]/i.test(text)) return true
  if (/^\s*<\?xml/.test(text)) return /urn:schemas-microsoft-com:office:spreadsheet|opendocument|<html|<table/i.test(text)
  return /^ID;P/.test(text) || /^TABLE\r?\n0,1\r?\n/.test(text)
}

function startsWith(bytes: Uint8Array, ...magic: number[]): boolean {
  return magic.every((byte, index) => bytes[index] === byte)
}
