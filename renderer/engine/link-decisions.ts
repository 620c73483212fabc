import { questionOf } from '../../shared/ledger/judgement.ts'
import type { JudgedRecord, LinkJudgement } from '../../shared/ledger/link-judgement.ts'
import type { CardDecision } from '../../shared/linkage/card.ts'
import type { Investigation, ResolvedRows } from './investigation.ts'
import type { LinkOrigin } from './link-card.ts'
import { constraintsOf } from './link-constraints.ts'
import { RecordPlaces } from './record-places.ts'
import type { StoredTable } from './store/segments.ts'
import type { Store } from './store/store.ts'

/** Of a judged record with more equal rows the judges are not named. */
const MOST_ALIKE = 10_000

/** What people decided of the pairs of a step, judged themselves or by the same content, with who judged so. A pair that is disputed is not decided. */
export async function decisionReader(
  { workspace }: Investigation,
  { relation, sources, leftParts }: ResolvedRows,
  { model, step }: LinkOrigin,
  signal: AbortSignal,
): Promise<(index: number) => Promise<CardDecision | null>> {
  const constraints = (await constraintsOf(workspace.store, model, sources, signal)).get(step.id)
  if (!constraints || constraints.must.left.length === 0) return async () => null
  const [left, right] = [relation.parts[0]!, relation.parts[leftParts]!]
  const [leftTable, rightTable] = [sources.get(left.source)!, sources.get(right.source)!]
  const { must } = constraints
  const codeOf = (a: number, b: number) => a * rightTable.rowCount + b
  const decided = new Set(Array.from(must.left, (row, at) => codeOf(row, must.right[at]!)))
  const isSelf = step.left === step.right
  const judgesOf = await judgesReader(workspace.store, questionOf(model.id, step.id), leftTable, rightTable, isSelf, signal)
  return async (index) => {
    const [a, b] = [left.rows[index]!, right.rows[index]!]
    const isDecided = decided.has(codeOf(a, b)) || (isSelf && decided.has(codeOf(b, a)))
    return isDecided ? { verdict: 'same', judges: judgesOf(a, b) } : null
  }
}

/** Who said of a pair of rows that both are one, by name. */
async function judgesReader(
  store: Store,
  question: string,
  left: StoredTable,
  right: StoredTable,
  isSelf: boolean,
  signal: AbortSignal,
): Promise<(leftRow: number, rightRow: number) => string[]> {
  const judgements = (await store.list('linkJudgement', question)).filter(({ verdict }) => verdict === 'same')
  const recordsOf = (side: 'left' | 'right') => judgements.map((judgement) => judgement[side])
  const leftPlaces = await RecordPlaces.of(left, recordsOf('left'), signal)
  const rightPlaces = await RecordPlaces.of(right, recordsOf('right'), signal)
  const byRow = new Map<number, LinkJudgement[]>()
  const rowsOf = (places: RecordPlaces, record: JudgedRecord) => (places.rowCount(record) > MOST_ALIKE ? [] : places.rows(record))
  for (const judgement of judgements) {
    const rows = [...rowsOf(leftPlaces, judgement.left), ...(isSelf ? rowsOf(rightPlaces, judgement.right) : [])]
    for (const row of new Set(rows)) byRow.set(row, [...(byRow.get(row) ?? []), judgement])
  }
  const isOf = (judgement: LinkJudgement, a: number, b: number) =>
    leftPlaces.rows(judgement.left).includes(a) && rightPlaces.rows(judgement.right).includes(b)
  return (a, b) => {
    const given = (byRow.get(a) ?? []).filter((each) => isOf(each, a, b) || (isSelf && isOf(each, b, a)))
    return [...new Set(given.map(({ judge }) => judge))].sort()
  }
}
