import { Input, Modal } from 'antd'
import { useState } from 'react'
import type { Recipe } from '../../../shared/ingest/recipe.ts'
import { engine } from '../../app/clients.ts'
import { messagesNow, useMessages } from '../../messages/messages.ts'
import { showDone, showError } from '../../ui/notices.ts'
import { refresh } from '../../ui/query-client.ts'
import { useEngineQuery } from '../../ui/use-engine-query.ts'
import styles from './DatasetPanel.module.css'

interface KeepRecipeDialogProps {
  isOpen: boolean
  suggestedName: string
  /** The recipe under the name that was typed. */
  recipeOf(name: string): Promise<Recipe> | Recipe
  onClose(): void
}

/** Keeps how a file was read under a name. Stays while closed, so that the focus goes back to where it came from. */
export function KeepRecipeDialog({ isOpen, suggestedName, recipeOf, onClose }: KeepRecipeDialogProps) {
  const messages = useMessages()
  const words = messages.data.batchWords.recipe
  const [typed, setTyped] = useState<string | null>(null)
  const kept = useEngineQuery('recipe.list', {}, { enabled: isOpen })
  const name = (typed ?? suggestedName).trim()
  const keep = async () => {
    await engine('recipe.save', await recipeOf(name))
    await refresh('recipe.list')
    showDone(messagesNow().data.batchWords.recipe.kept(name))
    onClose()
  }
  return (
    <Modal
      open={isOpen}
      destroyOnHidden
      afterClose={() => setTyped(null)}
      width={440}
      title={words.keepTitle}
      okText={messages.common.save}
      okButtonProps={{ disabled: name === '' }}
      onOk={() => keep().catch(showError)}
      onCancel={onClose}
    >
      <p className={styles.facts}>{words.keepText}</p>
      <Input
        autoFocus
        aria-label={words.name}
        maxLength={200}
        value={typed ?? suggestedName}
        onChange={(event) => setTyped(event.target.value)}
        onPressEnter={(event) => {
          if (!event.nativeEvent.isComposing && name !== '') void keep().catch(showError)
        }}
      />
      <p className={styles.hint} role="status">
        {kept.data?.some((recipe) => recipe.name === name) ? words.replaces : ''}
      </p>
    </Modal>
  )
}
