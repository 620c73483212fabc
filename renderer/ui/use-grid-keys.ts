import type { KeyboardEvent } from 'react'
import { isComposingKey } from './use-composition.ts'

/** What became of a key: left alone, taken, or taken with a step to the next row. */
export type RowKeyOutcome = boolean | 'next'

export interface GridKeys {
  total: number
  columnCount: number
  pageRows: number
  active: { row: number; column: number }
  moveTo(row: number, column: number): void
  open(): void
  toggle?(row: number): void
  extend?(from: number, to: number): void
  toggleAll?(): void
  copy(): void
  /** A key that moves nothing; true when the caller took it, `'next'` when the cursor shall go on to the next row. Space is offered before it selects. */
  other(key: string): RowKeyOutcome
}

/**
 * The keys of a grid: arrows and j/k, PageUp/PageDown, Home/End, Enter opens, Space (or Ctrl+Space) selects, Shift with the arrows extends,
 * Ctrl+A selects all, Ctrl+C copies.
 */
export function useGridKeys(keys: GridKeys): (event: KeyboardEvent) => void {
  return (event) => {
    if (isComposingKey(event) || (event.target as Element).closest('input[type="text"], textarea')) return
    if (takes(event, keys)) event.preventDefault()
  }
}

function takes(event: KeyboardEvent, keys: GridKeys): boolean {
  const { total, columnCount, active } = keys
  if (event.ctrlKey || event.metaKey) {
    if (event.key === 'c' && String(getSelection()) === '') return done(keys.copy)
    if (event.key === 'a' && keys.toggleAll) return done(keys.toggleAll)
    if (event.key === ' ' && keys.toggle && active.row >= 0) return toggled(keys, active.row)
    return false
  }
  const row = nextRow(event.key, active.row, keys.pageRows, total)
  if (row !== null && total > 0) {
    if (event.shiftKey) keys.extend?.(Math.max(0, active.row), row)
    keys.moveTo(row, active.column)
    return true
  }
  if (event.key === 'ArrowLeft' || event.key === 'ArrowRight') {
    const column = active.column + (event.key === 'ArrowLeft' ? -1 : 1)
    if (active.row >= 0) keys.moveTo(active.row, Math.max(0, Math.min(columnCount - 1, column)))
    return true
  }
  if (active.row < 0) return false
  if (event.key === 'Enter') return done(keys.open)
  if (event.repeat) return event.key === ' '
  const outcome = keys.other(event.key)
  if (outcome === 'next') keys.moveTo(Math.min(total - 1, active.row + 1), active.column)
  if (outcome !== false) return true
  return event.key === ' ' && keys.toggle ? toggled(keys, active.row) : false
}

function toggled(keys: GridKeys, row: number): true {
  keys.toggle?.(row)
  return true
}

/** Where a key leads from a row, kept within the rows; null for a key that leads nowhere. */
export function nextRow(key: string, row: number, pageRows: number, total: number): number | null {
  const target = {
    ArrowDown: row + 1,
    j: row + 1,
    ArrowUp: row - 1,
    k: row - 1,
    PageDown: row + pageRows,
    PageUp: row - pageRows,
    Home: 0,
    End: total - 1,
  }[key]
  return target === undefined ? null : Math.max(0, Math.min(total - 1, target))
}

function done(run: () => void): true {
  run()
  return true
}
