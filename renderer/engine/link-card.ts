import type { RowSource } from '../../shared/contract/engine.ts'
import { AppError } from '../../shared/errors.ts'
import type { CardRecord, EvidenceCard } from '../../shared/linkage/card.ts'
import { comparerOf } from '../../shared/linkage/comparers.ts'
import { makeCard, type RowValues } from '../../shared/linkage/make-card.ts'
import { spelledStep } from '../../shared/model/alias-groups.ts'
import { contentHash } from '../../shared/model/canonical-json.ts'
import type { LinkStep, Model, OverlapStep } from '../../shared/model/model.ts'
import { columnsOf, findColumn, OWN_PART, type Relation, readColumn } from '../../shared/model/relation.ts'
import { NO_ROW, type StringColumn } from '../../shared/table/column.ts'
import type { Investigation, ResolvedRows } from './investigation.ts'
import { groupsOfRun } from './lexicons.ts'
import { absenceReader } from './link-absence.ts'
import { decisionReader } from './link-decisions.ts'
import type { StoredTable } from './store/segments.ts'

/** The link or overlap whose rows a row source has, its aliases spelt out, with the model that it stands in. */
export interface LinkOrigin {
  model: Model
  hash: string
  step: LinkStep | OverlapStep
  /** Where the rows of another step of the same model come from. */
  rowsOf(step: string): RowSource
}

/** The link that rows come from: the step itself, or the one that its screens stand on; undefined where there is none. */
export async function linkOriginOf(investigation: Investigation, of: RowSource): Promise<LinkOrigin | undefined> {
  if ('without' in of) return linkOriginOf(investigation, of.rows)
  if ('dataset' in of) return undefined
  const { store } = investigation.workspace
  const run = 'run' in of ? await store.get('run', of.run) : undefined
  const model = 'run' in of ? run?.model : of.model
  if (!model) throw new AppError('run.missing', { run: 'run' in of ? of.run : '' })
  const step = linkBehind(model, of.step)
  if (!step) return undefined
  const rowsOf = (id: string): RowSource =>
    'run' in of ? { run: of.run, step: id } : { model: of.model, bindings: of.bindings, step: id }
  const lexicons = run ? await groupsOfRun(store, run.lexicons ?? {}, investigation.lexicons) : investigation.lexicons
  return { model, hash: run?.hash ?? contentHash(model), step: spelledStep(step, lexicons), rowsOf }
}

/** The link or overlap that a step's rows are pairs of: the step itself, or the one that its screens stand on. */
export function linkBehind(model: Model, id: string): LinkStep | OverlapStep | undefined {
  const step = model.steps.find((candidate) => candidate.id === id)
  if (step?.op === 'screen') return linkBehind(model, step.from)
  return step?.op === 'link' || step?.op === 'overlap' ? step : undefined
}

/**
 * Cards of many rows of a resolved link, one after the other. `isMany` reads the compared columns once, whole; otherwise single cells are read. Columns of the right
 * side are read, once, when the first row without a partner is asked for; `onRead` is told the share that is read.
 */
export async function cardReader(
  investigation: Investigation,
  rows: ResolvedRows,
  origin: LinkOrigin,
  signal: AbortSignal,
  isMany = true,
  onRead: (share: number) => void = () => {},
): Promise<(index: number) => Promise<EvidenceCard>> {
  const { relation, leftParts, sources } = rows
  const { step, model, hash } = origin
  const window = step.op === 'link' ? (step.window ?? null) : null
  const intervals = step.op === 'overlap' ? step.intervals : null
  const on = step.on ?? []
  const left = new SideValues(relation, 0, leftParts, step.id, sources)
  const right = new SideValues(relation, leftParts, relation.parts.length, step.id, sources)
  const leftNames = [...on.map((key) => key.left), ...(window ? [window.left] : []), ...namesOf(intervals?.left)]
  const rightNames = [...on.map((key) => key.right), ...(window ? [window.right] : []), ...namesOf(intervals?.right)]
  const comparers = on.map((comparison) =>
    comparerOf(comparison.compare, {
      leftType: left.type(comparison.left),
      rightType: right.type(comparison.right),
      tolerance: comparison.tolerance,
      aliases: comparison.aliases,
    }),
  )
  const absence = absenceReader(investigation, rows, origin, comparers, signal, onRead)
  const decisions = await decisionReader(investigation, rows, origin, signal)
  if (isMany) await Promise.all([left.readWhole(leftNames), right.readWhole(rightNames)])
  return async (index) => {
    const leftRow = { record: await recordAt(rows, 0, index), value: await left.valuesAt(index, leftNames) }
    const rightAt = relation.parts[leftParts]?.rows[index] ?? NO_ROW
    const isFound = rightAt !== NO_ROW
    return makeCard({
      rule: { step: step.id, title: step.title ?? step.id, model: model.id, hash },
      on,
      comparers,
      window,
      intervals,
      isScored: step.op === 'link' && step.decide !== undefined,
      mask: relation.rules?.[index] ?? 0,
      figures: relation.figures,
      at: index,
      left: leftRow,
      right: isFound ? { record: await recordAt(rows, leftParts, index), value: await right.valuesAt(index, rightNames) } : null,
      absence: isFound ? null : await absence(index),
      decision: isFound ? await decisions(index) : null,
    })
  }
}

function namesOf(ends: { from: string; to: string } | undefined): string[] {
  return ends ? [ends.from, ends.to].filter((name) => name !== '') : []
}

/** Where the row of a part stands in its file. */
async function recordAt({ relation, sources }: ResolvedRows, part: number, index: number): Promise<CardRecord> {
  const { source, rows } = relation.parts[part]!
  return recordOf(sources.get(source)!, rows[index]!)
}

/** Where a row of a table stands in its file. */
export async function recordOf(table: StoredTable, ordinal: number): Promise<CardRecord> {
  const { batch, row } = await table.origin(ordinal)
  return { dataset: table.dataset.name, file: batch.fileName, sheet: batch.format.sheet, row, sha256: batch.sha256 }
}

/** Values of one side of a link by row of the link: single cells, or whole columns read beforehand. */
export class SideValues {
  private readonly whole = new Map<string, StringColumn>()
  private readonly side: Relation
  readonly columns: ReturnType<typeof columnsOf>

  constructor(
    relation: Relation,
    from: number,
    to: number,
    private readonly step: string,
    private readonly sources: ReadonlyMap<string, StoredTable>,
  ) {
    this.side = { parts: relation.parts.slice(from, to), rules: null, ...(relation.own && { own: relation.own }) }
    this.columns = columnsOf(this.side, sources)
  }

  type(name: string) {
    return findColumn(this.columns, name, this.step).type
  }

  async readWhole(names: readonly string[]): Promise<void> {
    for (const name of names) {
      if (this.whole.has(name)) continue
      this.whole.set(name, await readColumn(this.side, findColumn(this.columns, name, this.step), this.sources))
    }
  }

  async valuesAt(index: number, names: readonly string[]): Promise<RowValues> {
    const values = new Map<string, string>()
    for (const name of names) values.set(name, this.whole.get(name)?.get(index) ?? (await this.cell(name, index)))
    return (name) => values.get(name) ?? ''
  }

  private async cell(name: string, index: number): Promise<string> {
    const column = findColumn(this.columns, name, this.step)
    if (column.part === OWN_PART) return (await readColumn(this.side, column, this.sources)).get(index)
    const ordinal = this.side.parts[column.part]!.rows[index]!
    if (ordinal === NO_ROW) return ''
    const table = this.sources.get(column.source)!
    const segment = table.segmentOf(ordinal)
    return table.cell(segment, column.own, ordinal - table.segments[segment]!.start)
  }
}
