import { Dropdown } from 'antd'
import type { ReactNode } from 'react'
import { type Entity, entitiesIn, entityKindOf, maskEntity } from '../../shared/linkage/entity.ts'
import type { ColumnSchema } from '../../shared/table/schema.ts'
import { maskCell } from '../../shared/values/mask-cell.ts'
import { useMessages } from '../messages/messages.ts'
import { useConnections } from './connections.ts'
import styles from './EntityValue.module.css'

interface EntityValueProps {
  column: Pick<ColumnSchema, 'type' | 'field'>
  text: string
  isMasked: boolean
  /** What is drawn instead of the plain value, such as its hits. */
  children?: ReactNode
}

/** A cell's value; one that names somebody opens a menu from which all its rows and its connections are reached. */
export function EntityValue({ column, text, isMasked, children }: EntityValueProps) {
  const shown = children ?? (isMasked ? maskCell(text, column) : text)
  const kind = entityKindOf(column)
  const entities = kind ? entitiesIn(kind, text) : []
  if (entities.length === 0) return shown
  return <EntityMenu entities={entities} isMasked={isMasked} content={shown} />
}

function EntityMenu({ entities, isMasked, content }: { entities: readonly Entity[]; isMasked: boolean; content: ReactNode }) {
  const { value: words } = useMessages().entities
  const { show } = useConnections.getState()
  const masked = (entity: Entity) => (isMasked ? maskEntity(entity) : entity.shown)
  const actions = entities.flatMap((entity) => [
    { key: `rows ${entity.key}`, label: words.rows, onClick: () => show({ kind: 'rows', entity }) },
    { key: `graph ${entity.key}`, label: words.graph, onClick: () => show({ kind: 'graph', of: { entity } }) },
  ])
  const items =
    entities.length === 1
      ? actions
      : entities.map((entity, at) => ({
          key: entity.key,
          type: 'group' as const,
          label: masked(entity),
          children: actions.slice(2 * at, 2 * at + 2),
        }))
  return (
    <Dropdown trigger={['click', 'contextMenu']} autoFocus menu={{ items }}>
      <button type="button" className={styles.value} title={words.menu(entities.map(masked).join('、'))}>
        {content}
      </button>
    </Dropdown>
  )
}
