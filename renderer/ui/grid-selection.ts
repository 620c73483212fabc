/** Which rows of a result are selected. `isAll` turns the meaning of `rows` round: all but these. */
export interface Selection {
  isAll: boolean
  rows: ReadonlySet<number>
}

export const noSelection: Selection = { isAll: false, rows: new Set() }

export function isSelected(selection: Selection, row: number): boolean {
  return selection.rows.has(row) !== selection.isAll
}

export function selectedCount(selection: Selection, total: number): number {
  return selection.isAll ? total - selection.rows.size : selection.rows.size
}

export function toggleRow(selection: Selection, row: number): Selection {
  const rows = new Set(selection.rows)
  if (!rows.delete(row)) rows.add(row)
  return { ...selection, rows }
}

/** Selects rows `from` … `to`, both included, in either order, besides those selected already. */
export function selectRange(selection: Selection, from: number, to: number): Selection {
  const rows = new Set(selection.rows)
  for (let row = Math.min(from, to); row <= Math.max(from, to); row++) {
    if (selection.isAll) rows.delete(row)
    else rows.add(row)
  }
  return { ...selection, rows }
}

/** All rows, or none when all were. */
export function toggleAll(selection: Selection, total: number): Selection {
  return { isAll: selectedCount(selection, total) < total, rows: new Set() }
}

/** The selected ordinals, ascending. */
export function selectedRows(selection: Selection, total: number): number[] {
  if (!selection.isAll) return [...selection.rows].sort((a, b) => a - b)
  const rows: number[] = []
  for (let row = 0; row < total; row++) if (!selection.rows.has(row)) rows.push(row)
  return rows
}
