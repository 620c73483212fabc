import type { LinkFigures } from '../linkage/figures.ts'
import type { Relation } from './relation.ts'

/** The rows of two results of one link step, those of `a` first: same sources, same added columns. Notes and the estimated model are those of `a`. */
export function appendedRows(a: Relation, b: Relation): Relation {
  const { figures } = a
  return {
    ...a,
    parts: a.parts.map(({ source, rows }, at) => ({ source, rows: appended(rows, b.parts[at]!.rows) })),
    rules: a.rules && b.rules && appended(a.rules, b.rules),
    ...(figures && { figures: appendedFigures(figures, b.figures ?? figures) }),
    ...(a.own && { own: a.own.map((column, at) => ({ ...column, codes: appended(column.codes, b.own![at]!.codes) })) }),
  }
}

function appendedFigures(a: LinkFigures, b: LinkFigures): LinkFigures {
  const both = <A extends Numbers>(one: A | null, other: A | null) => one && other && appended(one, other)
  return {
    ...a,
    score: both(a.score, b.score),
    probability: both(a.probability, b.probability),
    parts: both(a.parts, b.parts),
    grades: both(a.grades, b.grades),
    candidates: both(a.candidates, b.candidates),
  }
}

type Numbers = Uint8Array<ArrayBuffer> | Uint32Array<ArrayBuffer> | Float32Array<ArrayBuffer>

function appended<A extends Numbers>(one: A, other: A): A {
  const all = new (one.constructor as new (length: number) => A)(one.length + other.length)
  all.set(one)
  all.set(other, one.length)
  return all
}
