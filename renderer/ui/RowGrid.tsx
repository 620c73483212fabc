// biome-ignore-all lint/a11y/useSemanticElements: rows are virtual and placed by hand, a table cannot lay them out
import type { ResultRow, RowSource } from '../../shared/contract/engine.ts'

export interface RowGridProps {
  /** Which rows; a new value starts at the top. */
  of: RowSource
  /** Changes with the datasets behind `of`. */
  version: string
  label?: string
  onOpen?(row: ResultRow): void
  /** Selected ordinals of the result, ascending. */
  onSelectionChange?(rows: number[]): void
  selectable?: boolean
  maskedUntilHeld?: boolean
}

/** The one grid for everything that comes from a query. */
export function RowGrid({ label }: RowGridProps) {
  return <div role="grid" aria-label={label} />
}
