import type { EngineContract } from '../../shared/contract/engine.ts'
import type { Handlers } from '../../shared/contract/method.ts'
import { clueHandlers } from './handlers/clues.ts'
import { datasetHandlers } from './handlers/datasets.ts'
import { importHandlers } from './handlers/imports.ts'
import { lexiconHandlers } from './handlers/lexicons.ts'
import { modelHandlers } from './handlers/models.ts'
import { outputHandlers } from './handlers/outputs.ts'
import { packetHandlers } from './handlers/packets.ts'
import { rowHandlers } from './handlers/rows.ts'
import { runHandlers } from './handlers/runs.ts'
import { sampleHandlers } from './handlers/samples.ts'
import { settingHandlers } from './handlers/settings.ts'
import { type Investigation, ResultCache } from './investigation.ts'
import { storageError } from './store/database.ts'
import { openWorkspace } from './workspace.ts'

/** Opens a workspace and answers every method of the engine contract over it. */
export async function openEngine(name?: string): Promise<Handlers<EngineContract>> {
  const workspace = await openWorkspace(name)
  const investigation: Investigation = { workspace, results: new ResultCache(), lexicons: new Map() }
  return namingStorageFaults({
    ...datasetHandlers(workspace),
    ...importHandlers(workspace),
    ...sampleHandlers(workspace),
    ...modelHandlers(investigation),
    ...rowHandlers(investigation),
    ...runHandlers(investigation),
    ...lexiconHandlers(investigation),
    ...clueHandlers(investigation),
    ...packetHandlers(investigation),
    ...settingHandlers(workspace),
    ...outputHandlers(investigation),
  })
}

/** A disk that is full says so, whatever was being written. */
function namingStorageFaults(handlers: Handlers<EngineContract>): Handlers<EngineContract> {
  const named = Object.entries(handlers).map(([name, handler]) => [
    name,
    async (args: never, context: never) => {
      try {
        return await handler(args, context)
      } catch (error) {
        throw storageError(error)
      }
    },
  ])
  return Object.fromEntries(named)
}
