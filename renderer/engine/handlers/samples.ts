import type { EngineContract } from '../../../shared/contract/engine.ts'
import type { CallContext, Handlers } from '../../../shared/contract/method.ts'
import { type ImportProgress, importOptionsSchema } from '../../../shared/ingest/import.ts'
import { demoModel } from '../../../shared/samples/demo-model.ts'
import { type SampleFile, sampleFiles } from '../../../shared/samples/sample-files.ts'
import { breathe } from '../investigation.ts'
import { runImport } from '../jobs/import.ts'
import { newId, type Workspace } from '../workspace.ts'

export function sampleHandlers(workspace: Workspace): Pick<Handlers<EngineContract>, 'sample.load'> {
  const freeName = async (title: string): Promise<string> => {
    const names = new Set((await workspace.store.list('dataset')).map(({ name }) => name))
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
        const source = { name: file.name, blob: await generate(file, context) }
        const target = { name: await freeName(file.title), kind: file.kind }
        const { dataset } = await runImport(workspace, source, importOptionsSchema.parse({}), target, context)
        datasets.push(dataset)
        bindings[file.as] = dataset
      }
      const id = newId()
      const draft = { id, model: demoModel, bindings, updatedAt: new Date().toISOString() }
      await workspace.store.write([{ put: 'draft', id, value: draft }])
      return { datasets, draft: id }
    },
  }
}

/** Generates a file piece by piece, so that a cancel is heard and the window sees that something happens. */
async function generate(file: SampleFile, { signal, progress }: CallContext<ImportProgress>): Promise<Blob> {
  const pieces: Uint8Array<ArrayBuffer>[] = []
  for (const piece of file.chunks()) {
    pieces.push(piece)
    progress({ bytes: 0, totalBytes: 0, rows: 0, rejected: 0 })
    await breathe()
    signal.throwIfAborted()
  }
  return new Blob(pieces)
}
