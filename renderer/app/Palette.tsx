// biome-ignore-all lint/a11y/useSemanticElements: the pattern of a combobox with its listbox has no element of its own
// biome-ignore-all lint/a11y/useFocusableInteractive: the input has the focus and names the active option
// biome-ignore-all lint/a11y/useKeyWithClickEvents: the input hears the keys
import { Input, type InputRef, Modal } from 'antd'
import { type KeyboardEvent, useEffect, useId, useMemo, useRef, useState } from 'react'
import { useMessages } from '../messages/messages.ts'
import { isComposingKey } from '../ui/use-composition.ts'
import { useEngineQuery } from '../ui/use-engine-query.ts'
import { useSettings } from '../ui/use-settings.ts'
import { onMenu } from './clients.ts'
import styles from './Palette.module.css'
import { matchingEntries, type PaletteEntry, paletteEntries } from './palette-entries.ts'

/** Ctrl+K: every place, command, dataset, model, packet and lexicon group by name. */
export function Palette() {
  const [isOpen, setIsOpen] = useState(false)
  useEffect(() => onMenu((command) => command === 'palette' && setIsOpen(true)), [])
  useEffect(() => {
    const onKey = (event: globalThis.KeyboardEvent) => {
      if (!event.ctrlKey || event.shiftKey || event.altKey || event.key.toLowerCase() !== 'k' || isComposingKey(event)) return
      event.preventDefault()
      setIsOpen(true)
    }
    window.addEventListener('keydown', onKey)
    return () => window.removeEventListener('keydown', onKey)
  }, [])
  return isOpen ? <PaletteDialog onClose={() => setIsOpen(false)} /> : null
}

function PaletteDialog({ onClose }: { onClose(): void }) {
  const messages = useMessages()
  const words = messages.app.palette
  const listId = useId()
  const input = useRef<InputRef>(null)
  const [query, setQuery] = useState('')
  const [chosen, setChosen] = useState(0)
  const entries = usePaletteEntries()
  const found = useMemo(() => matchingEntries(entries, query, (group) => words.groups[group]), [entries, query, words])
  const active = Math.min(chosen, found.length - 1)
  useEffect(() => document.getElementById(`${listId}-${active}`)?.scrollIntoView({ block: 'nearest' }), [listId, active])
  const run = (entry: PaletteEntry | undefined) => {
    if (!entry) return
    onClose()
    entry.run()
  }
  const onKeyDown = (event: KeyboardEvent) => {
    if (isComposingKey(event)) return
    if (event.key === 'Enter') run(found[active])
    else if (event.key === 'ArrowDown') setChosen(Math.min(found.length - 1, active + 1))
    else if (event.key === 'ArrowUp') setChosen(Math.max(0, active - 1))
    else return
    event.preventDefault()
  }
  return (
    <Modal
      open
      width={560}
      title={null}
      footer={null}
      closable={false}
      style={{ top: 88 }}
      aria-label={words.title}
      onCancel={onClose}
      afterOpenChange={(open) => open && input.current?.focus()}
    >
      <Input
        ref={input}
        autoFocus
        variant="borderless"
        role="combobox"
        aria-expanded
        aria-controls={listId}
        aria-activedescendant={active >= 0 ? `${listId}-${active}` : undefined}
        aria-label={words.title}
        placeholder={words.placeholder}
        value={query}
        onChange={(event) => {
          setQuery(event.target.value)
          setChosen(0)
        }}
        onKeyDown={onKeyDown}
      />
      <div id={listId} role="listbox" aria-label={words.title} className={styles.list}>
        {found.map((entry, index) => (
          <div
            key={`${entry.group}-${entry.id}`}
            id={`${listId}-${index}`}
            role="option"
            aria-selected={index === active}
            className={styles.entry}
            onMouseMove={() => setChosen(index)}
            onClick={() => run(entry)}
          >
            <span className={styles.group}>{words.groups[entry.group]}</span>
            <span className={styles.label}>{entry.label}</span>
            <span className={styles.detail}>{entry.detail}</span>
          </div>
        ))}
        {found.length === 0 && <p className={styles.none}>{words.none}</p>}
      </div>
    </Modal>
  )
}

function usePaletteEntries(): PaletteEntry[] {
  const messages = useMessages()
  const datasets = useEngineQuery('dataset.list', {}).data
  const drafts = useEngineQuery('draft.list', {}).data
  const clueCount = useEngineQuery('clue.list', {}).data?.length ?? 0
  const packets = useEngineQuery('packet.list', {}).data
  const lexicons = useEngineQuery('lexicon.list', {}).data
  const settings = useSettings()
  return useMemo(
    () =>
      paletteEntries(
        { datasets: datasets ?? [], drafts: drafts ?? [], clueCount, packets: packets ?? [], lexicons: lexicons ?? [], settings },
        messages,
      ),
    [datasets, drafts, clueCount, packets, lexicons, settings, messages],
  )
}
