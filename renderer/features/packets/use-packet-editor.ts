import { useCallback, useEffect, useMemo, useRef, useState } from 'react'
import type { Packet, PacketLetter } from '../../../shared/ledger/packet.ts'
import { showError } from '../../ui/notices.ts'
import { delayedSave } from './delayed-save.ts'
import { registerPacket, revokePacket, savePacket } from './packet-actions.ts'

const saveDelay = 250

export interface PacketEditor {
  packet: Packet
  isSaved: boolean
  editLetter(part: Partial<PacketLetter>): void
  edit(part: Partial<Pick<Packet, 'letter' | 'redaction'>>): void
  arrange(clues: string[]): void
  canUndo: boolean
  /** Takes the last arrangement of the clues back. */
  undo(): void
  /** Stores at once what was typed last. */
  flush(): void
  register(): Promise<number>
  revoke(): Promise<void>
}

/** A packet as it is typed: shown at once, stored within 250 ms, and when the place or the window is left. */
export function usePacketEditor(stored: Packet): PacketEditor {
  const [packet, setPacket] = useState(stored)
  const [isSaved, setIsSaved] = useState(true)
  const [history, setHistory] = useState<string[][]>([])
  const latest = useRef(packet)
  const saver = useMemo(
    () =>
      delayedSave((value: Packet) => {
        savePacket(value).then(() => setIsSaved(value === latest.current), showError)
      }, saveDelay),
    [],
  )
  useEffect(() => {
    window.addEventListener('pagehide', saver.flush)
    window.addEventListener('blur', saver.flush)
    return () => {
      window.removeEventListener('pagehide', saver.flush)
      window.removeEventListener('blur', saver.flush)
      saver.flush()
    }
  }, [saver])

  const show = useCallback((next: Packet) => {
    latest.current = next
    setPacket(next)
  }, [])
  const change = useCallback(
    (part: Partial<Packet>) => {
      const next = { ...latest.current, ...part }
      show(next)
      setIsSaved(false)
      saver.put(next)
    },
    [saver, show],
  )
  const arrange = useCallback(
    (clues: string[]) => {
      const before = latest.current.clues
      setHistory((history) => [...history, before].slice(-50))
      change({ clues })
    },
    [change],
  )
  const undo = useCallback(() => {
    const clues = history.at(-1)
    if (!clues) return
    setHistory(history.slice(0, -1))
    change({ clues })
  }, [history, change])
  return {
    packet,
    isSaved,
    edit: change,
    editLetter: (part) => change({ letter: { ...latest.current.letter, ...part } }),
    arrange,
    canUndo: history.length > 0,
    undo,
    flush: saver.flush,
    register: async () => {
      saver.flush()
      const registered = await registerPacket(latest.current, new Date().toISOString())
      show(registered.packet)
      return registered.referred
    },
    revoke: async () => show(await revokePacket(latest.current)),
  }
}
