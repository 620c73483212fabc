import { Alert } from 'antd'
import { useCallback, useEffect, useMemo, useRef } from 'react'
import type { Settings } from '../../../shared/contract/engine.ts'
import type { Clue } from '../../../shared/ledger/clue.ts'
import type { Packet } from '../../../shared/ledger/packet.ts'
import { onMenu } from '../../app/clients.ts'
import { useNavigation } from '../../app/navigation.ts'
import { useMessages } from '../../messages/messages.ts'
import { ErrorNotice } from '../../ui/ErrorNotice.tsx'
import { showDone, showError } from '../../ui/notices.ts'
import { CheckList } from './CheckList.tsx'
import { packetChecks } from './checks.ts'
import { IssueBar } from './IssueBar.tsx'
import { LetterForm } from './LetterForm.tsx'
import { missingFonts } from './missing-fonts.ts'
import { PacketMembers } from './PacketMembers.tsx'
import styles from './PacketsPlace.module.css'
import { PagePreview } from './PagePreview.tsx'
import { useLeaks } from './use-leaks.ts'
import { usePacketEditor } from './use-packet-editor.ts'
import { usePacketExport } from './use-packet-export.ts'
import { usePacketPages } from './use-packet-pages.ts'

interface PacketEditorViewProps {
  stored: Packet
  ledger: readonly Clue[]
  receivers: Settings['receivers']
}

/** One packet: its clues, its pages, its letter and checks. */
export function PacketEditorView({ stored, ledger, receivers }: PacketEditorViewProps) {
  const messages = useMessages().packets
  const go = useNavigation((state) => state.go)
  const editor = usePacketEditor(stored)
  const { packet } = editor
  const { content, pages, isComposing, error } = usePacketPages(packet)
  const leaks = useLeaks(packet, pages)
  const fonts = useMemo(missingFonts, [])
  const exporting = usePacketExport(editor)
  const isReady = packet.clues.length > 0 && !error
  const isLocked = packet.issuedAt !== null
  usePrintCommand(isReady, exporting.print)

  const onOpen = useCallback((clue: string) => go('clues', { kind: 'clue', id: clue }), [go])
  const onRegister = () => void editor.register().then((referred) => showDone(messages.issue.registered(referred)), showError)
  const onRevoke = () => void editor.revoke().then(() => showDone(messages.issue.revoked), showError)
  return (
    <>
      <PacketMembers
        clues={packet.clues}
        ledger={ledger}
        isLocked={isLocked}
        arrange={editor.arrange}
        canUndo={editor.canUndo}
        undo={editor.undo}
        onOpen={onOpen}
      />
      <div className={styles.pages}>
        {error ? (
          <div className={styles.error}>
            <ErrorNotice error={error} />
          </div>
        ) : (
          <PagePreview pages={pages} isComposing={isComposing} empty={messages.preview.noClues} />
        )}
      </div>
      <aside className={styles.side} aria-label={messages.form.label}>
        <IssueBar exporting={exporting} isReady={isReady} isIssued={isLocked} onRegister={onRegister} onRevoke={onRevoke} />
        <div className={styles.scroll}>
          {packet.issuedAt !== null && <Alert type="info" banner title={messages.form.locked(packet.issuedAt.slice(0, 10))} />}
          <CheckList checks={packetChecks({ packet, content, leaks, fonts }, messages)} />
          <LetterForm editor={editor} receivers={receivers} isLocked={isLocked} />
        </div>
        <p className={styles.saved} role="status">
          {editor.isSaved ? messages.form.saved : messages.form.saving}
        </p>
      </aside>
    </>
  )
}

function usePrintCommand(isReady: boolean, print: () => void) {
  const latest = useRef(print)
  latest.current = print
  useEffect(() => {
    if (!isReady) return
    return onMenu((command) => {
      if (command === 'print') latest.current()
    })
  }, [isReady])
}
