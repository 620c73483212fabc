import { MoreOutlined } from '@ant-design/icons'
import { App, Button, Dropdown, Select } from 'antd'
import { useState } from 'react'
import type { Recipe } from '../../../shared/ingest/recipe.ts'
import { engine } from '../../app/clients.ts'
import { messagesNow, useMessages } from '../../messages/messages.ts'
import { showDone, showError } from '../../ui/notices.ts'
import { refresh } from '../../ui/query-client.ts'
import styles from './ImportSheet.module.css'
import { KeepRecipeDialog } from './KeepRecipeDialog.tsx'
import { chooseRecipe } from './recipe-files.ts'
import type { RecipeChoice } from './use-import-draft.ts'

interface RecipeFieldProps {
  choice: RecipeChoice
  /** Recipes of the workspace. */
  kept: readonly Recipe[]
  /** Name of the one that the engine recognised; null without one. */
  recognised: string | null
  /** Headers of the chosen recipe that the file lacks; null where no recipe is in effect. */
  missing: readonly string[] | null
  suggestedName: string
  /** The settings of the sheet as a recipe; null while nothing is known of the file. */
  recipeOf: ((name: string) => Recipe) | null
  onChoose(choice: RecipeChoice): void
}

const AUTO = ' auto'
const NONE = ' none'
const FILE = ' file'

/** The recipe by which the file is understood: the recognised one, another, one from a file, or none; and the way to keep one. */
export function RecipeField(props: RecipeFieldProps) {
  const { choice, kept, recognised, missing, suggestedName, recipeOf, onChoose } = props
  const words = useMessages().data.importWords.recipe
  const { modal } = App.useApp()
  const [isKeeping, setIsKeeping] = useState(false)
  const [loaded, setLoaded] = useState<Recipe | null>(null)
  const isFromFile = typeof choice === 'object' && choice === loaded
  const value = choice === 'auto' ? AUTO : choice === 'none' ? NONE : isFromFile ? FILE : choice.name
  const inEffect = typeof choice === 'object' ? choice.name : choice === 'auto' ? recognised : null
  const removable = kept.find(({ name }) => name === inEffect)
  const load = async () => {
    const recipe = await chooseRecipe()
    if (!recipe) return
    setLoaded(recipe)
    onChoose(recipe)
  }
  const remove = async (name: string) => {
    const isSure = await modal.confirm({
      title: `${words.remove(name)}？`,
      content: words.removeText,
      okButtonProps: { danger: true },
      autoFocusButton: 'cancel',
    })
    if (!isSure) return
    await engine('recipe.remove', { name })
    await refresh('recipe.list')
    onChoose('none')
    showDone(messagesNow().data.importWords.recipe.removed(name))
  }
  return (
    <div className={styles.recipe}>
      <span className={styles.label}>{words.label}</span>
      <div className={styles.recipeLine}>
        <Select
          className={styles.recipeSelect ?? ''}
          popupMatchSelectWidth={false}
          aria-label={words.label}
          value={value}
          options={[
            { value: AUTO, label: recognised === null ? words.auto : words.recognised(recognised) },
            { value: NONE, label: words.none },
            ...(loaded ? [{ value: FILE, label: words.fromFile(loaded.name) }] : []),
            ...kept.map(({ name }) => ({ value: name, label: name })),
          ]}
          onChange={(chosen) => {
            if (chosen === AUTO) onChoose('auto')
            else if (chosen === NONE) onChoose('none')
            else onChoose((chosen === FILE ? loaded : kept.find(({ name }) => name === chosen)) ?? 'none')
          }}
        />
        <Dropdown
          trigger={['click']}
          menu={{
            items: [
              { key: 'load', label: words.load },
              { key: 'keep', label: words.keep, disabled: recipeOf === null },
              ...(removable ? [{ key: 'remove', label: words.remove(removable.name), danger: true }] : []),
            ],
            onClick: ({ key }) => {
              if (key === 'load') void load().catch(showError)
              else if (key === 'keep') setIsKeeping(true)
              else if (removable) void remove(removable.name).catch(showError)
            },
          }}
        >
          <Button icon={<MoreOutlined aria-hidden />} aria-label={words.more} />
        </Dropdown>
      </div>
      {missing && (
        <p className={`${styles.note} ${missing.length > 0 ? styles.warn : ''}`} role="status">
          {missing.length > 0 ? words.missing(missing.join('、')) : words.fits}
        </p>
      )}
      {recipeOf && (
        <KeepRecipeDialog
          isOpen={isKeeping}
          suggestedName={inEffect ?? suggestedName}
          recipeOf={recipeOf}
          onClose={() => setIsKeeping(false)}
        />
      )}
    </div>
  )
}
