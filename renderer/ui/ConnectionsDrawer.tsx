import { ArrowLeftOutlined } from '@ant-design/icons'
import { Button, Drawer } from 'antd'
import { useEffect } from 'react'
import { maskEntity } from '../../shared/linkage/entity.ts'
import { useNavigation } from '../app/navigation.ts'
import { useMessages } from '../messages/messages.ts'
import type { Messages } from '../messages/zh-CN.ts'
import styles from './ConnectionsDrawer.module.css'
import { isMenuOpen } from './ContextMenu.tsx'
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
  const isOpen = view !== undefined
  const isMasked = !useRevealed(isOpen, messages.entities.title)
  const words = messages.entities.drawer
  useEffect(() => {
    if (!isOpen) return
    const onKeyDown = (event: KeyboardEvent) => {
      if (isMenuOpen() || isComposingKey(event)) return
      const isBack = event.altKey && event.key === 'ArrowLeft'
      if (event.key === 'Escape') close()
      else if (isBack) back()
      else return
      event.stopImmediatePropagation()
      event.preventDefault()
    }
    window.addEventListener('keydown', onKeyDown, true)
    return () => window.removeEventListener('keydown', onKeyDown, true)
  }, [isOpen, back, close])
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: keys pressed in the drawer, which is its child, must not reach the place behind
    <div className={styles.host} onKeyDown={(event) => !event.ctrlKey && event.key !== 'Alt' && event.stopPropagation()}>
      <Drawer
        open={isOpen}
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
            {view && <span>{titleOf(view, isMasked, messages)}</span>}
            <span className={styles.hint}>{words.masked}</span>
          </span>
        }
      >
        {view && <Content key={views.length} view={view} isMasked={isMasked} />}
      </Drawer>
    </div>
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
