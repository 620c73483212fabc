import type { entityContract } from '../../../shared/contract/entities.ts'
import type { Handlers } from '../../../shared/contract/method.ts'
import type { Investigation } from '../investigation.ts'

export function entityHandlers(_: Investigation): Handlers<typeof entityContract> {
  const notYet = (): never => {
    throw new Error('not built yet')
  }
  return {
    'entity.sightings': notYet,
    'entity.neighbours': notYet,
    'entity.rows': notYet,
    'entity.ofBatch': notYet,
  }
}
