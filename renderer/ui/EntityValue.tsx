import type { ReactNode } from 'react'
import { entitiesIn, entityKindOf, maskEntity } from '../../shared/linkage/entity.ts'
import type { ColumnSchema } from '../../shared/table/schema.ts'
import { maskCell } from '../../shared/values/mask-cell.ts'
import { useMessages } from '../messages/messages.ts'
import { ContextMenu } from './ContextMenu.tsx'
import styles from './EntityValue.module.css'
import { entityMenu } from './entity-actions.ts'

interface EntityValueProps {
  column: Pick<ColumnSchema, 'type' | 'field'>
  text: string
  isMasked: boolean
  /** What is drawn instead of the plain value, such as its hits. */
  children?: ReactNode
}

/** A cell's value; one that names somebody opens a menu from which all its rows and its connections are reached. */
export function EntityValue({ column, text, isMasked, children }: EntityValueProps) {
  const messages = useMessages()
  const shown = children ?? (isMasked ? maskCell(text, column) : text)
  const kind = entityKindOf(column)
  const entities = kind ? entitiesIn(kind, text) : []
  if (entities.length === 0) return shown
  const values = entities.map((entity) => (isMasked ? maskEntity(entity) : entity.shown))
  return (
    <ContextMenu groups={entityMenu(entities, isMasked, messages)} onClick>
      <button type="button" className={styles.value} title={messages.entities.value.menu(values.join('、'))}>
        {shown}
      </button>
    </ContextMenu>
  )
}
