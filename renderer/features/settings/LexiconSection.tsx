import { DownOutlined, PlusOutlined } from '@ant-design/icons'
import { Button, Dropdown } from 'antd'
import { type DragEvent, useEffect, useMemo, useRef, useState } from 'react'
import type { ImportSource } from '../../../shared/contract/import-source.ts'
import { desktop } from '../../app/clients.ts'
import { useNavigation } from '../../app/navigation.ts'
import { messagesNow, useMessages } from '../../messages/messages.ts'
import { Empty } from '../../ui/Empty.tsx'
import { ErrorNotice } from '../../ui/ErrorNotice.tsx'
import { showError } from '../../ui/notices.ts'
import { useEngineQuery } from '../../ui/use-engine-query.ts'
import { LexiconEditor } from './LexiconEditor.tsx'
import { LexiconImport } from './LexiconImport.tsx'
import { LexiconList } from './LexiconList.tsx'
import styles from './LexiconSection.module.css'
import { addStarters, exportGroups } from './lexicon-actions.ts'
import { NEW_GROUP, useLexicons } from './lexicon-state.ts'
import { SettingsSection } from './SettingsSection.tsx'

interface ChosenFile {
  source: ImportSource
  /** Given back when the import is done. */
  token: string | null
  key: number
}

/** 词组: the groups on the left, the chosen one on the right; files come in by button and by drop. */
export function LexiconSection() {
  const messages = useMessages().lexicons
  const listed = useEngineQuery('lexicon.list', {})
  const groups = useMemo(() => listed.data ?? [], [listed.data])
  const { selected, select, drafts } = useLexicons()
  const [file, setFile] = useState<ChosenFile | null>(null)
  const frame = useRef<HTMLDivElement>(null)
  useShownGroup(frame)
  const open = (source: ImportSource, token: string | null) => setFile({ source, token, key: Date.now() })
  const drop = useDrop((dropped) => open({ name: dropped.name, blob: dropped }, null))
  const choose = async () => {
    const chosen = await chooseFile()
    if (chosen) open(chosen.source, chosen.token)
  }
  const close = () => {
    if (file?.token) void desktop('file.release', { token: file.token })
    setFile(null)
  }
  const group = groups.find(({ name }) => name === selected) ?? null
  const isEmpty = listed.data?.length === 0 && selected !== NEW_GROUP
  return (
    <SettingsSection title={messages.title} hint={messages.hint} isWide>
      {listed.error ? <ErrorNotice error={listed.error} onRetry={() => void listed.refetch()} /> : null}
      <div ref={frame} className={styles.frame} data-dropping={drop.isOver || undefined} {...drop.props}>
        <div className={styles.bar}>
          <Button icon={<PlusOutlined />} onClick={() => select(NEW_GROUP)}>
            {messages.create}
          </Button>
          <Button onClick={() => void choose().catch(showError)}>{messages.import}</Button>
          <ExportMenu names={groups.map(({ name }) => name)} chosen={group?.name ?? null} />
          <Button className={styles.starters} onClick={() => void addStarters().catch(showError)}>
            {messages.starters}
          </Button>
        </div>
        {isEmpty ? (
          <Empty
            title={messages.empty.title}
            text={messages.empty.text}
            hint={messages.empty.hint}
            primary={{ label: messages.starters, onClick: () => void addStarters().catch(showError) }}
            secondary={{ label: messages.create, onClick: () => select(NEW_GROUP) }}
          />
        ) : (
          <div className={styles.split}>
            <LexiconList groups={groups} drafts={drafts} selected={selected} onSelect={select} />
            {group || selected === NEW_GROUP ? (
              <LexiconEditor key={group?.name ?? NEW_GROUP} group={group} groups={groups} />
            ) : (
              <p className={styles.none}>{messages.pick}</p>
            )}
          </div>
        )}
        {drop.isOver && <p className={styles.veil}>{messages.file.drop}</p>}
      </div>
      {file && <LexiconImport key={file.key} source={file.source} version={String(file.key)} onClose={close} />}
    </SettingsSection>
  )
}

/** Shows the group that another place sent the analyst to; without a name only the section. */
function useShownGroup(frame: React.RefObject<HTMLDivElement | null>): void {
  const { focus, clearFocus } = useNavigation()
  const select = useLexicons((each) => each.select)
  useEffect(() => {
    if (focus?.kind !== 'lexicon') return
    if (focus.id !== NEW_GROUP) select(focus.id)
    clearFocus()
    frame.current?.parentElement?.scrollIntoView({ block: 'start' })
  }, [focus, clearFocus, select, frame])
}

async function chooseFile(): Promise<{ source: ImportSource; token: string } | null> {
  const words = messagesNow().lexicons.file
  const [file] = await desktop('file.open', {
    title: words.choose,
    filters: [
      { name: words.filter, extensions: ['json', 'csv', 'tsv', 'txt'] },
      { name: words.all, extensions: ['*'] },
    ],
    multiple: false,
  })
  if (!file) return null
  return { source: { name: file.name, url: `app://guoshai/file/${file.token}`, size: file.size }, token: file.token }
}

/** Takes a file that is dropped here; the window's own intake of tables does not hear of it. */
function useDrop(onDrop: (file: File) => void) {
  const [depth, setDepth] = useState(0)
  const handle =
    (next: (depth: number) => number, isDrop = false) =>
    (event: DragEvent) => {
      if (!event.dataTransfer.types.includes('Files')) return
      event.preventDefault()
      event.stopPropagation()
      setDepth(next)
      const [file] = event.dataTransfer.files
      if (isDrop && file) onDrop(file)
    }
  return {
    isOver: depth > 0,
    props: {
      onDragEnter: handle((now) => now + 1),
      onDragOver: handle((now) => now),
      onDragLeave: handle((now) => Math.max(0, now - 1)),
      onDrop: handle(() => 0, true),
    },
  }
}

function ExportMenu({ names, chosen }: { names: readonly string[]; chosen: string | null }) {
  const messages = useMessages().lexicons
  const { formats } = messages.file
  const all = (['json', 'csv'] as const).map((format) => ({
    key: format,
    label: messages.output.all(formats[format]),
    onClick: () => void exportGroups(names, format).catch(showError),
  }))
  const one = (['json', 'csv', 'list'] as const).map((format) => ({
    key: `one-${format}`,
    label: messages.output.one(chosen ?? '', formats[format]),
    onClick: () => void exportGroups([chosen!], format).catch(showError),
  }))
  const items = chosen === null ? all : [...one, { type: 'divider' as const }, ...all]
  return (
    <Dropdown menu={{ items }} trigger={['click']} disabled={names.length === 0}>
      <Button icon={<DownOutlined />} iconPlacement="end">
        {messages.export}
      </Button>
    </Dropdown>
  )
}
