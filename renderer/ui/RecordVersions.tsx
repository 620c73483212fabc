import type { ResultColumn } from '../../shared/contract/engine.ts'
import { maskCell } from '../../shared/values/mask-cell.ts'
import { useMessages } from '../messages/messages.ts'
import { MarkedText } from './MarkedText.tsx'
import styles from './RecordVersions.module.css'
import { differencesOf, differingColumns } from './text-difference.ts'
import { useRevealed } from './use-revealed.ts'

export interface RecordVersion {
  label: string
  cells: readonly string[]
}

interface RecordVersionsProps {
  /** What is shown, for the audit log. */
  title: string
  columns: readonly ResultColumn[]
  /** The one that is read first; each is compared with the one after it, which is the earlier. */
  versions: readonly RecordVersion[]
}

/** A record field by field; where its versions differ each of them, with what differs marked. */
export function RecordVersions({ title, columns, versions }: RecordVersionsProps) {
  const { blank } = useMessages().reading.history
  const isMasked = !useRevealed(true, title)
  const changed = new Set(versions.slice(1).flatMap((earlier, at) => differingColumns(earlier.cells, versions[at]!.cells)))
  return (
    <dl className={styles.fields}>
      {columns.map((column, at) => {
        const texts = versions.map(({ cells }) => cells[at] ?? '')
        const isChanged = changed.has(at)
        if (!isChanged && texts[0] === '') return null
        return (
          <div key={column.name} className={isChanged ? styles.changed : column.type === 'text' ? styles.long : styles.field}>
            <dt>{column.name}</dt>
            {(isChanged ? texts : texts.slice(0, 1)).map((text, version) => {
              const newer = version > 0 ? differencesOf(text, texts[version - 1]!).before : []
              const older = version + 1 < texts.length ? differencesOf(texts[version + 1]!, text).now : []
              return (
                // biome-ignore lint/suspicious/noArrayIndexKey: a version is its place
                <dd key={version} className={version > 0 ? styles.earlier : undefined}>
                  {isChanged && <span className={styles.label}>{versions[version]!.label}</span>}
                  {text === '' ? (
                    <span className={styles.blank}>{blank}</span>
                  ) : (
                    <MarkedText
                      shown={isMasked ? maskCell(text, column) : text}
                      original={text}
                      ranges={version === 0 ? older : newer}
                    />
                  )}
                </dd>
              )
            })}
          </div>
        )
      })}
    </dl>
  )
}
