import type { z } from 'zod'
import { AppError } from '../../../shared/errors.ts'
import { faultError, type Model, modelFaults, modelSchema } from '../../../shared/model/model.ts'
import { titleOf } from '../../../shared/model/titles.ts'
import { desktop } from '../../app/clients.ts'
import { noteOutput } from '../../ui/audit-note.ts'

const filters = (name: string) => [{ name, extensions: ['model.json', 'json'] }]

/** Writes the model to a file the user chooses; null when she chooses none. */
export async function exportModel(model: Model, title: string, filterName: string): Promise<string | null> {
  const suggestedName = `${titleOf(model).replace(/[\\/:*?"<>|]/g, ' ')}.model.json`
  const target = await desktop('file.chooseTarget', { title, suggestedName, filters: filters(filterName) })
  if (!target) return null
  try {
    await desktop('file.write', { token: target.token, bytes: new TextEncoder().encode(`${JSON.stringify(model, null, 2)}\n`) })
    const { path } = await desktop('file.commit', { token: target.token })
    noteOutput('export', target.name)
    return path
  } catch (cause) {
    await desktop('file.abort', { token: target.token })
    throw cause
  }
}

/** Reads a model file the user chooses, validated in full; null when she chooses none. */
export async function chooseModel(title: string, filterName: string): Promise<Model | null> {
  const [file] = await desktop('file.open', { title, filters: filters(filterName), multiple: false })
  if (!file) return null
  try {
    const response = await fetch(`app://guoshai/file/${file.token}`)
    if (!response.ok) throw new AppError('file.unreadable', { file: file.name })
    return readModel(await response.text(), file.name)
  } finally {
    await desktop('file.release', { token: file.token })
  }
}

/** A model from its JSON text; `model.invalid` names the file, the path inside it, what was found and what was expected. */
export function readModel(text: string, file: string): Model {
  let json: unknown
  try {
    json = JSON.parse(text.replace(/^\uFEFF/, ''))
  } catch (cause) {
    throw new AppError('model.invalid', { file, path: '', found: text.slice(0, 40), expected: 'JSON' }, { cause })
  }
  const parsed = modelSchema.safeParse(json)
  if (!parsed.success) throw new AppError('model.invalid', { file, ...placeOf(parsed.error.issues[0]!, json) })
  const [fault] = modelFaults(parsed.data)
  if (fault) throw faultError(fault, file)
  return parsed.data
}

function placeOf(issue: z.core.$ZodIssue, json: unknown): { path: string; found: string; expected: string } {
  const path = issue.path.map((key) => (typeof key === 'number' ? `[${key}]` : `.${String(key)}`)).join('')
  const found = issue.path.reduce<unknown>((value, key) => (value as Record<PropertyKey, unknown> | undefined)?.[key], json)
  return { path: path.replace(/^\./, ''), found: JSON.stringify(found)?.slice(0, 80) ?? 'undefined', expected: issue.message }
}
