import { FlagOutlined } from '@ant-design/icons'
import type { InputRef } from 'antd'
import type { TextAreaRef } from 'antd/es/input/TextArea'
import { type KeyboardEvent, useEffect, useMemo, useRef, useState } from 'react'
import type { Disposition } from '../../../shared/ledger/clue.ts'
import { useNavigation } from '../../app/navigation.ts'
import { useMessages } from '../../messages/messages.ts'
import { Empty } from '../../ui/Empty.tsx'
import { ErrorNotice } from '../../ui/ErrorNotice.tsx'
import { showDone, showError } from '../../ui/notices.ts'
import { useEngineQuery } from '../../ui/use-engine-query.ts'
import { ActionBar, useRemoveQuestion } from './ActionBar.tsx'
import { ClueGrid } from './ClueGrid.tsx'
import { CluePage } from './CluePage.tsx'
import styles from './CluesPlace.module.css'
import { LedgerBar } from './LedgerBar.tsx'
import { accountOf, cluesOfView, removalOf } from './ledger.ts'
import { removeClues, setDisposition, undoLast } from './ledger-actions.ts'
import { useLedgerState } from './ledger-state.ts'
import { usePacketMaking } from './use-packet-making.ts'

const dispositionKeys: Record<string, Disposition> = { o: 'open', r: 'referred', x: 'irrelevant' }
const none: never[] = []

/** 线索: the ledger of clues, each with its page beside it. */
export function CluesPlace() {
  const messages = useMessages().clues
  const go = useNavigation((state) => state.go)
  const ledger = useEngineQuery('clue.list', {})
  const packets = useEngineQuery('packet.list', {}).data ?? none
  const { view, filter, current, selected, find } = useLedgerState()
  const makePacket = usePacketMaking()
  const askRemoval = useRemoveQuestion()
  const [isPageOpen, setIsPageOpen] = useState(true)
  const search = useRef<InputRef>(null)
  const note = useRef<TextAreaRef>(null)
  useFocusedClue()

  const clues = ledger.data ?? none
  const shown = useMemo(() => cluesOfView(clues, view, filter), [clues, view, filter])
  const chosen = useMemo(
    () => (selected.size > 0 ? clues.filter((clue) => selected.has(clue.id)) : shown.filter((clue) => clue.id === current)),
    [clues, shown, selected, current],
  )

  const onDisposition = (to: Disposition) => void setDisposition(chosen, to).catch(showError)
  const onUndo = () => void undoLast().then((count) => count > 0 && showDone(messages.undone(count)), showError)
  const onRemove = async () => {
    const removal = removalOf(chosen, packets)
    const isConfirmed = await askRemoval(removal)
    if (!isConfirmed || removal.clues.length === 0) return
    await removeClues(
      removal.clues.map((clue) => clue.id),
      packets.filter((packet) => packet.issuedAt === null),
    ).catch(showError)
  }
  const onCommand = (event: KeyboardEvent): boolean => {
    const key = event.key.toLowerCase()
    const isControl = event.ctrlKey || event.metaKey
    if (isControl && key === 'z') onUndo()
    else if (isControl && key === 'f') search.current?.focus()
    else if (isControl || event.altKey) return false
    else if (key === 'delete') void onRemove()
    else if (key === 'n') note.current?.focus()
    else if (dispositionKeys[key]) onDisposition(dispositionKeys[key])
    else return false
    return true
  }

  if (ledger.error) return <ErrorNotice error={ledger.error} onRetry={() => void ledger.refetch()} />
  if (ledger.data?.length === 0) {
    return (
      <Empty
        icon={<FlagOutlined aria-hidden />}
        title={messages.emptyTitle}
        text={messages.emptySentence}
        primary={{ label: messages.emptyAction, onClick: () => go('workbench') }}
      />
    )
  }
  const currentClue = clues.find((clue) => clue.id === current) ?? null
  return (
    <section className={styles.place} aria-label={messages.title}>
      <LedgerBar account={accountOf(clues)} search={search} />
      <ActionBar
        chosen={chosen}
        drafts={packets.filter((packet) => packet.issuedAt === null)}
        onDisposition={onDisposition}
        onUndo={onUndo}
        onRemove={() => void onRemove()}
        onPacket={(into) => void makePacket(chosen, into)}
      />
      <div className={styles.body}>
        <div className={styles.ledger}>
          <ClueGrid clues={shown} isLoading={!ledger.data} onCommand={onCommand} onOpen={() => setIsPageOpen(true)} />
          {ledger.data && shown.length === 0 && (
            <p className={styles.nothing}>
              {filter === '' ? messages.nothingInView : messages.nothingMatches}
              {filter !== '' && (
                <button type="button" className={styles.clear} onClick={() => find('')}>
                  {messages.clearFilter}
                </button>
              )}
            </p>
          )}
          <p className={styles.keys}>{messages.keys}</p>
        </div>
        {isPageOpen && <CluePage clue={currentClue} noteField={note} onClose={() => setIsPageOpen(false)} />}
      </div>
    </section>
  )
}

/** Shows the clue that another place pointed to. */
function useFocusedClue() {
  const { focus, clearFocus } = useNavigation()
  useEffect(() => {
    if (focus?.kind !== 'clue') return
    const { show, find, moveTo } = useLedgerState.getState()
    show('all')
    find('')
    moveTo(focus.id)
    clearFocus()
  }, [focus, clearFocus])
}
