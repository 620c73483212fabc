import { App, Button, Tooltip } from 'antd'
import { memo, useState } from 'react'
import { engine } from '../../app/clients.ts'
import { useNavigation } from '../../app/navigation.ts'
import { useMessages } from '../../messages/messages.ts'
import { showError } from '../../ui/notices.ts'
import { refresh } from '../../ui/query-client.ts'
import { useDraft } from './draft-store.ts'
import { useInvestigation } from './investigation.ts'
import type { RunSaving } from './use-run-saving.ts'
import { useStable } from './use-stable.ts'

/** More than this at once is asked about first. */
const MANY = 500

/** Takes the rows of the selected step, or those selected in the grid, into the ledger; the run they come from is stored first. */
export function TakeClues({ runs, selectedRows }: { runs: RunSaving; selectedRows: readonly number[] }) {
  const messages = useMessages().workbench.take
  const { modal } = App.useApp()
  const go = useNavigation((state) => state.go)
  const { counts, nameOf } = useInvestigation()
  const selection = useDraft((state) => state.selection)
  const [isTaking, setTaking] = useState(false)
  const step = selection?.kind === 'step' ? selection.id : null
  const all = counts?.steps.find(({ id }) => id === step)?.out ?? 0
  const count = selectedRows.length > 0 ? selectedRows.length : all
  const obstacle = runs.obstacle ?? (step === null ? messages.noStep : count === 0 ? messages.noRows : null)

  const take = useStable(async () => {
    if (step === null) return
    if (
      count > MANY &&
      !(await modal.confirm({ title: messages.many(count), content: messages.manyText, okText: messages.takeAll }))
    )
      return
    setTaking(true)
    try {
      const run = await runs.save()
      const rows = selectedRows.length > 0 ? [...selectedRows] : ('all' as const)
      const { taken, already } = await engine('clue.take', { run: run.id, step, rows })
      await refresh('clue.list')
      const toClues = await modal.confirm({
        icon: null,
        title: messages.taken(taken),
        content: messages.takenText(already),
        okText: messages.toClues,
        cancelText: messages.stay,
      })
      if (toClues) go('clues')
    } catch (error) {
      showError(error)
    } finally {
      setTaking(false)
    }
  })
  const hint = obstacle ?? (step === null ? '' : messages.hint(nameOf(step), selectedRows.length > 0))
  return <TakeButton text={messages.button(count)} hint={hint} isOff={obstacle !== null} isTaking={isTaking} onTake={take} />
}

interface TakeButtonProps {
  text: string
  hint: string
  isOff: boolean
  isTaking: boolean
  onTake(): void
}

const TakeButton = memo(function TakeButton({ text, hint, isOff, isTaking, onTake }: TakeButtonProps) {
  return (
    <Tooltip title={hint}>
      <Button type="primary" disabled={isOff} loading={isTaking} onClick={onTake}>
        {text}
      </Button>
    </Tooltip>
  )
})
