import { CloseOutlined } from '@ant-design/icons'
import { Button, Checkbox, Progress, Segmented, Tooltip } from 'antd'
import { useState } from 'react'
import type { RowSource } from '../../../shared/contract/engine.ts'
import { type RowCue, rowCues } from '../../../shared/screening/row-cue.ts'
import { useMessages } from '../../messages/messages.ts'
import { CueTag } from '../../ui/CueWord.tsx'
import { ErrorNotice } from '../../ui/ErrorNotice.tsx'
import { useEngineQuery } from '../../ui/use-engine-query.ts'
import styles from './CueBar.module.css'
import { canHaveCues, questionOf, useCueView } from './cue-view.ts'

/** Above the rows of a screen: tells them apart by how their sentences speak of the hits, once that is asked for. */
export function CueBar({ of, version }: { of: RowSource; version: string }) {
  const { cues } = useMessages().reading
  const question = useCueView((state) => state.question)
  if (!canHaveCues(of)) return null
  const own = questionOf(of, version)
  if (question === own) return <Kinds of={of} version={version} />
  return (
    <div className={styles.bar}>
      <Tooltip title={cues.openTitle}>
        <Button type="link" size="small" onClick={() => useCueView.getState().ask(own)}>
          {cues.open}
        </Button>
      </Tooltip>
    </div>
  )
}

function Kinds({ of, version }: { of: RowSource; version: string }) {
  const { cues } = useMessages().reading
  const { cue, order, show, ask } = useCueView()
  const [share, setShare] = useState(0)
  const counting = useEngineQuery('rows.cues', { of }, { version, onProgress: setShare })
  if (counting.error) return <ErrorNotice error={counting.error} onRetry={() => void counting.refetch()} />
  if (!counting.data) {
    const percent = Math.floor(share * 100)
    return (
      <div className={styles.bar} role="status">
        <span>{cues.looking(percent)}</span>
        <Progress className={styles.progress} percent={percent} showInfo={false} size="small" aria-hidden />
        <Button size="small" onClick={() => ask(null)}>
          {cues.stop}
        </Button>
      </div>
    )
  }
  const { total, rows } = counting.data
  const option = (kind: RowCue | 'all', name: string, count: number) => ({
    value: kind,
    disabled: count === 0 && kind !== 'all',
    label: (
      <span className={styles.option}>
        {kind !== 'all' && <CueTag cue={kind} />}
        {cues.option(name, count)}
      </span>
    ),
  })
  return (
    <div className={styles.bar}>
      <Segmented<RowCue | 'all'>
        size="small"
        aria-label={cues.label}
        value={cue ?? 'all'}
        options={[option('all', cues.all, total), ...rowCues.map((kind) => option(kind, cues.kinds[kind], rows[kind]))]}
        onChange={(kind) => show(kind === 'all' ? { order } : { cue: kind, order })}
      />
      {!cue && (
        <Checkbox checked={order === 'cuesLast'} onChange={({ target }) => show(target.checked ? { order: 'cuesLast' } : {})}>
          {cues.plainFirst}
        </Checkbox>
      )}
      <span className={styles.hint}>{cues.hint}</span>
      <Tooltip title={cues.close}>
        <Button type="text" size="small" icon={<CloseOutlined aria-hidden />} aria-label={cues.close} onClick={() => ask(null)} />
      </Tooltip>
    </div>
  )
}
