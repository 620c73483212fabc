import { useState } from 'react'
import type { RunSummary } from '../../../shared/contract/engine.ts'
import { titleOf } from '../../../shared/model/titles.ts'
import { engine } from '../../app/clients.ts'
import { useMessages } from '../../messages/messages.ts'
import { useJobs } from '../../ui/jobs.ts'
import { refresh } from '../../ui/query-client.ts'
import { useInvestigation } from './investigation.ts'
import { sameRun } from './run-identity.ts'

export interface RunSaving {
  /** Why the draft cannot be run as it stands; null when it can. */
  obstacle: string | null
  isSaving: boolean
  /** Runs and stores the draft as it stands; a stored run of the very same is given instead of a second one. */
  save(): Promise<RunSummary>
}

export function useRunSaving(): RunSaving {
  const messages = useMessages().workbench
  const { content, datasets, lexicons, errors, nameOf } = useInvestigation()
  const [isSaving, setSaving] = useState(false)
  const { model, bindings } = content
  const run = async () => {
    const known = sameRun(await engine('run.list', {}), content, datasets, lexicons)
    if (known) return known
    let done = 0
    const saved = await useJobs.getState().run(messages.runs.saving(titleOf(model)), (signal, onProgress) =>
      engine('run.save', content, {
        signal,
        onProgress: (report) => onProgress({ fraction: ++done / model.steps.length, text: nameOf(report.id) }),
      }),
    )
    await refresh('run.list')
    return saved
  }
  return {
    obstacle: obstacleOf(),
    isSaving,
    save: async () => {
      setSaving(true)
      try {
        return await run()
      } finally {
        setSaving(false)
      }
    },
  }

  function obstacleOf(): string | null {
    if (model.steps.length === 0) return messages.obstacle.noStep
    const unbound = Object.keys(model.sources).find((source) => !datasets.some(({ id }) => id === bindings[source]))
    if (unbound !== undefined) return messages.obstacle.unbound(unbound)
    for (const step of model.steps) {
      if (step.op !== 'screen') continue
      const faulty = step.layers.findIndex((layer, index) => !layer.off && errors[step.id]?.[index])
      if (faulty >= 0)
        return messages.obstacle.faultyLayer(nameOf(step.id), step.layers[faulty]!.name || messages.newLayer(faulty + 1))
    }
    return null
  }
}
