import { ArrowLeftOutlined } from '@ant-design/icons'
import { Button, Drawer } from 'antd'
import { type KeyboardEvent, useEffect } from 'react'
import { maskEntity } from '../../shared/linkage/entity.ts'
import { useNavigation } from '../app/navigation.ts'
import { useMessages } from '../messages/messages.ts'
import type { Messages } from '../messages/zh-CN.ts'
import styles from './ConnectionsDrawer.module.css'
import { type ConnectionsView, useConnections } from './connections.ts'
import { EntityGraph } from './EntityGraph.tsx'
import { EntityRecord } from './EntityRecord.tsx'
import { EntityRows } from './EntityRows.tsx'
import { isComposingKey } from './use-composition.ts'
import { useRevealed } from './use-revealed.ts'

/** Beside whatever is open: rows with a value, its neighbourhood, records; a way on from each, and back. Another place closes it. */
export function ConnectionsDrawer() {
  const messages = useMessages()
  const { views, back, close } = useConnections()
  const place = useNavigation((state) => state.place)
  // biome-ignore lint/correctness/useExhaustiveDependencies: closes when the place changes
  useEffect(() => close(), [place])
  const view = views.at(-1)
  const isMasked = !useRevealed(view !== undefined, messages.entities.title)
  const words = messages.entities.drawer
  const onKeyDown = (event: KeyboardEvent) => {
    if (isComposingKey(event)) return
    const isBack = event.altKey && event.key === 'ArrowLeft'
    if (event.key !== 'Escape' && !isBack) {
      if (!event.ctrlKey && event.key !== 'Alt') event.stopPropagation()
      return
    }
    event.stopPropagation()
    event.preventDefault()
    if (isBack) back()
    else close()
  }
  return (
    <Drawer
      open={view !== undefined}
      onClose={close}
      keyboard={false}
      size="min(1180px, 92vw)"
      destroyOnHidden
      styles={{ body: { display: 'flex', flexDirection: 'column', padding: 12 } }}
      title={
        <span className={styles.title}>
          {views.length > 1 && (
            <Button type="text" size="small" icon={<ArrowLeftOutlined />} aria-label={words.back} onClick={back} />
          )}
          {view && titleOf(view, isMasked, messages)}
          <span className={styles.hint}>{words.masked}</span>
        </span>
      }
    >
      {view && (
        // biome-ignore lint/a11y/noStaticElementInteractions: keys of what lies within must not reach the place behind
        <div className={styles.content} onKeyDown={onKeyDown}>
          <Content key={views.length} view={view} isMasked={isMasked} />
        </div>
      )}
    </Drawer>
  )
}

function Content({ view, isMasked }: { view: ConnectionsView; isMasked: boolean }) {
  if (view.kind === 'rows') return <EntityRows entity={view.entity} isMasked={isMasked} />
  if (view.kind === 'record') return <EntityRecord of={view.ref} isMasked={isMasked} />
  return <EntityGraph of={view.of} isMasked={isMasked} />
}

function titleOf(view: ConnectionsView, isMasked: boolean, { entities: { drawer: words } }: Messages): string {
  if (view.kind === 'record') return words.recordTitle
  if (view.kind === 'graph' && 'row' in view.of) return words.graphOfRow
  const entity = view.kind === 'rows' ? view.entity : 'entity' in view.of ? view.of.entity : null
  if (!entity) return ''
  const value = isMasked ? maskEntity(entity) : entity.shown
  return view.kind === 'rows' ? words.rowsOf(value) : words.graphOf(value)
}
