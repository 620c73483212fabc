import { ApartmentOutlined } from '@ant-design/icons'
import { Button } from 'antd'
import { useState } from 'react'
import type { Sighting } from '../../shared/contract/entities.ts'
import type { RowRef } from '../../shared/ledger/clue.ts'
import { maskEntity } from '../../shared/linkage/entity.ts'
import { useNavigation } from '../app/navigation.ts'
import { useMessages } from '../messages/messages.ts'
import { useConnections } from './connections.ts'
import { ErrorNotice } from './ErrorNotice.tsx'
import { localTime } from './local-time.ts'
import styles from './SightingList.module.css'
import { useEngineQuery } from './use-engine-query.ts'
import { useMemoryVersion } from './use-memory-version.ts'

interface SightingListProps {
  of: RowRef
  isMasked: boolean
}

/** Where the phones, plates, persons and companies of a row were met before: those that were first, each with its batches, clues and runs. */
export function SightingList({ of, isMasked }: SightingListProps) {
  const { sightings: words } = useMessages().entities
  const { show } = useConnections.getState()
  const [share, setShare] = useState(0)
  const answer = useEngineQuery('entity.sightings', { of }, { version: useMemoryVersion(), onProgress: setShare })
  if (answer.error) return <ErrorNotice error={answer.error} onRetry={() => void answer.refetch()} />
  if (!answer.data)
    return (
      <p className={styles.note} role="status">
        {words.looking(Math.floor(share * 100))}
      </p>
    )
  if (answer.data.length === 0) return <p className={styles.note}>{words.none}</p>
  const inOrder = [...answer.data].sort((a, b) => rankOf(a) - rankOf(b))
  return (
    <>
      <ul className={styles.sightings} aria-label={words.label}>
        {inOrder.map((sighting) => (
          <li key={`${sighting.entity.kind} ${sighting.entity.key}`} className={styles.sighting}>
            <Heading sighting={sighting} isMasked={isMasked} />
            {isMetElsewhere(sighting) && <Places sighting={sighting} />}
          </li>
        ))}
      </ul>
      <Button
        size="small"
        icon={<ApartmentOutlined />}
        title={words.graphTitle}
        onClick={() => show({ kind: 'graph', of: { row: of } })}
      >
        {words.graph}
      </Button>
    </>
  )
}

function rankOf(sighting: Sighting): number {
  return sighting.isCommon ? 3 : sighting.isKnown ? 0 : isMetElsewhere(sighting) ? 1 : 2
}

function rowsOf({ rows }: Sighting): number {
  return rows.reduce((sum, each) => sum + each.rows, 0)
}

function isMetElsewhere(sighting: Sighting): boolean {
  return !sighting.isCommon && (sighting.isKnown || rowsOf(sighting) > 1)
}

/** What it is, whether it was met, and all its rows a click away. */
function Heading({ sighting, isMasked }: { sighting: Sighting; isMasked: boolean }) {
  const messages = useMessages().entities
  const { sightings: words } = messages
  const { show } = useConnections.getState()
  const { entity, column, isKnown, isCommon } = sighting
  const rows = rowsOf(sighting)
  const state = isKnown ? words.known : rows > 1 ? words.elsewhere : words.fresh
  const value = isMasked ? maskEntity(entity) : entity.shown
  return (
    <div className={styles.head}>
      <span className={styles.kind} title={column}>
        {messages.kinds[entity.kind]}
      </span>
      <span className={styles.value}>{value}</span>
      <button
        type="button"
        className={styles.count}
        title={words.showRows(value, rows)}
        aria-label={words.showRows(value, rows)}
        onClick={() => show({ kind: 'rows', entity })}
      >
        {words.rows(rows)}
      </button>
      <span className={isKnown && !isCommon ? styles.known : styles.quiet}>{isCommon ? words.common : state}</span>
    </div>
  )
}

const MOST_BATCHES = 6

function Places({ sighting: { rows, clues, runs } }: { sighting: Sighting }) {
  const messages = useMessages()
  const { sightings: words } = messages.entities
  const go = useNavigation((state) => state.go)
  return (
    <ul className={styles.places}>
      {rows.slice(0, MOST_BATCHES).map((each) => (
        <li key={each.batch}>
          <span className={styles.batch} title={words.imported(localTime(each.importedAt))}>
            {words.batch(each.name, each.file)}
          </span>
          <span className={styles.number}>{words.rows(each.rows)}</span>
        </li>
      ))}
      {rows.length > MOST_BATCHES && <li className={styles.quiet}>{words.moreBatches(rows.length - MOST_BATCHES)}</li>}
      {clues.map(({ id, serial, modelTitle, disposition }) => (
        <li key={id}>
          <button
            type="button"
            className={styles.clue}
            title={words.openClue(serial, modelTitle)}
            onClick={() => go('clues', { kind: 'clue', id })}
          >
            {words.clue(serial, messages.clues.views[disposition])}
          </button>
          <span className={styles.batch}>{modelTitle}</span>
        </li>
      ))}
      {runs.map((run) => (
        <li key={run.id}>
          <button type="button" className={styles.clue} onClick={() => go('workbench', { kind: 'run', id: run.id })}>
            {words.run(run.title, localTime(run.savedAt), run.rows)}
          </button>
        </li>
      ))}
    </ul>
  )
}
