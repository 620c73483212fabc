import { type EngineContract, engineContract } from '../../shared/contract/engine.ts'
import type { CallContext, Handlers } from '../../shared/contract/method.ts'
import type { vaultContract } from '../../shared/contract/vault.ts'
import { Access, type Session } from './access.ts'
import { auditHandlers } from './handlers/audit.ts'
import { backupHandlers, restoringHandlers } from './handlers/backups.ts'
import { batchHandlers } from './handlers/batches.ts'
import { clueHandlers } from './handlers/clues.ts'
import { datasetHandlers } from './handlers/datasets.ts'
import { entityHandlers } from './handlers/entities.ts'
import { importHandlers } from './handlers/imports.ts'
import { judgementHandlers } from './handlers/judgements.ts'
import { lexiconHandlers } from './handlers/lexicons.ts'
import { linkReviewHandlers } from './handlers/link-reviews.ts'
import { linkHandlers } from './handlers/links.ts'
import { modelHandlers } from './handlers/models.ts'
import { outputHandlers } from './handlers/outputs.ts'
import { packetHandlers } from './handlers/packets.ts'
import { phraseHandlers } from './handlers/phrases.ts'
import { readingHandlers } from './handlers/reading.ts'
import { recipeHandlers } from './handlers/recipes.ts'
import { comparisonHandlers } from './handlers/row-comparison.ts'
import { rowHandlers } from './handlers/rows.ts'
import { runHandlers } from './handlers/runs.ts'
import { sampleHandlers } from './handlers/samples.ts'
import { settingHandlers } from './handlers/settings.ts'
import { termReportHandlers } from './handlers/term-reports.ts'
import { vaultHandlers } from './handlers/vault.ts'
import { type Investigation, PairCache, RecentCounts, ResultCache } from './investigation.ts'
import { storedGroups } from './lexicons.ts'
import { storageError } from './store/database.ts'
import type { DerivationCost } from './store/vault.ts'

/** Name of the workspace in a profile. */
const WORKSPACE = 'guoshai'

type OpenHandlers = Omit<Handlers<EngineContract>, keyof typeof vaultContract | 'backup.verify' | 'backup.restore'>
type AnyHandler = (args: unknown, context: CallContext) => Promise<unknown> | unknown

/** An engine on one workspace. Nobody else can open the workspace before it is closed. */
export interface Engine {
  /** Answers every method of the engine contract; all but the vault's and those that read backups fail with `vault.locked` while the workspace is not open. */
  readonly handlers: Handlers<EngineContract>
  readonly access: Access
}

/** Takes hold of a workspace; `cost` of deriving keys is less in tests only. */
export async function openEngine(name = WORKSPACE, cost?: DerivationCost): Promise<Engine> {
  const access = await Access.of(name, cost)
  const handlersOf = new WeakMap<Session, Promise<OpenHandlers>>()
  const whileOpen =
    (method: keyof OpenHandlers): AnyHandler =>
    (args, context) =>
      access.during(async (session) => {
        const opening = handlersOf.get(session) ?? openHandlers(session, access)
        handlersOf.set(session, opening)
        opening.catch(() => handlersOf.delete(session))
        const handlers = await opening
        const signal = AbortSignal.any([session.ended, context.signal as AbortSignal])
        return (handlers[method] as AnyHandler)(args, { signal, progress: context.progress })
      })
  const always = { ...vaultHandlers(access), ...restoringHandlers(access) } as Record<string, AnyHandler>
  const restore = always['backup.restore']!
  always['backup.restore'] = async (args, context) => {
    const restored = await restore(args, context)
    handlersOf.delete(access.session)
    return restored
  }
  const handlers = Object.keys(engineContract).map((method) => {
    const answer = always[method] ?? whileOpen(method as keyof OpenHandlers)
    return [method, namingStorageFaults(answer)]
  })
  return { handlers: Object.fromEntries(handlers) as Handlers<EngineContract>, access }
}

async function openHandlers({ workspace }: Session, access: Access): Promise<OpenHandlers> {
  const investigation: Investigation = {
    workspace,
    results: new ResultCache(),
    pairs: new PairCache(),
    counts: new RecentCounts(),
    lexicons: await storedGroups(workspace.store),
  }
  return {
    ...auditHandlers(workspace),
    ...backupHandlers(workspace, access),
    ...batchHandlers(workspace),
    ...recipeHandlers(workspace),
    ...datasetHandlers(workspace),
    ...importHandlers(workspace),
    ...sampleHandlers(workspace),
    ...modelHandlers(investigation),
    ...rowHandlers(investigation),
    ...phraseHandlers(investigation),
    ...comparisonHandlers(investigation),
    ...readingHandlers(investigation),
    ...runHandlers(investigation),
    ...lexiconHandlers(investigation),
    ...judgementHandlers(investigation),
    ...clueHandlers(investigation),
    ...packetHandlers(investigation),
    ...settingHandlers(workspace),
    ...termReportHandlers(investigation),
    ...outputHandlers(investigation),
    ...linkHandlers(investigation),
    ...linkReviewHandlers(investigation),
    ...entityHandlers(investigation),
  }
}

/** A disk that is full says so, whatever was being written. */
function namingStorageFaults(handler: AnyHandler): AnyHandler {
  return async (args, context) => {
    try {
      return await handler(args, context)
    } catch (error) {
      throw storageError(error)
    }
  }
}
