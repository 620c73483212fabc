import { readFileSync } from 'node:fs'
import { type BrowserWindow, dialog, type FileFilter } from 'electron'

export interface OpenQuestion {
  title: string
  filters: FileFilter[]
  multiple: boolean
}

export interface SaveQuestion {
  title: string
  suggestedPath: string
  filters: FileFilter[]
}

/** What a test answers in place of a person: the file named by GUOSHAI_DIALOG_ANSWERS, read anew at each dialog. */
interface PreparedAnswers {
  open?: string[]
  save?: string | null
  print?: boolean
}

export async function askForFiles(window: BrowserWindow, question: OpenQuestion): Promise<string[]> {
  const prepared = preparedAnswers()
  if (prepared) return prepared.open ?? []
  const { title, filters, multiple } = question
  const properties = multiple ? (['openFile', 'multiSelections'] as const) : (['openFile'] as const)
  const { canceled, filePaths } = await dialog.showOpenDialog(window, { title, filters, properties: [...properties] })
  return canceled ? [] : filePaths
}

export async function askForTarget(window: BrowserWindow, question: SaveQuestion): Promise<string | undefined> {
  const prepared = preparedAnswers()
  if (prepared) return prepared.save ?? undefined
  const { title, filters, suggestedPath } = question
  const { canceled, filePath } = await dialog.showSaveDialog(window, { title, filters, defaultPath: suggestedPath })
  return canceled ? undefined : filePath
}

/** Whether paper comes out; undefined: ask the system's print dialog. */
export function preparedPrintAnswer(): boolean | undefined {
  const prepared = preparedAnswers()
  return prepared && (prepared.print ?? false)
}

function preparedAnswers(): PreparedAnswers | undefined {
  const file = process.env.GUOSHAI_DIALOG_ANSWERS
  return file ? JSON.parse(readFileSync(file, 'utf8')) : undefined
}
