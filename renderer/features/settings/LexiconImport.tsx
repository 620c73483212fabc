import { Checkbox, Modal, Radio, Spin } from 'antd'
import { useState } from 'react'
import type { ImportSource } from '../../../shared/contract/import-source.ts'
import type { LexiconPreview, PreviewGroup } from '../../../shared/contract/lexicons.ts'
import { engine } from '../../app/clients.ts'
import { useMessages } from '../../messages/messages.ts'
import { ErrorNotice } from '../../ui/ErrorNotice.tsx'
import { showError } from '../../ui/notices.ts'
import { useEngineQuery } from '../../ui/use-engine-query.ts'
import styles from './LexiconImport.module.css'
import { announceImport } from './lexicon-actions.ts'

const MOST_GROUPS = 500
const MOST_FAULTS = 200

interface LexiconImportProps {
  source: ImportSource
  /** Different for every file that is opened. */
  version: string
  onClose(): void
}

/** What a file would change, before it does. */
export function LexiconImport({ source, version, onClose }: LexiconImportProps) {
  const messages = useMessages().lexicons.file
  const [mode, setMode] = useState<'merge' | 'replace'>('merge')
  const [isLiteral, setIsLiteral] = useState(false)
  const [isApplying, setIsApplying] = useState(false)
  const read = useEngineQuery('lexicon.preview', { source, isLiteral }, { version, keepPrevious: true })
  const preview = read.data
  const count = preview?.groups.filter(({ words }) => words.length > 0).length ?? 0
  const isPossible = count > 0 && preview?.cycles.length === 0
  const apply = async () => {
    setIsApplying(true)
    try {
      const saved = await engine('lexicon.import', { source, isLiteral, mode })
      onClose()
      await announceImport(saved)
    } finally {
      setIsApplying(false)
    }
  }
  return (
    <Modal
      open
      width={760}
      title={messages.title(source.name)}
      okText={count > 0 ? messages.apply(count) : messages.nothing}
      cancelText={messages.cancel}
      okButtonProps={{ disabled: !isPossible, loading: isApplying }}
      onOk={() => apply().catch(showError)}
      onCancel={onClose}
      destroyOnHidden
    >
      {read.error ? <ErrorNotice error={read.error} /> : null}
      {!preview && !read.error && <Spin aria-label={messages.reading} />}
      {preview && (
        <>
          <Facts preview={preview} />
          <Groups groups={preview.groups} />
          <Faults preview={preview} />
          <div className={styles.choices}>
            {preview.groups.some(({ state }) => state === 'changed') && (
              <Radio.Group
                aria-label={messages.modeOf}
                value={mode}
                onChange={({ target }) => setMode(target.value)}
                options={(['merge', 'replace'] as const).map((value) => ({ value, label: messages[value] }))}
              />
            )}
            {(isLiteral || preview.groups.some(({ faults }) => faults.length > 0)) && (
              <Checkbox checked={isLiteral} onChange={({ target }) => setIsLiteral(target.checked)}>
                {messages.literal}
              </Checkbox>
            )}
          </div>
        </>
      )}
    </Modal>
  )
}

function Facts({ preview }: { preview: LexiconPreview }) {
  const messages = useMessages().lexicons.file
  const { format, encoding, groups, blanks, groupless, cycles } = preview
  const words = groups.reduce((sum, group) => sum + group.words.length, 0)
  return (
    <div className={styles.facts}>
      <p>
        {messages.facts(messages.formats[format], encoding, groups.length, words)}
        {blanks > 0 && <span className={styles.quiet}>{messages.blanks(blanks)}</span>}
      </p>
      {groupless.length > 0 && (
        <p className={styles.warn}>
          {messages.groupless(`${groupless.slice(0, 20).join('、')}${groupless.length > 20 ? '…' : ''}`)}
        </p>
      )}
      {cycles.length > 0 && (
        <p className={styles.wrong} role="alert">
          {messages.cycles(cycles.join('；'))}
        </p>
      )}
    </div>
  )
}

function Groups({ groups }: { groups: readonly PreviewGroup[] }) {
  const messages = useMessages().lexicons.file
  const { columns } = messages
  const counts = ['expressions', 'added', 'missing', 'duplicates', 'faults'] as const
  return (
    <section className={styles.scroller} aria-label={columns.name}>
      <table className={styles.table}>
        <thead>
          <tr>
            {(['name', 'state', 'words', ...counts] as const).map((column) => (
              <th
                key={column}
                scope="col"
                title={column === 'expressions' ? messages.expressions : undefined}
                className={column === 'name' || column === 'state' ? undefined : styles.figure}
              >
                {columns[column]}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {groups.slice(0, MOST_GROUPS).map((group) => (
            <tr key={group.name} data-state={group.state}>
              <td className={styles.name}>{group.name}</td>
              <td>{messages.states[group.state]}</td>
              <td className={styles.figure}>{group.words.length.toLocaleString('en-US')}</td>
              <td className={styles.figure}>{shown(group.expressions)}</td>
              <td className={styles.figure}>{shown(group.added)}</td>
              <td className={styles.figure}>{shown(group.missing)}</td>
              <td className={styles.figure}>{shown(group.duplicates)}</td>
              <td className={styles.figure} data-wrong={group.faults.length > 0 || undefined}>
                {shown(group.faults.length)}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  )
}

function Faults({ preview }: { preview: LexiconPreview }) {
  const messages = useMessages()
  const faults = preview.groups.flatMap((group) => group.faults.map((fault) => ({ group: group.name, fault })))
  if (faults.length === 0) return null
  return (
    <section className={styles.faults} aria-label={messages.lexicons.file.faults}>
      <h3>{messages.lexicons.file.faults}</h3>
      <ul>
        {faults.slice(0, MOST_FAULTS).map(({ group, fault }) => (
          <li key={`${group} ${fault.number}`}>
            <span className={styles.place}>{fault.path ?? messages.lexicons.editor.line(fault.line ?? 0)}</span>
            <span className={styles.word}>{fault.word}</span>
            <span className={styles.wrong}>{messages.workbench.queryError(fault.error)}</span>
          </li>
        ))}
        {faults.length > MOST_FAULTS && <li>{messages.lexicons.editor.more(faults.length - MOST_FAULTS)}</li>}
      </ul>
    </section>
  )
}

/** A figure of nothing would only be in the way. */
function shown(count: number): string {
  return count === 0 ? '' : count.toLocaleString('en-US')
}
