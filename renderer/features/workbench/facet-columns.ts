import type { RelationColumn } from '../../../shared/model/relation.ts'
import type { TicketField } from '../../../shared/table/schema.ts'

export type FacetKind = 'month' | 'category' | 'street' | 'unit'
export const facetKinds: readonly FacetKind[] = ['month', 'category', 'street', 'unit']

const fields: Record<FacetKind, readonly TicketField[]> = {
  month: ['receivedAt', 'closedAt'],
  category: ['category1', 'category2', 'kind', 'category3', 'category4'],
  street: ['street', 'community', 'district', 'place'],
  unit: ['unit', 'subject'],
}
const streetName = /街道|镇|社区|区县|辖区/
const unitName = /单位|部门/

/** The columns that a usual facet can be made of, the one to begin with first. A column is offered for one kind only where its field says which. */
export function facetColumns(kind: FacetKind, columns: readonly RelationColumn[]): RelationColumn[] {
  const isFitting = ({ type, name, field }: RelationColumn) => {
    if (field !== undefined && Object.values(fields).some((known) => known.includes(field))) return false
    if (kind === 'month') return type === 'date'
    if (kind === 'street') return type === 'place' || streetName.test(name)
    if (kind === 'unit') return unitName.test(name) && (type === 'category' || type === 'company')
    return type === 'category' && !streetName.test(name) && !unitName.test(name)
  }
  const rank = ({ field, name }: RelationColumn) => {
    const place = field ? fields[kind].indexOf(field) : -1
    if (place >= 0) return place
    return kind === 'street' && /街道/.test(name) ? 10 : 20
  }
  const isFieldOf = ({ field }: RelationColumn) => field !== undefined && fields[kind].includes(field)
  return columns.filter((column) => isFieldOf(column) || isFitting(column)).sort((a, b) => rank(a) - rank(b))
}
