import { AppError } from '../../../shared/errors.ts'
import { type Recipe, recipeSchema } from '../../../shared/ingest/recipe.ts'
import { desktop } from '../../app/clients.ts'
import { messagesNow } from '../../messages/messages.ts'

/** Reads a recipe file that the analyst chooses, validated in full; null where she chooses none. */
export async function chooseRecipe(): Promise<Recipe | null> {
  const words = messagesNow().data
  const [file] = await desktop('file.open', {
    title: words.importWords.recipe.load,
    filters: [
      { name: words.batchWords.recipe.filter, extensions: ['json'] },
      { name: words.allFiles, extensions: ['*'] },
    ],
    multiple: false,
  })
  if (!file) return null
  try {
    const response = await fetch(`app://guoshai/file/${file.token}`)
    if (!response.ok) throw new AppError('file.unreadable', { file: file.name })
    return readRecipe(await response.text(), file.name)
  } finally {
    await desktop('file.release', { token: file.token })
  }
}

/** A recipe from its JSON text. `recipe.invalid` names the file and the path inside it, with what was found there and what was expected. */
export function readRecipe(text: string, file: string): Recipe {
  let json: unknown
  try {
    json = JSON.parse(text.replace(/^\uFEFF/, ''))
  } catch (cause) {
    throw new AppError('recipe.invalid', { file, path: '', found: text.slice(0, 40), expected: 'JSON' }, { cause })
  }
  const parsed = recipeSchema.safeParse(json)
  if (parsed.success) return parsed.data
  const issue = parsed.error.issues[0]!
  const path = issue.path.map((key) => (typeof key === 'number' ? `[${key}]` : `.${String(key)}`)).join('')
  const found = issue.path.reduce<unknown>((value, key) => (value as Record<PropertyKey, unknown> | undefined)?.[key], json)
  throw new AppError('recipe.invalid', {
    file,
    path: path.replace(/^\./, ''),
    found: JSON.stringify(found)?.slice(0, 80) ?? 'undefined',
    expected: issue.message,
  })
}
