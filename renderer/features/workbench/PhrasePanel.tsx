import { Alert, Button, Input, InputNumber, Select, Tabs } from 'antd'
import { useState } from 'react'
import type { RowSource } from '../../../shared/contract/engine.ts'
import { useMessages } from '../../messages/messages.ts'
import { useComposition } from '../../ui/use-composition.ts'
import { EmergingPhraseList } from './EmergingPhraseList.tsx'
import { FrequentPhraseList } from './FrequentPhraseList.tsx'
import { facetColumns } from './facet-columns.ts'
import { useInvestigation } from './investigation.ts'
import type { LayerPlace } from './LayerTools.tsx'
import styles from './Phrases.module.css'

interface PhrasePanelProps {
  place: LayerPlace
  name: string
  of: RowSource
  /** The layer's query has changed since. */
  isStale: boolean
  onRefresh(): void
}

/** What both lists are told. */
export interface PhraseQuestion {
  place: LayerPlace
  name: string
  of: RowSource
  version: string
  column: string | undefined
  minimumRows: number | undefined
  /** Shown are the phrases that hold this text. */
  sought: string
  /** Date columns, the usual one first. */
  dates: readonly string[]
}

/** Frequent and emerging phrases of the rows of a layer, with what is asked of both. */
export function PhrasePanel({ place, name, of, isStale, onRefresh }: PhrasePanelProps) {
  const messages = useMessages().phrases
  const { columnsOf, version } = useInvestigation()
  const columns = columnsOf(place.step)
  const texts = columns.filter(({ type }) => type === 'text')
  const [column, setColumn] = useState('')
  const [minimumRows, setMinimumRows] = useState<number | null>(null)
  const [typed, setTyped] = useState('')
  const [sought, setSought] = useState('')
  const composition = useComposition()
  const question: PhraseQuestion = {
    place,
    name,
    of,
    version,
    column: column === '' ? undefined : column,
    minimumRows: minimumRows ?? undefined,
    sought,
    dates: facetColumns('month', columns).map((one) => one.name),
  }
  return (
    <>
      <div className={styles.settings}>
        <Select
          aria-label={messages.column}
          popupMatchSelectWidth={false}
          value={column}
          options={[{ value: '', label: messages.allColumns }, ...texts.map((one) => ({ value: one.name, label: one.name }))]}
          onChange={setColumn}
        />
        <InputNumber
          className={styles.minimum ?? ''}
          aria-label={messages.minimum}
          prefix={messages.minimum}
          placeholder={messages.auto}
          min={2}
          max={1_000_000}
          precision={0}
          value={minimumRows}
          changeOnWheel={false}
          onChange={(value) => setMinimumRows(value)}
        />
        <Input
          className={styles.search ?? ''}
          allowClear
          aria-label={messages.search}
          placeholder={messages.search}
          value={typed}
          {...composition.props}
          onChange={({ target }) => {
            setTyped(target.value)
            composition.whenComposed(() => setSought(target.value))
          }}
        />
      </div>
      {isStale && (
        <Alert
          className={styles.stale ?? ''}
          type="info"
          title={messages.stale}
          action={
            <Button size="small" onClick={onRefresh}>
              {messages.refresh}
            </Button>
          }
        />
      )}
      <Tabs
        className={styles.tabs ?? ''}
        destroyOnHidden
        items={[
          { key: 'frequent', label: messages.frequent, children: <FrequentPhraseList {...question} /> },
          { key: 'emerging', label: messages.emerging, children: <EmergingPhraseList {...question} /> },
        ]}
      />
    </>
  )
}
