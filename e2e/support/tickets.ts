import { writeFileSync } from 'node:fs'
import { join } from 'node:path'

/** A list of tickets as a hotline would export it; `contents` are the complaints, one a ticket. */
export function ticketFile(folder: string, name: string, contents: readonly string[]): string {
  const file = join(folder, name)
  const lines = contents.map(
    (content, row) =>
      `${20260600000000 + row},2026-06-${String((row % 30) + 1).padStart(2, '0')},1381234${String(row).padStart(4, '0')},${content}`,
  )
  writeFileSync(file, `工单编号,受理时间,联系电话,诉求内容\n${lines.join('\n')}\n`)
  return file
}

/** So many tickets that an import can be interrupted. */
export function longTicketFile(folder: string, name: string, rows: number): string {
  return ticketFile(
    folder,
    name,
    Array.from({ length: rows }, (_, row) => `楼道堆放杂物，消防通道被占用已有${row}天`),
  )
}
