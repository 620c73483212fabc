import { type Entity, entitiesIn, entityKindOf, maskEntity } from '../../shared/linkage/entity.ts'
import type { ColumnSchema } from '../../shared/table/schema.ts'
import type { Messages } from '../messages/zh-CN.ts'
import type { MenuGroup } from './ContextMenu.tsx'
import { useConnections } from './connections.ts'

/** Telephones of a free text that a menu offers. */
const MOST_IN_TEXT = 5

/** Whom a cell names: by its column's type, in a free text by the telephones in it. */
export function entitiesOfCell({ type, field }: Pick<ColumnSchema, 'type' | 'field'>, text: string): Entity[] {
  const kind = entityKindOf({ type, ...(field && { field }) })
  if (kind) return entitiesIn(kind, text)
  return type === 'text' ? entitiesIn('phone', text).slice(0, MOST_IN_TEXT) : []
}

/** What a menu offers for values: all their rows, and what lies around them. Several values each have their heading. */
export function entityMenu(entities: readonly Entity[], isMasked: boolean, { entities: { value } }: Messages): MenuGroup[] {
  const { show } = useConnections.getState()
  return entities.map((entity) => {
    const shown = isMasked ? maskEntity(entity) : entity.shown
    return {
      heading: shown,
      actions: [
        { key: `rows ${entity.key}`, label: value.rows, run: () => show({ kind: 'rows', entity }) },
        { key: `graph ${entity.key}`, label: value.graph, run: () => show({ kind: 'graph', of: { entity } }) },
      ],
    }
  })
}
