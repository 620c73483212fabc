import { findingsBy, refKey } from './judgement.ts'
import type { JudgedRecord, LinkJudgement, LinkVerdict } from './link-judgement.ts'

/** A judged pair of records. */
export interface JudgedPair {
  left: JudgedRecord
  right: JudgedRecord
}

/** One pair's judgements in one: `disputed` where two judges differ and nobody has settled it. */
export type LinkFinding = LinkVerdict | 'disputed'

/** What a question's judgements come to: links, no links, and pairs whose judges differ. Who is unsure binds nobody. */
export interface LinkFindings {
  must: JudgedPair[]
  cannot: JudgedPair[]
  disputed: JudgedPair[]
}

/** A pair's name among judgements of one question. */
export function pairKey({ left, right }: { left: Pick<JudgedRecord, 'ref'>; right: Pick<JudgedRecord, 'ref'> }): string {
  return `${refKey(left.ref)}/${refKey(right.ref)}`
}

/** What was found for each pair, by {@link pairKey}, as {@link findingsBy} tells it. */
export function findingsOfPairs(judgements: readonly LinkJudgement[], judge?: string): Map<string, LinkFinding> {
  return findingsBy(judgements, pairKey, judge)
}

/**
 * What was found for a pair of records: by the rows that were judged, else by pairs of the same content (as when last month's records came again), where those agree.
 */
export function findingsByRecord(
  judgements: readonly LinkJudgement[],
  judge?: string,
): (pair: JudgedPair) => LinkFinding | undefined {
  const byRows = findingsOfPairs(judgements, judge)
  const byContent = new Map<string, LinkFinding | null>()
  for (const judgement of judgements) {
    const key = contentKey(judgement)
    const finding = byRows.get(pairKey(judgement))
    if (key === null || finding === undefined) continue
    const known = byContent.get(key)
    byContent.set(key, known === undefined || known === finding ? finding : null)
  }
  return (pair) => byRows.get(pairKey(pair)) ?? byContent.get(contentKey(pair) ?? '') ?? undefined
}

/** A pair's name by what its records say; null where one says nothing that tells it from others. */
function contentKey({ left, right }: JudgedPair): string | null {
  return left.content === '' || right.content === '' ? null : `${left.content}/${right.content}`
}

/** Must-links, cannot-links and disputes, by {@link pairKey} in ascending order, so that the order of the judgements makes no difference. */
export function linkFindings(judgements: readonly LinkJudgement[]): LinkFindings {
  const pairs = new Map<string, JudgedPair>()
  for (const judgement of judgements) pairs.set(pairKey(judgement), { left: judgement.left, right: judgement.right })
  const found: LinkFindings = { must: [], cannot: [], disputed: [] }
  const findings = [...findingsOfPairs(judgements)].sort(([a], [b]) => (a < b ? -1 : 1))
  for (const [key, finding] of findings) {
    const pair = pairs.get(key)!
    if (finding === 'same') found.must.push(pair)
    else if (finding === 'different') found.cannot.push(pair)
    else if (finding === 'disputed') found.disputed.push(pair)
  }
  return found
}
