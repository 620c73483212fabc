import type { EngineContract } from '../../../shared/contract/engine.ts'
import type { Handlers } from '../../../shared/contract/method.ts'
import { importOptionsSchema } from '../../../shared/ingest/import.ts'
import { demoModel } from '../../../shared/samples/demo-model.ts'
import { sampleFiles } from '../../../shared/samples/sample-files.ts'
import { runImport } from '../jobs/import.ts'
import { newId, type Workspace } from '../workspace.ts'

export function sampleHandlers(workspace: Workspace): Pick<Handlers<EngineContract>, 'sample.load'> {
  const freeName = async (title: string): Promise<string> => {
    const names = new Set((await workspace.database.datasets.toArray()).map(({ name }) => name))
    let name = title
    for (let n = 2; names.has(name); n++) name = `${title}（${n}）`
    return name
  }
  return {
    /** Writes the sample exports as files in memory and imports them as any file: the same path, the same checks. */
    'sample.load': async ({ tickets, seed }, context) => {
      const datasets: string[] = []
      const bindings: Record<string, string> = {}
      for (const file of sampleFiles({ tickets, seed })) {
        context.signal.throwIfAborted()
        const source = { name: file.name, blob: new Blob([...file.chunks()]) }
        const target = { name: await freeName(file.title), kind: file.kind }
        const { dataset } = await runImport(workspace, source, importOptionsSchema.parse({}), target, context)
        datasets.push(dataset)
        bindings[file.as] = dataset
      }
      const id = newId()
      await workspace.database.drafts.put({ id, model: demoModel, bindings, updatedAt: new Date().toISOString() })
      return { datasets, draft: id }
    },
  }
}
