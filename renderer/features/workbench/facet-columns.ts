import type { RelationColumn } from '../../../shared/model/relation.ts'
import { printQuery } from '../../../shared/screening/print.ts'
import type { Query } from '../../../shared/screening/query.ts'
import type { TicketField } from '../../../shared/table/schema.ts'

export type FacetKind = 'month' | 'category' | 'street'

const fields: Record<FacetKind, readonly TicketField[]> = {
  month: ['receivedAt', 'closedAt'],
  category: ['category1', 'category2', 'kind', 'category3', 'unit'],
  street: ['street', 'community', 'district', 'place'],
}

/** The columns that a plot can be made of, the one to begin with first. */
export function facetColumns(kind: FacetKind, columns: readonly RelationColumn[]): RelationColumn[] {
  const isFitting = ({ type, name }: RelationColumn) => {
    if (kind === 'month') return type === 'date'
    if (kind === 'street') return type === 'place' || /街道|镇|社区|区县|辖区/.test(name)
    return type === 'category'
  }
  const rank = ({ field, name }: RelationColumn) => {
    const place = field ? fields[kind].indexOf(field) : -1
    if (place >= 0) return place
    return kind === 'street' && /街道/.test(name) ? 10 : 20
  }
  const isFieldOf = ({ field }: RelationColumn) => field !== undefined && fields[kind].includes(field)
  return columns.filter((column) => isFieldOf(column) || isFitting(column)).sort((a, b) => rank(a) - rank(b))
}

/** The layer that keeps the rows of one bar: a month from its first to its last day, a value, or no value. */
export function layerOfBar(column: string, key: string, by: 'value' | 'month'): string {
  return printQuery(queryOfBar(column, key, by))
}

function queryOfBar(column: string, key: string, by: 'value' | 'month'): Query {
  const month = by === 'month' ? /^(\d{4})-(\d{2})$/.exec(key) : null
  if (month) {
    const lastDay = new Date(Date.UTC(Number(month[1]), Number(month[2]), 0)).getUTCDate()
    return { kind: 'range', column, from: `${key}-01`, to: `${key}-${lastDay}` }
  }
  if (key.trim() === '') return { kind: 'empty', column }
  return { kind: 'field', column, item: { kind: 'term', text: key } }
}
