import type { TicketColumns } from '../../../shared/ingest/duplicate.ts'
import type { ColumnSchema, TicketField } from '../../../shared/table/schema.ts'
import type { DatasetRecord } from '../store/records.ts'
import type { BatchTask } from './block-worker.ts'

/** What workers are told of a batch. Tickets have keys; what is text here or in the dataset is indexed. */
export function batchTask(
  batch: string,
  { kind, columns: own }: Pick<DatasetRecord, 'kind' | 'columns'>,
  columns: ColumnSchema[],
  plain: BatchTask['plain'],
): BatchTask {
  const types = new Map(own.map(({ name, type }) => [name, type]))
  return {
    batch,
    columns,
    isIndexed: columns.map(({ name, type }) => type === 'text' || types.get(name) === 'text'),
    plain,
    tickets: kind === 'ticket' ? ticketColumns(columns) : null,
    receivedAt: kind === 'ticket' ? fieldColumn(columns, 'receivedAt') : -1,
  }
}

function ticketColumns(columns: readonly ColumnSchema[]): TicketColumns {
  const order = [...columns.keys()].sort((a, b) => (columns[a]!.name < columns[b]!.name ? -1 : 1))
  return { ticketNo: fieldColumn(columns, 'ticketNo'), content: fieldColumn(columns, 'content'), order }
}

function fieldColumn(columns: readonly ColumnSchema[], field: TicketField): number {
  return columns.findIndex((column) => column.field === field)
}
