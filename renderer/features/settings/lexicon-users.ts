import type { Draft } from '../../../shared/contract/engine.ts'
import type { LexiconGroup } from '../../../shared/contract/lexicons.ts'
import { aliasGroupsOf } from '../../../shared/model/alias-groups.ts'
import { titleOf } from '../../../shared/model/titles.ts'
import { groupsCalled } from '../../../shared/screening/lexicon.ts'
import { parseQuery } from '../../../shared/screening/parse.ts'

export interface LexiconUser {
  kind: 'group' | 'model'
  name: string
}

/** The groups and models whose words, layers and rules call a group by its name. */
export function usersOf(name: string, groups: readonly LexiconGroup[], drafts: readonly Draft[]): LexiconUser[] {
  const others = groups.filter((group) => group.name !== name && group.words.some((word) => calls(word, name)))
  const models = drafts.filter(({ model }) =>
    model.steps.some(
      (step) =>
        (step.op === 'screen' && step.layers.some(({ where }) => calls(where, name))) ||
        ((step.op === 'link' || step.op === 'overlap') && aliasGroupsOf(step).includes(name)),
    ),
  )
  return [
    ...others.map((group): LexiconUser => ({ kind: 'group', name: group.name })),
    ...models.map(({ model }): LexiconUser => ({ kind: 'model', name: titleOf(model) })),
  ]
}

function calls(text: string, name: string): boolean {
  if (!/[@＠]/.test(text) || !text.includes(name)) return false
  const parsed = parseQuery(text)
  return parsed.ok && groupsCalled(parsed.query).includes(name)
}
