import type { CardRule, CardValue, EvidenceCard } from '../linkage/card.ts'
import type { CompareKind } from '../linkage/key.ts'
import type { ColumnType, TicketField } from '../table/schema.ts'

/** What a column is whose values a card shows; `isOwn` where it is one of the row that comes first (a clue's own). */
export interface CardColumn {
  name: string
  type: ColumnType
  field?: TicketField | undefined
  isOwn: boolean
}

/** The evidence card of a link that a row, or a clue, stands on, the list that it was compared with, and the columns that it takes values from. */
export interface ClueCard {
  against: string
  card: EvidenceCard
  left: readonly CardColumn[]
  right: readonly CardColumn[]
}

/** One value as it is stored, with what its column is. `label` is unique among the cells of its row. */
export interface ClueCell {
  label: string
  value: string
  type: ColumnType
  field?: TicketField | undefined
}

/** A value of a card with what its column is. */
export interface ShownCell extends ClueCell {
  isOwn: boolean
}

/** What two values are that were compared so, whatever their columns are called; free text is masked as text. */
const comparedTypes: Partial<Record<CompareKind, ColumnType>> = {
  identityNumber: 'identityNumber',
  phone: 'phone',
  name: 'personName',
  plate: 'plate',
}

const personal: ReadonlySet<ColumnType | undefined> = new Set(Object.values(comparedTypes))

/** `other` is the type of the column that it was compared with: what agrees with a name or number is one. */
function comparedType(type: ColumnType, compare: CompareKind | undefined, other: ColumnType | undefined): ColumnType {
  const isVague = type === 'category' || type === 'id' || (type === 'text' && (compare === 'name' || personal.has(other)))
  if (!isVague || !compare) return type
  return comparedTypes[compare] ?? (other && personal.has(other) ? other : type)
}

/** Columns of the right side that tell one of the clue's own values that `isHidden`: those whose comparison with it found something in common. */
export function tellingColumns(card: ClueCard, isHidden: (cell: ClueCell) => boolean): string[] {
  return card.card.rules.flatMap((rule) => {
    const own = card.left.find(({ name, isOwn }) => isOwn && name === rule.left.column)
    const isCommon = rule.holds || rule.how !== 'none'
    return own && isCommon && isHidden({ label: own.name, value: rule.left.value, ...own }) ? [rule.right.column] : []
  })
}

/** All values of a card, also those of the nearest record and the variants that were looked for. */
export function cardValues(card: ClueCard): ShownCell[] {
  const values: ShownCell[] = []
  withValues(card, (cells) => {
    values.push(...cells)
    return cells.map(({ value }) => value)
  })
  return values
}

/**
 * The card with other values: `replaced` sees those that stand against each other together and gives one for each. Normal forms of pairs and who judged them are left
 * out: they say nothing that the values and the verdict do not.
 */
export function withValues(
  { card, left, right }: ClueCard,
  replaced: (cells: readonly ShownCell[]) => readonly string[],
): EvidenceCard {
  const cellOf = (
    columns: readonly CardColumn[],
    { column, value }: CardValue,
    compare?: CompareKind,
    other?: ColumnType,
  ): ShownCell => {
    const { type = 'text', field, isOwn = true } = columns.find(({ name }) => name === column) ?? {}
    return { label: column, value, type: comparedType(type, compare, other), field, isOwn }
  }
  const typeOf = (columns: readonly CardColumn[], { column }: CardValue) => columns.find(({ name }) => name === column)?.type
  const ruleOf = (rule: CardRule): CardRule => {
    const [one, other] = replaced([
      cellOf(left, rule.left, rule.compare, typeOf(right, rule.right)),
      cellOf(right, rule.right, rule.compare, typeOf(left, rule.left)),
    ])
    return { ...rule, key: '', left: { ...rule.left, value: one! }, right: { ...rule.right, value: other! } }
  }
  const cardValueOf = (columns: readonly CardColumn[], of: CardValue): CardValue => {
    return { ...of, value: replaced([cellOf(columns, of)])[0]! }
  }
  const { window, intervals, absence, decision } = card
  return {
    ...card,
    rules: card.rules.map(ruleOf),
    ...(window && { window: { ...window, left: cardValueOf(left, window.left), right: cardValueOf(right, window.right) } }),
    ...(intervals && {
      intervals: {
        ...intervals,
        left: [cardValueOf(left, intervals.left[0]), cardValueOf(left, intervals.left[1])],
        right: [cardValueOf(right, intervals.right[0]), cardValueOf(right, intervals.right[1])],
      },
    }),
    ...(absence && {
      absence: {
        ...absence,
        variants: absence.variants.map(({ column, values }, place) => {
          const rule = absence.nearest?.rules[place]
          const other = rule && typeOf(right, rule.right)
          return { column, values: [...replaced(values.map((value) => cellOf(left, { column, value }, rule?.compare, other)))] }
        }),
        nearest: absence.nearest && { ...absence.nearest, rules: absence.nearest.rules.map(ruleOf) },
      },
    }),
    ...(decision && { decision: { ...decision, judges: [] } }),
  }
}
