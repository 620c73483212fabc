/** A row of a sheet that holds anything: its 1-based line in the sheet, its cells from column A on as text, without the empty ones at the end. */
export interface SheetRecord {
  line: number
  cells: string[]
}

export interface SheetRecords {
  records: SheetRecord[]
  /** Share of the sheet that is read, 0 to 1. */
  share: number
}

/** A workbook of any kind: the names of its sheets, and their records as often as they are asked for. */
export interface Workbook {
  readonly sheets: readonly { name: string; isHidden: boolean }[]
  /** Records of one sheet, in order; wholly empty rows are left out. Fails with `AppError`; who stops early stops the reading. */
  records(sheet: number, signal: AbortSignal): AsyncGenerator<SheetRecords>
}
