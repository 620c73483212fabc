import type { recipeContract } from '../../../shared/contract/batches.ts'
import type { Handlers } from '../../../shared/contract/method.ts'
import type { Workspace } from '../workspace.ts'

export function recipeHandlers({ store }: Workspace): Handlers<typeof recipeContract> {
  return {
    'recipe.list': async () => (await store.list('recipe')).sort((a, b) => a.name.localeCompare(b.name, 'zh-CN')),
    'recipe.save': (recipe) =>
      store.write([
        { put: 'recipe', id: recipe.name, value: recipe },
        { audit: 'recipe.save', subject: recipe.name, details: { columns: recipe.columns.length } },
      ]),
    'recipe.remove': ({ name }) =>
      store.write([
        { remove: 'recipe', id: name },
        { audit: 'recipe.remove', subject: name },
      ]),
  }
}
