import type { WriteTarget } from '../../../shared/contract/desktop.ts'
import type { Packet } from '../../../shared/ledger/packet.ts'
import { packetHtml } from '../../../shared/referral/packet-html.ts'
import { desktop, engine } from '../../app/clients.ts'
import type { PacketsMessages } from '../../messages/packets.zh-CN.ts'
import type { JobProgress } from '../../ui/jobs.ts'
import { officeFile } from '../../ui/office-file.ts'
import { fileNameOf } from './packet-draft.ts'

export const packetFileFormats = ['pdf', 'docx', 'xlsx'] as const
export type PacketFileFormat = (typeof packetFileFormats)[number]

type Report = (progress: JobProgress) => void

/** Asks where to; null where the analyst changed her mind. */
export function choosePacketTarget(
  packet: Packet,
  format: PacketFileFormat,
  messages: PacketsMessages,
): Promise<WriteTarget | null> {
  const { issue, title } = messages
  const names = { pdf: issue.pdfFilter, docx: issue.docxFilter, xlsx: issue.xlsxFilter }
  return desktop('file.chooseTarget', {
    title: issue.chooseTitle,
    suggestedName: fileNameOf(packet.letter, format, title),
    filters: [{ name: names[format], extensions: [format] }],
  })
}

/** Writes the packet as the engine holds it now. Nothing stays at the target where it fails or is cancelled. */
export async function exportPacket(
  packet: Packet,
  format: PacketFileFormat,
  { token }: WriteTarget,
  messages: PacketsMessages,
  signal: AbortSignal,
  onProgress: Report,
): Promise<{ path: string; pages: number | null }> {
  const { steps } = messages.issue
  try {
    const content = await compose(packet, signal, (fraction) => onProgress({ fraction: fraction * 0.4, text: steps.compose }))
    onProgress({ fraction: 0.4, text: steps.layout })
    if (format === 'pdf') {
      const html = packetHtml(content)
      signal.throwIfAborted()
      onProgress({ fraction: 0.6, text: steps.write })
      const onPrinted = (fraction: number) => onProgress({ fraction: 0.6 + fraction * 0.4, text: steps.write })
      return await desktop('print.pdf', { html, token, date: content.date }, { signal, onProgress: onPrinted })
    }
    const bytes = await officeFile(content, format)
    await writeInPieces(token, bytes, signal, (fraction) => onProgress({ fraction: 0.6 + fraction * 0.4, text: steps.write }))
    const { path } = await desktop('file.commit', { token })
    return { path, pages: null }
  } catch (error) {
    await desktop('file.abort', { token })
    throw error
  }
}

/** Sends the packet to a printer; false where the analyst changed her mind in the system's dialog. */
export async function printPacket(
  packet: Packet,
  signal: AbortSignal,
  onProgress: Report,
  messages: PacketsMessages,
): Promise<boolean> {
  const { steps } = messages.issue
  const content = await compose(packet, signal, (fraction) => onProgress({ fraction: fraction * 0.5, text: steps.compose }))
  onProgress({ fraction: 0.5, text: steps.layout })
  const { printed } = await desktop('print.paper', { html: packetHtml(content) }, { signal })
  return printed
}

function compose({ letter, clues, redaction }: Packet, signal: AbortSignal, onFraction: (fraction: number) => void) {
  return engine('packet.compose', { letter, clues, redaction }, { signal, onProgress: onFraction })
}

const pieceBytes = 4 * 1024 * 1024

async function writeInPieces(
  token: string,
  bytes: Uint8Array,
  signal: AbortSignal,
  onFraction: (fraction: number) => void,
): Promise<void> {
  for (let at = 0; at < bytes.length; at += pieceBytes) {
    signal.throwIfAborted()
    await desktop('file.write', { token, bytes: bytes.slice(at, at + pieceBytes) })
    onFraction(Math.min(1, (at + pieceBytes) / bytes.length))
  }
}
