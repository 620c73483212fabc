import { describe, expect, it } from 'vitest'
import type { RelationColumn } from '../../../shared/model/relation.ts'
import type { ColumnType, TicketField } from '../../../shared/table/schema.ts'
import { type FacetKind, facetColumns } from './facet-columns.ts'

function column(name: string, type: ColumnType, field?: TicketField): RelationColumn {
  return { name, own: name, header: name, type, part: 0, source: '工单', ...(field && { field }) }
}
const columns = [
  column('案发日期', 'date'),
  column('受理时间', 'date', 'receivedAt'),
  column('诉求类型', 'category', 'kind'),
  column('一级分类', 'category', 'category1'),
  column('所属街道', 'category', 'street'),
  column('承办单位', 'category', 'unit'),
  column('协办单位', 'category'),
  column('是否满意', 'category', 'satisfied'),
  column('诉求内容', 'text', 'content'),
]
const names = (kind: FacetKind) => facetColumns(kind, columns).map(({ name }) => name)

describe('usual facets of a result', () => {
  it('the date a ticket came in goes before other dates, the first category before the kind', () => {
    expect(names('month')).toEqual(['受理时间', '案发日期'])
    expect(names('category')).toEqual(['一级分类', '诉求类型', '是否满意'])
  })

  it('streets and units are known by their field, else by their name', () => {
    expect(names('street')).toEqual(['所属街道'])
    expect(names('unit')).toEqual(['承办单位', '协办单位'])
    expect(facetColumns('street', [column('诉求内容', 'text')])).toEqual([])
  })
})
