import { SendOutlined } from '@ant-design/icons'
import { useEffect, useState } from 'react'
import { useNavigation } from '../../app/navigation.ts'
import { useMessages } from '../../messages/messages.ts'
import { Empty } from '../../ui/Empty.tsx'
import { ErrorNotice } from '../../ui/ErrorNotice.tsx'
import { showError } from '../../ui/notices.ts'
import { useEngineQuery } from '../../ui/use-engine-query.ts'
import { PacketEditorView } from './PacketEditorView.tsx'
import { PacketList } from './PacketList.tsx'
import styles from './PacketsPlace.module.css'
import { removePacket } from './packet-actions.ts'

const none: never[] = []

/** 移送: packets in preparation and issued, as they will print. */
export function PacketsPlace() {
  const messages = useMessages().packets
  const { focus, clearFocus, go } = useNavigation()
  const packets = useEngineQuery('packet.list', {})
  const ledger = useEngineQuery('clue.list', {})
  const settings = useEngineQuery('settings.get', {})
  const [chosen, setChosen] = useState<string | null>(null)
  useEffect(() => {
    if (focus?.kind !== 'packet') return
    setChosen(focus.id)
    clearFocus()
  }, [focus, clearFocus])

  const error = packets.error ?? ledger.error ?? settings.error
  if (error) return <ErrorNotice error={error} onRetry={() => void packets.refetch()} />
  const list = packets.data ?? none
  if (packets.data?.length === 0) {
    return (
      <Empty
        icon={<SendOutlined aria-hidden />}
        title={messages.emptyTitle}
        text={messages.emptySentence}
        primary={{ label: messages.emptyAction, onClick: () => go('clues') }}
      />
    )
  }
  const current = list.find((packet) => packet.id === chosen) ?? list[0]
  return (
    <section className={styles.place} aria-label={messages.title}>
      <div className={styles.list}>
        <PacketList
          packets={list}
          current={current?.id ?? null}
          onChoose={setChosen}
          onRemove={(packet) => void removePacket(packet.id).catch(showError)}
        />
      </div>
      {current && ledger.data && settings.data && (
        <PacketEditorView key={current.id} stored={current} ledger={ledger.data} receivers={settings.data.receivers} />
      )}
    </section>
  )
}
