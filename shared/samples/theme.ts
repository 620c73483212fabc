import type { Phrase } from './phrases.ts'

/** 诉求类型 of a ticket. */
export type Nature = '咨询' | '求助' | '投诉' | '举报' | '建议' | '表扬'

/** What a kind of matter sounds like on the hotline and where it goes. */
export interface Theme {
  id: string
  /** Share among the tickets of its side (complaints, enquiries); relative. */
  weight: number
  /** Months (1–12) in which the theme is left out. */
  notIn?: readonly number[]
  natures: readonly (readonly [Nature, number])[]
  categories: readonly [string, string, string]
  /** Handling units, `{street}` filled in. */
  units: readonly Phrase[]
  /** As many as `situations`, in their order. */
  titles: readonly Phrase[]
  /** What happened: one of them. */
  situations: readonly Phrase[]
  /** Up to five of them, each at most once. */
  details: readonly Phrase[]
  /** What is asked for: one of them. */
  demands: readonly Phrase[]
  results: readonly Phrase[]
  /** Whom 被反映单位 names, where it is filled in. */
  subject?: 'company' | 'school' | 'home' | 'shop' | 'property'
  /** Index of the trade from which `{company}` is taken. */
  trade?: number
  place: 'estate' | 'road' | 'village'
}
