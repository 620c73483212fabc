import { useState } from 'react'
import { desktop } from '../../app/clients.ts'
import { useMessages } from '../../messages/messages.ts'
import { noteOutput } from '../../ui/audit-note.ts'
import { useJobs } from '../../ui/jobs.ts'
import { showDone, showError } from '../../ui/notices.ts'
import { choosePacketTarget, exportPacket, type PacketFileFormat, printPacket } from './export-packet.ts'
import type { PacketEditor } from './use-packet-editor.ts'

/** The file written last. `pages` is null for formats whose pages the word processor makes. */
interface WrittenFile {
  token: string
  name: string
  path: string
  pages: number | null
}

export interface PacketExport {
  written: WrittenFile | null
  exportAs(format: PacketFileFormat): void
  print(): void
  showInFolder(): void
}

/** Export and print of a packet as jobs of the bottom bar. A failure says its sentence; the packet is unharmed. */
export function usePacketExport({ packet, flush }: PacketEditor): PacketExport {
  const messages = useMessages().packets
  const run = useJobs((state) => state.run)
  const [written, setWritten] = useState<WrittenFile | null>(null)

  const exportAs = async (format: PacketFileFormat) => {
    flush()
    const target = await choosePacketTarget(packet, format, messages)
    if (!target) return
    const { path, pages } = await run(
      messages.issue.exporting(target.name),
      (signal, onProgress) => exportPacket(packet, format, target, messages, signal, onProgress),
      'packet',
    )
    noteOutput('export', target.name)
    setWritten({ token: target.token, name: target.name, path, pages })
    showDone(messages.issue.done(target.name), path)
  }
  const print = async () => {
    flush()
    const isPrinted = await run(
      messages.issue.printing(packet.letter.title),
      (signal, onProgress) => printPacket(packet, signal, onProgress, messages),
      'packet',
    )
    if (!isPrinted) return
    noteOutput('print', packet.letter.title)
    showDone(messages.issue.printed)
  }
  return {
    written,
    exportAs: (format) => void exportAs(format).catch(showError),
    print: () => void print().catch(showError),
    showInFolder: () => void (written && desktop('app.showInFolder', { token: written.token }).catch(showError)),
  }
}
