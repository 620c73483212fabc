import type { ProofPreview } from '../../shared/contract/links.ts'
import type { CallContext } from '../../shared/contract/method.ts'
import type { DraftStep } from '../../shared/contract/row-source-step.ts'
import type { AbsencePoint } from '../../shared/linkage/card.ts'
import { rowCountOf } from '../../shared/model/relation.ts'
import { NO_ROW } from '../../shared/table/column.ts'
import { breathe, type Investigation, resolveRows } from './investigation.ts'
import { cardReader, linkOriginOf } from './link-card.ts'

/** Rows without a partner whose proof is looked at, spread evenly over all of them. */
const SAMPLED = 200
const BREATHS = 20

/** What the absences of a step are worth as it stands, by the evidence cards of a sample of its rows without a partner. */
export async function previewProof(
  investigation: Investigation,
  draft: DraftStep,
  { signal, progress }: CallContext<{ share: number }>,
): Promise<ProofPreview> {
  const rows = await resolveRows(investigation, draft, signal)
  const origin = await linkOriginOf(investigation, draft)
  const partners = rows.relation.parts[rows.leftParts]?.rows
  const alone: number[] = []
  for (let at = 0; at < rowCountOf(rows.relation); at++) if ((partners?.[at] ?? NO_ROW) === NO_ROW) alone.push(at)
  const grades: ProofPreview['grades'] = { proved: 0, weak: 0, 'not provable': 0 }
  const sampled = Math.min(SAMPLED, alone.length)
  if (!origin || sampled === 0) return { alone: alone.length, sampled: 0, grades, wanting: [], covered: null }
  const cardAt = await cardReader(investigation, rows, origin, signal, false, (share) => progress({ share }))
  const wanting = new Map<AbsencePoint['what'], number>()
  let covered: ProofPreview['covered'] = null
  for (let nth = 0; nth < sampled; nth++) {
    if (nth % BREATHS === 0) await breathe()
    signal.throwIfAborted()
    const { absence } = await cardAt(alone[Math.floor((nth * alone.length) / sampled)]!)
    if (!absence) continue
    grades[absence.grade]++
    const worst = absence.points[0]?.verdict
    for (const { what, verdict, details } of absence.points) {
      if (verdict !== 'good' && verdict === worst) wanting.set(what, (wanting.get(what) ?? 0) + 1)
      if (what === 'period' && covered === null && details.from !== undefined) {
        covered = { from: String(details.from), to: String(details.to) }
      }
    }
  }
  const most = [...wanting].map(([what, count]) => ({ what, rows: count })).sort((a, b) => b.rows - a.rows)
  return { alone: alone.length, sampled, grades, wanting: most, covered }
}
