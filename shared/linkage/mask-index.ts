import { collisionShare, fitsPattern, type MaskedPattern, shownHead, shownTail } from '../values/masked.ts'

const HIDDEN = '*'

/** Values that show the same places: form, length and which characters are hidden. */
interface Shape {
  name: string
  example: MaskedPattern
  members: Member[]
}

interface Member {
  pattern: MaskedPattern
  rows: number[]
}

/** What two shapes both show, as places: from the start, or negative from the end. */
type Places = readonly number[]

interface Fits {
  places: Places
  groups: ReadonlyMap<string, readonly Member[]>
}

/**
 * The values of one column by what they show, so that the ones that fit a masked value are found without trying all. For each pair of shapes that meet the values
 * are grouped once by the characters that both show: cost O(values) a pair of shapes; real lists have a handful.
 */
export class MaskIndex {
  private readonly shapes = new Map<string, Shape>()
  private readonly fits = new Map<string, Fits | null>()
  private readonly shares = new Map<string, number>()
  private readonly known = new Map<string, Uint32Array>()
  private readonly counts = new Map<MaskedPattern['form'], number>()

  constructor(patterns: readonly (MaskedPattern | null)[]) {
    const members = new Map<string, Member>()
    patterns.forEach((pattern, row) => {
      if (pattern === null) return
      this.counts.set(pattern.form, (this.counts.get(pattern.form) ?? 0) + 1)
      const name = `${pattern.form} ${pattern.units}`
      const member = members.get(name)
      if (member) member.rows.push(row)
      else members.set(name, this.added({ pattern, rows: [row] }))
    })
  }

  /** Rows with a value of this form. */
  population(form: MaskedPattern['form']): number {
    return this.counts.get(form) ?? 0
  }

  /** Rows that fit, ascending. */
  rowsOf(pattern: MaskedPattern): Uint32Array {
    const name = `${pattern.form} ${pattern.units}`
    const known = this.known.get(name)
    if (known) return known
    const rows: number[] = []
    for (const shape of this.shapes.values()) {
      const fits = this.fitsOf(pattern, shape)
      for (const member of fits?.groups.get(shownAt(pattern.units, fits.places)) ?? []) {
        if (fitsPattern(pattern, member.pattern)) for (const row of member.rows) rows.push(row)
      }
    }
    const sorted = Uint32Array.from(rows).sort()
    this.known.set(name, sorted)
    return sorted
  }

  /** The probability that a random value of the column fits a random pattern of this one's shape ({@link collisionShare}). */
  shareOf(pattern: MaskedPattern): number {
    const name = shapeName(pattern)
    const known = this.shares.get(name)
    if (known !== undefined) return known
    const sizes: number[] = []
    for (const shape of this.shapes.values()) {
      for (const group of this.fitsOf(pattern, shape)?.groups.values() ?? [])
        sizes.push(group.reduce((sum, { rows }) => sum + rows.length, 0))
    }
    const share = collisionShare(sizes)
    this.shares.set(name, share)
    return share
  }

  private added(member: Member): Member {
    const name = shapeName(member.pattern)
    const shape = this.shapes.get(name)
    if (shape) shape.members.push(member)
    else this.shapes.set(name, { name, example: member.pattern, members: [member] })
    return member
  }

  private fitsOf(pattern: MaskedPattern, shape: Shape): Fits | null {
    const name = `${shapeName(pattern)}/${shape.name}`
    const known = this.fits.get(name)
    if (known !== undefined) return known
    const places = commonPlaces(pattern, shape.example)
    let fits: Fits | null = null
    if (places.length > 0) {
      const groups = new Map<string, Member[]>()
      for (const member of shape.members) {
        const key = shownAt(member.pattern.units, places)
        const group = groups.get(key)
        if (group) group.push(member)
        else groups.set(key, [member])
      }
      fits = { places, groups }
    }
    this.fits.set(name, fits)
    return fits
  }
}

function shapeName({ form, units, isOpen }: MaskedPattern): string {
  return `${form} ${isOpen ? '+' : ''}${units.replace(/[^*]/gu, '.')}`
}

function commonPlaces(a: MaskedPattern, b: MaskedPattern): Places {
  if (a.form !== b.form) return []
  const places: number[] = []
  if (a.units.length === b.units.length) {
    for (let at = 0; at < a.units.length; at++) if (a.units[at] !== HIDDEN && b.units[at] !== HIDDEN) places.push(at)
    return places
  }
  if (!a.isOpen && !b.isOpen) return []
  const head = Math.min(shownHead(a.units), shownHead(b.units))
  const tail = a.form === 'name' ? 0 : Math.min(shownTail(a.units), shownTail(b.units))
  for (let at = 0; at < head; at++) places.push(at)
  for (let at = 1; at <= tail; at++) places.push(-at)
  return places
}

function shownAt(units: string, places: Places): string {
  let shown = ''
  for (const place of places) shown += units.at(place)
  return shown
}
