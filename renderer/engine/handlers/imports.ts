import type { EngineContract } from '../../../shared/contract/engine.ts'
import type { Handlers } from '../../../shared/contract/method.ts'
import { previewImport, runImport } from '../jobs/import.ts'
import type { Workspace } from '../workspace.ts'

export function importHandlers(workspace: Workspace): Pick<Handlers<EngineContract>, 'import.preview' | 'import.run'> {
  return {
    'import.preview': ({ source, options }) => previewImport(workspace, source, options),
    'import.run': ({ source, options, target }, context) => runImport(workspace, source, options, target, context),
  }
}
