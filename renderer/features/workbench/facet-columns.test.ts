import { describe, expect, it } from 'vitest'
import type { RelationColumn } from '../../../shared/model/relation.ts'
import { parseQuery } from '../../../shared/screening/parse.ts'
import type { ColumnType, TicketField } from '../../../shared/table/schema.ts'
import { facetColumns, layerOfBar } from './facet-columns.ts'

function column(name: string, type: ColumnType, field?: TicketField): RelationColumn {
  return { name, own: name, header: name, type, part: 0, source: '工单', ...(field && { field }) }
}
const columns = [
  column('案发日期', 'date'),
  column('受理时间', 'date', 'receivedAt'),
  column('诉求类型', 'category', 'kind'),
  column('一级分类', 'category', 'category1'),
  column('所属街道', 'category', 'street'),
  column('诉求内容', 'text', 'content'),
]

describe('plots of a result', () => {
  it('the date a ticket came in goes before other dates, the first category before the kind', () => {
    expect(facetColumns('month', columns).map(({ name }) => name)).toEqual(['受理时间', '案发日期'])
    expect(facetColumns('category', columns)[0]?.name).toBe('一级分类')
    expect(facetColumns('street', columns)[0]?.name).toBe('所属街道')
    expect(facetColumns('street', [column('诉求内容', 'text')])).toEqual([])
  })

  it('a month becomes the range of its days, leap years included', () => {
    expect(parseQuery(layerOfBar('受理时间', '2024-02', 'month'))).toMatchObject({
      query: { kind: 'range', column: '受理时间', from: '2024-02-01', to: '2024-02-29' },
    })
  })

  it('a value becomes a condition on its column however it is written, no value an empty one', () => {
    for (const key of ['月坛街道', '金融街 (西)', 'A OR B', '占?用']) {
      expect(parseQuery(layerOfBar('所属街道', key, 'value'))).toMatchObject({
        query: { kind: 'field', column: '所属街道', item: { kind: 'term', text: key } },
      })
    }
    expect(layerOfBar('所属街道', '', 'value')).toBe('所属街道:空')
    expect(layerOfBar('受理时间', '', 'month')).toBe('受理时间:空')
  })
})
