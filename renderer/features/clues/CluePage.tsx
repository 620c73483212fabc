import { CloseOutlined } from '@ant-design/icons'
import { Button, Input, Segmented } from 'antd'
import type { TextAreaRef } from 'antd/es/input/TextArea'
import { type Ref, useEffect, useRef, useState } from 'react'
import type { Clue } from '../../../shared/ledger/clue.ts'
import type { PacketLetter } from '../../../shared/ledger/packet.ts'
import { useMessages } from '../../messages/messages.ts'
import { ErrorNotice } from '../../ui/ErrorNotice.tsx'
import { localTime } from '../../ui/local-time.ts'
import { showError } from '../../ui/notices.ts'
import { SightingList } from '../../ui/SightingList.tsx'
import { isComposingKey, useComposition } from '../../ui/use-composition.ts'
import { useEngineQuery } from '../../ui/use-engine-query.ts'
import { useRevealed } from '../../ui/use-revealed.ts'
import styles from './CluePage.module.css'
import { ClueSheetView } from './ClueSheetView.tsx'
import { DispositionMark } from './DispositionMark.tsx'
import { saveNote } from './ledger-actions.ts'

const noLetter: PacketLetter = {
  template: 'letter',
  title: '',
  number: '',
  receiver: '',
  date: '',
  opening: '',
  suggestion: '',
  legalBasis: '',
  replyDeadline: '',
  contact: '',
}

interface CluePageProps {
  clue: Clue | null
  noteField: Ref<TextAreaRef>
  onClose(): void
}

type View = 'evidence' | 'connections'

/** The page of one clue beside the ledger: ticket, matched record, what was met before, origin, note. */
export function CluePage({ clue, noteField, onClose }: CluePageProps) {
  const { clues, entities } = useMessages()
  const messages = clues.page
  const [view, setView] = useState<View>('evidence')
  return (
    <aside className={styles.page} aria-label={messages.label}>
      <header className={styles.header}>
        <h2 className={styles.title}>{clue ? messages.serial(clue.serial) : messages.label}</h2>
        {clue && <DispositionMark disposition={clue.disposition} />}
        <Button
          className={styles.close ?? ''}
          type="text"
          size="small"
          icon={<CloseOutlined />}
          aria-label={messages.close}
          onClick={onClose}
        />
      </header>
      {clue ? (
        <div className={styles.body}>
          <Segmented<View>
            size="small"
            aria-label={entities.cluePage.views}
            value={view}
            options={[
              { value: 'evidence', label: entities.cluePage.evidence },
              { value: 'connections', label: entities.title },
            ]}
            onChange={setView}
          />
          {view === 'evidence' ? <Evidence clue={clue} /> : <Connections clue={clue} />}
          <NoteField key={clue.id} clue={clue} field={noteField} />
          <Origin clue={clue} />
        </div>
      ) : (
        <p className={styles.quiet}>{messages.none}</p>
      )}
    </aside>
  )
}

/** When and by which step the clue was taken; a step without a title is called by its place. */
function Origin({ clue }: { clue: Clue }) {
  const messages = useMessages()
  const runs = useEngineQuery('run.list', {})
  const steps = runs.data?.find(({ id }) => id === clue.run)?.model.steps ?? []
  const at = steps.findIndex(({ id }) => id === clue.step)
  const step = steps[at]?.title ?? (at < 0 ? null : messages.workbench.nthStep(at + 1))
  return <p className={styles.quiet}>{messages.clues.page.taken(localTime(clue.takenAt), clue.modelTitle, step)}</p>
}

/** The engine gathers a clue's evidence as it would print it; `full` only while the key is held. */
function Evidence({ clue }: { clue: Clue }) {
  const messages = useMessages().clues.page
  const isRevealed = useRevealed(true, clue.ticketNo)
  const content = useEngineQuery(
    'packet.compose',
    { letter: noLetter, clues: [clue.id], redaction: isRevealed ? 'full' : 'masked' },
    { keepPrevious: true },
  )
  if (content.error) return <ErrorNotice error={content.error} onRetry={() => void content.refetch()} />
  const sheet = content.data?.clues[0]
  const isOfThisClue = sheet && !(content.isPlaceholderData && sheet.ticketNo !== clue.ticketNo)
  if (!isOfThisClue) return <p className={styles.quiet}>{messages.loading}</p>
  return (
    <>
      <p className={styles.quiet}>{messages.masked}</p>
      <ClueSheetView sheet={sheet} />
    </>
  )
}

/** What is known of those whom the ticket and the record matched with it name. */
function Connections({ clue }: { clue: Clue }) {
  const { clues, entities } = useMessages()
  const isMasked = !useRevealed(true, clue.ticketNo)
  return (
    <>
      <h3 className={styles.section}>{clues.page.fields}</h3>
      <SightingList of={clue.left} isMasked={isMasked} />
      {clue.right && (
        <>
          <h3 className={styles.section}>{entities.cluePage.matched}</h3>
          <SightingList of={clue.right} isMasked={isMasked} />
        </>
      )}
    </>
  )
}

const saveDelay = 300

function NoteField({ clue, field }: { clue: Clue; field: Ref<TextAreaRef> }) {
  const messages = useMessages().clues.page
  const [text, setText] = useState(clue.note)
  const composition = useComposition()
  const unsaved = useRef<string | null>(null)
  const timer = useRef(0)
  const save = useRef(() => {})
  save.current = () => {
    window.clearTimeout(timer.current)
    const note = unsaved.current
    unsaved.current = null
    if (note !== null) saveNote(clue.id, note).catch(showError)
  }
  useEffect(() => {
    const flush = () => save.current()
    window.addEventListener('pagehide', flush)
    return () => {
      window.removeEventListener('pagehide', flush)
      flush()
    }
  }, [])
  return (
    <div className={styles.note}>
      <h3 className={styles.section}>{messages.note}</h3>
      <Input.TextArea
        {...composition.props}
        ref={field}
        aria-label={messages.note}
        autoSize={{ minRows: 2, maxRows: 8 }}
        placeholder={messages.notePlaceholder}
        value={text}
        onChange={(event) => {
          const note = event.target.value
          setText(note)
          composition.whenComposed(() => {
            unsaved.current = note
            window.clearTimeout(timer.current)
            timer.current = window.setTimeout(() => save.current(), saveDelay)
          })
        }}
        onBlur={() => save.current()}
        onKeyDown={(event) => event.key === 'Escape' && !isComposingKey(event) && event.currentTarget.blur()}
      />
    </div>
  )
}
