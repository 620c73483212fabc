import { FilterOutlined } from '@ant-design/icons'
import { useEffect } from 'react'
import type { DatasetSummary, Draft } from '../../../shared/contract/engine.ts'
import { sendMenuCommand } from '../../app/clients.ts'
import { useNavigation } from '../../app/navigation.ts'
import { useMessages } from '../../messages/messages.ts'
import { Empty } from '../../ui/Empty.tsx'
import { ErrorNotice } from '../../ui/ErrorNotice.tsx'
import { showError } from '../../ui/notices.ts'
import { useEngineQuery } from '../../ui/use-engine-query.ts'
import { byLastUse, createDraft, draftFromModel, openDraft } from './draft-actions.ts'
import { useDraft } from './draft-store.ts'
import { starterModel } from './starter-model.ts'
import { useDraftSaving } from './use-draft-saving.ts'
import { Workbench } from './Workbench.tsx'

export function WorkbenchPlace() {
  const datasets = useEngineQuery('dataset.list', {})
  const drafts = useEngineQuery('draft.list', {})
  const isSaved = useDraftSaving(showError)
  const id = useDraft((state) => state.id)
  const content = useDraft((state) => state.history?.present)
  useOpening(drafts.data, datasets.data)
  const error = datasets.error ?? drafts.error
  if (error) return <ErrorNotice error={error} />
  if (!datasets.data || !drafts.data) return null
  if (id && content) {
    return <Workbench key={id} id={id} content={content} datasets={datasets.data} drafts={drafts.data} isSaved={isSaved} />
  }
  if (drafts.data.length > 0) return null
  return datasets.data.length === 0 ? <NoDataset /> : <NoDraft datasets={datasets.data} />
}

/** Opens what navigation asks for, else the draft that was used last. */
function useOpening(drafts: Draft[] | undefined, datasets: DatasetSummary[] | undefined) {
  const messages = useMessages().workbench
  const focus = useNavigation((state) => state.focus)
  const clearFocus = useNavigation((state) => state.clearFocus)
  useEffect(() => {
    if (!drafts || !datasets) return
    const { id, open } = useDraft.getState()
    const dataset = focus?.kind === 'dataset' ? datasets.find((one) => one.id === focus.id) : undefined
    const wanted = focus?.kind === 'draft' ? drafts.find((draft) => draft.id === focus.id) : undefined
    if (dataset) createDraft(dataset, messages.newLayer(1)).catch(showError)
    else if (wanted) openDraft(wanted).catch(showError)
    else if (id === null && drafts.length > 0) open(byLastUse(drafts)[0]!)
    if (dataset || wanted) clearFocus()
  }, [drafts, datasets, focus, clearFocus, messages])
}

function NoDataset() {
  const messages = useMessages().workbench.empty
  const go = useNavigation((state) => state.go)
  return (
    <Empty
      icon={<FilterOutlined aria-hidden />}
      title={messages.noDataset}
      text={messages.noDatasetText}
      primary={{ label: messages.toData, onClick: () => go('data') }}
      secondary={{ label: messages.loadSamples, onClick: () => sendMenuCommand('loadSamples') }}
    />
  )
}

function NoDraft({ datasets }: { datasets: DatasetSummary[] }) {
  const messages = useMessages().workbench
  const dataset = datasets.find(({ kind }) => kind === 'ticket') ?? datasets[0]!
  return (
    <Empty
      icon={<FilterOutlined aria-hidden />}
      title={messages.empty.noDraft}
      text={messages.empty.noDraftText}
      primary={{
        label: messages.empty.newScreen,
        onClick: () => createDraft(dataset, messages.newLayer(1)).catch(showError),
      }}
      secondary={{
        label: messages.empty.fromExample,
        onClick: () => draftFromModel(starterModel(dataset), datasets).catch(showError),
      }}
      hint={messages.empty.hint}
    />
  )
}
