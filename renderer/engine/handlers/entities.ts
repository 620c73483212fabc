import type { entityContract } from '../../../shared/contract/entities.ts'
import type { Handlers } from '../../../shared/contract/method.ts'
import { knownOfBatch } from '../entities/batch-entities.ts'
import { rowsWith } from '../entities/entity-rows.ts'
import { neighboursOf } from '../entities/neighbours.ts'
import { sightingsOf } from '../entities/sightings.ts'
import type { Investigation } from '../investigation.ts'

export function entityHandlers({ workspace }: Investigation): Handlers<typeof entityContract> {
  return {
    'entity.sightings': ({ of }, { signal, progress }) => sightingsOf(workspace, of, signal, progress),
    'entity.neighbours': ({ of, reach, limit }, { signal, progress }) =>
      neighboursOf(workspace, of, reach, limit, signal, progress),
    'entity.rows': ({ entity, offset, limit }, { signal }) => rowsWith(workspace, entity, offset, limit, signal),
    'entity.ofBatch': ({ batch }, { signal, progress }) => knownOfBatch(workspace, batch, signal, progress),
  }
}
