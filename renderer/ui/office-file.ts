import type { PacketContent } from '../../shared/referral/document.ts'

/** A packet as DOCX, or its clue list as XLSX. The writers are large; they are loaded when they are asked for. */
export async function officeFile(content: PacketContent, format: 'docx' | 'xlsx'): Promise<Uint8Array<ArrayBuffer>> {
  if (format === 'docx') return (await import('../../shared/referral/docx.ts')).renderDocx(content)
  return (await import('../../shared/referral/xlsx.ts')).renderClueListXlsx(content)
}
