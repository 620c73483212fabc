import type { EngineContract } from '../../../shared/contract/engine.ts'
import type { Handlers } from '../../../shared/contract/method.ts'
import type { Packet } from '../../../shared/ledger/packet.ts'
import { clueSecrets, leakScan, redactClue } from '../../../shared/referral/redaction.ts'
import { maskText } from '../../../shared/values/mask.ts'
import { cluesOf, readClues } from '../clue-evidence.ts'
import type { Investigation } from '../investigation.ts'
import { packetSourceOf } from '../packet-source.ts'
import type { Change } from '../store/store.ts'
import { changedClues } from './clues.ts'
import { readSettings } from './settings.ts'

type Methods = 'packet.list' | 'packet.save' | 'packet.remove' | 'packet.compose' | 'packet.leaks'

export function packetHandlers(investigation: Investigation): Pick<Handlers<EngineContract>, Methods> {
  const { store } = investigation.workspace
  return {
    'packet.list': async () => {
      const packets = await store.list('packet')
      return packets.sort((a, b) => (a.updatedAt > b.updatedAt ? -1 : 1))
    },
    'packet.save': async ({ changes = [], ...packet }) => {
      await store.change(async () => {
        const before = await store.get('packet', packet.id)
        const isIssued = packet.issuedAt !== null && !before?.issuedAt
        return [
          { put: 'packet', id: packet.id, value: { ...packet, updatedAt: new Date().toISOString() } },
          ...(await changedClues(store, changes)),
          ...(isIssued ? [issueOf(packet)] : []),
        ]
      })
    },
    'packet.remove': async ({ id }) => {
      await store.write([{ remove: 'packet', id }])
    },
    'packet.compose': async ({ letter, clues: ids, redaction }, { signal, progress }) => {
      const clues = await cluesOf(investigation, ids)
      const inputs = await readClues(investigation, clues, signal, progress)
      const office = await readSettings(store)
      return {
        ...letter,
        office: { name: office.officeName, redHead: office.redHead, numberPrefix: office.numberPrefix },
        sender: { department: '', person: '' },
        contact: letter.contact || office.contact,
        redaction,
        ...(await packetSourceOf(investigation, clues)),
        attachments: [],
        clues: inputs.map((input) => redactClue(input, redaction)),
      }
    },
    'packet.leaks': async ({ clues: ids, text }, { signal }) => {
      const inputs = await readClues(investigation, await cluesOf(investigation, ids), signal, () => {})
      const secrets = [...new Set(inputs.flatMap(clueSecrets))]
      return [...new Set(leakScan(text, secrets).map(({ secret }) => maskText(secret)))]
    },
  }
}

/** The entry of the audit log for a packet that is issued. */
function issueOf({ letter, clues }: Pick<Packet, 'letter' | 'clues'>): Change {
  const { title, number, receiver } = letter
  return { audit: 'packet.issue', subject: [number, title].filter(Boolean).join(' '), details: { receiver, clues: clues.length } }
}
