import { EllipsisOutlined, PlusOutlined } from '@ant-design/icons'
import { Button, Dropdown } from 'antd'
import { printQuery } from '../../../shared/screening/print.ts'
import { engine } from '../../app/clients.ts'
import { useMessages } from '../../messages/messages.ts'
import { showDone, showError, showNote } from '../../ui/notices.ts'
import { refresh } from '../../ui/query-client.ts'
import { useEngineQuery } from '../../ui/use-engine-query.ts'
import { useDraft } from './draft-store.ts'
import type { LayerPlace } from './LayerTools.tsx'
import { changeScreen, withLayerChanged } from './model-edit.ts'
import styles from './Phrases.module.css'
import { withBranch, withKeyword, withoutKeyword } from './phrase-keyword.ts'
import { addLayer } from './step-actions.ts'

type Change = typeof withKeyword

/** What a phrase can become: a keyword by one click; a branch, an exclusion, a layer, a word of a group from the menu. */
export function PhraseActions({ place, word }: { place: LayerPlace; word: string }) {
  const messages = useMessages().phrases
  const groups = useEngineQuery('lexicon.list', {}).data ?? []
  const change = (how: Change, done: string) => {
    const { history, editModel } = useDraft.getState()
    const screen = history?.present.model.steps.find(({ id }) => id === place.step)
    const layer = screen?.op === 'screen' ? screen.layers[place.layer] : undefined
    if (!layer) return
    const made = how(layer.where, word)
    if ('refused' in made) return showNote(made.refused === 'known' ? messages.known(word) : messages.faulty)
    editModel((model) => changeScreen(model, place.step, (step) => withLayerChanged(step, place.layer, made)))
    showDone(done)
  }
  const addWord = async (group: string) => {
    const text = printQuery({ kind: 'term', text: word })
    const changed = await engine('lexicon.addWord', { name: group, word: text })
    if (!changed) return showNote(messages.known(word))
    await refresh('lexicon.list', 'lexicon.versions')
    showDone(messages.inLexicon(word, group))
  }
  return (
    <span className={styles.buttons}>
      <Button
        size="small"
        type="text"
        icon={<PlusOutlined aria-hidden />}
        aria-label={messages.add(word)}
        title={messages.add(word)}
        onClick={() => change(withKeyword, messages.added(word))}
      />
      <Dropdown
        trigger={['click']}
        menu={{
          items: [
            { key: 'branch', label: messages.asBranch, onClick: () => change(withBranch, messages.added(word)) },
            { key: 'exclude', label: messages.exclude, onClick: () => change(withoutKeyword, messages.excluded(word)) },
            {
              key: 'layer',
              label: messages.asLayer,
              onClick: () => addLayer(place.step, word, printQuery({ kind: 'term', text: word })),
            },
            {
              key: 'lexicon',
              label: messages.toLexicon,
              children:
                groups.length === 0
                  ? [{ key: 'none', label: messages.noLexicon, disabled: true }]
                  : groups.map(({ name }) => ({
                      key: `group ${name}`,
                      label: name,
                      onClick: () => void addWord(name).catch(showError),
                    })),
            },
          ],
        }}
      >
        <Button size="small" type="text" icon={<EllipsisOutlined aria-hidden />} aria-label={messages.more(word)} />
      </Dropdown>
    </span>
  )
}
