import type { ResultColumn } from '../../shared/contract/engine.ts'
import type { ColumnType, TicketField } from '../../shared/table/schema.ts'

/** A column as the grid draws it. `at` is its place in `ResultRow.cells` and in `CellHit.column`. */
export interface GridColumn {
  at: number
  column: ResultColumn
  /** In px. */
  width: number
  isNumber: boolean
  isText: boolean
}

const widths: Record<ColumnType, number> = {
  text: 460,
  category: 120,
  date: 148,
  number: 96,
  phone: 112,
  identityNumber: 160,
  plate: 92,
  creditCode: 168,
  personName: 84,
  company: 208,
  address: 232,
  place: 160,
  id: 152,
}

const leadingFields: readonly TicketField[] = ['ticketNo', 'receivedAt', 'street', 'content']
/** Where only two columns are seen, the content is one of them: it carries the hits. */
const narrowFields: readonly TicketField[] = ['ticketNo', 'content', 'receivedAt', 'street']

/**
 * The columns in the order of reading: those named by `first`, which rows are counted by; what steps computed (counts of a group, numbers of clusters); number, time, street and content of a ticket first (the content sooner in a narrow window); then what a link found on the other
 * side, so that it stands beside the ticket; then the others. Of lists without such fields the left one comes first. Within each as in the source.
 */
export function gridColumns(columns: readonly ResultColumn[], isNarrow = false, first: readonly string[] = []): GridColumn[] {
  const leading = isNarrow ? narrowFields : leadingFields
  const drawn = columns.map((column, at) => ({
    at,
    column,
    width: Math.max(widths[column.type], Math.min(200, widthOf(column.name) + 24)),
    isNumber: column.type === 'number',
    isText: column.type === 'text',
  }))
  const leadingPlace = ({ field, side }: ResultColumn) => (side !== 'right' && field ? leading.indexOf(field) : -1)
  const rankOfRight = columns.some((column) => leadingPlace(column) >= 0) ? leading.length : leading.length + 2
  const rank = ({ column }: GridColumn) => {
    const named = first.indexOf(column.name)
    if (named >= 0) return named - first.length - 1
    if (column.side === 'step') return -1
    if (column.side === 'right') return rankOfRight
    const place = leadingPlace(column)
    return place < 0 ? leading.length + 1 : place
  }
  return drawn.sort((a, b) => rank(a) - rank(b) || a.at - b.at)
}

/** About how wide a text stands in 12 px, in px. */
function widthOf(text: string): number {
  let width = 0
  for (const character of text) width += character.charCodeAt(0) < 0x2e80 ? 7 : 12.5
  return Math.ceil(width)
}
