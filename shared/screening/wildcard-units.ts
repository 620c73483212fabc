import { WILDCARD_REACH } from './query.ts'
import { isBarrier, type WildcardPart } from './wildcard.ts'

/** Whether something stands in the first `length` units of a folded text each unit of which is a character. */
export type UnitsTest = (units: Uint16Array, length: number) => boolean

type UnitsPart = Uint16Array | 'one' | 'many'

/** As `wildcardTest`, of a text in units: no string is made of it. */
export function wildcardUnitsTest(parts: readonly WildcardPart[]): UnitsTest {
  const first = parts.findIndex((part) => part.kind === 'literal')
  const last = parts.findLastIndex((part) => part.kind === 'literal')
  const before = parts.slice(0, first).filter((part) => part.kind === 'one').length
  const after = parts.slice(last + 1).filter((part) => part.kind === 'one')
  const [literal, ...behind] = [...parts.slice(first, last + 1), ...after].map(inUnits) as [Uint16Array, ...UnitsPart[]]
  return (units, length) => {
    let places: number[] = []
    for (let at = before; at + literal.length <= length; at++)
      if (startsWith(units, at, literal)) places.push(at + literal.length)
    for (const part of behind) {
      if (places.length === 0) return false
      places = placesBehind(part, units, length, places)
    }
    return places.length > 0
  }
}

/** The places that a part reaches from these; all ascending. */
function placesBehind(part: UnitsPart, units: Uint16Array, length: number, places: readonly number[]): number[] {
  const found: number[] = []
  for (const place of places) {
    if (part === 'one') {
      if (place < length) found.push(place + 1)
    } else if (part !== 'many') {
      if (place + part.length <= length && startsWith(units, place, part)) found.push(place + part.length)
    } else {
      const end = Math.min(length, place + WILDCARD_REACH)
      for (let at = place; ; at++) {
        if (at > (found.at(-1) ?? -1)) found.push(at)
        if (at >= end || isBarrier(units[at]!)) break
      }
    }
  }
  return found
}

function startsWith(units: Uint16Array, place: number, literal: Uint16Array): boolean {
  let index = 0
  while (index < literal.length && units[place + index] === literal[index]) index++
  return index === literal.length
}

function inUnits(part: WildcardPart): UnitsPart {
  return part.kind === 'literal' ? Uint16Array.from(part.text, (character) => character.charCodeAt(0)) : part.kind
}
