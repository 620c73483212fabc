import type { EngineContract } from '../../../shared/contract/engine.ts'
import type { Handlers } from '../../../shared/contract/method.ts'
import type { comparisonContract } from '../../../shared/contract/row-comparison.ts'
import type { Investigation } from '../investigation.ts'
import { compareRows } from '../row-difference.ts'

export function comparisonHandlers(
  investigation: Investigation,
): Pick<Handlers<EngineContract>, keyof typeof comparisonContract> {
  return {
    'rows.compare': ({ rows, before }, { signal }) => compareRows(investigation, rows, before, signal),
  }
}
