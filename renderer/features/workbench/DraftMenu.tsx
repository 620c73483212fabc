import { FolderOpenOutlined } from '@ant-design/icons'
import { App, Button, Dropdown, type MenuProps } from 'antd'
import type { Draft } from '../../../shared/contract/engine.ts'
import { useMessages } from '../../messages/messages.ts'
import { showDone, showError } from '../../ui/notices.ts'
import { byLastUse, createDraft, draftFromModel, duplicateDraft, openDraft, removeDraft } from './draft-actions.ts'
import { useDraft } from './draft-store.ts'
import { useInvestigation } from './investigation.ts'
import { chooseModel, exportModel } from './model-files.ts'
import { starterModel } from './starter-model.ts'

/** Chooses, begins, copies, removes and exchanges investigations. */
export function DraftMenu({ id, drafts }: { id: string; drafts: Draft[] }) {
  const messages = useMessages().workbench
  const { modal } = App.useApp()
  const { content, datasets } = useInvestigation()
  const { model } = content
  const latest = () => useDraft.getState().history?.present ?? content
  const titleOf = (of: Draft['model']) => of.title || messages.untitled
  const dataset = datasets.find(({ kind }) => kind === 'ticket') ?? datasets[0]

  const commands: Record<string, () => Promise<unknown>> = {
    create: async () => dataset && createDraft(dataset, messages.newLayer(1)),
    example: async () => dataset && draftFromModel(starterModel(dataset), datasets),
    duplicate: () => duplicateDraft(latest(), messages.menu.copyOf(titleOf(model))),
    export: async () => {
      const path = await exportModel(latest().model, messages.menu.export, messages.menu.modelFile)
      if (path) showDone(messages.menu.exported, path)
    },
    import: async () => {
      const chosen = await chooseModel(messages.menu.import, messages.menu.modelFile)
      if (chosen) await draftFromModel(chosen, datasets)
    },
    remove: async () => {
      const confirmed = await modal.confirm({
        title: messages.menu.removeTitle(titleOf(model)),
        content: messages.menu.removeText,
        okText: messages.menu.removeNow,
        okButtonProps: { danger: true },
      })
      if (confirmed) await removeDraft({ id, ...latest(), updatedAt: '' }, drafts)
    },
  }

  const items: MenuProps['items'] = [
    {
      type: 'group',
      label: messages.menu.drafts,
      children: byLastUse(drafts)
        .slice(0, 20)
        .map((draft) => ({ key: `open ${draft.id}`, label: titleOf(draft.id === id ? model : draft.model) })),
    },
    { type: 'divider' },
    { key: 'create', label: messages.menu.create, disabled: !dataset },
    { key: 'example', label: messages.menu.example, disabled: !dataset },
    { key: 'duplicate', label: messages.menu.duplicate },
    { type: 'divider' },
    { key: 'import', label: messages.menu.import },
    { key: 'export', label: messages.menu.export },
    { type: 'divider' },
    { key: 'remove', label: messages.menu.remove, danger: true },
  ]

  const run = (key: string) => {
    const draft = drafts.find((one) => key === `open ${one.id}`)
    const doing = draft ? (draft.id === id ? Promise.resolve() : openDraft(draft)) : commands[key]?.()
    doing?.catch(showError)
  }
  return (
    <Dropdown trigger={['click']} menu={{ items, selectedKeys: [`open ${id}`], onClick: ({ key }) => run(key) }}>
      <Button
        type="text"
        icon={<FolderOpenOutlined aria-hidden />}
        aria-label={messages.menu.label}
        title={messages.menu.label}
      />
    </Dropdown>
  )
}
