/**
 * What the bench asks: a tree of its own, printed for each program. A word is a string, with `?` and `*` as wildcards.
 *
 * @typedef {string | { any: Query[] } | { all: Query[] } | { not: Query } | { near: [Query, Query], distance: number, isOrdered: boolean }} Query
 */

/** Shares of the tickets in which words stand, from where a word is `common`, and where it is too common to be looked for. */
const bands = { rare: [0, 0.003], middle: [0.003, 0.02], common: [0.02, 0.2] }
/** Lists are asked in so many processes, each after a question of its own. */
const PROCESSES = 3
const QUERIES = 24
const SHORT_QUERIES = 12
const SEED = 20261122

/**
 * The questions for these words, by the line that they belong to; drawn with a fixed seed, so that the same tickets give the same
 * questions. No word is asked twice within a list.
 */
export function drawQueries(vocabulary) {
  const draw = new Draw(SEED, vocabulary)
  const lists = { first: many(PROCESSES, () => draw.tenByFive()) }
  draw.startAnew()
  lists['10x5'] = many(QUERIES, () => draw.tenByFive())
  draw.startAnew()
  lists['10x5-near'] = many(QUERIES, () => draw.tenByFiveNear())
  draw.startAnew()
  lists['rare-4'] = draw.words(SHORT_QUERIES, 'rare', 4)
  lists['common-2'] = draw.words(SHORT_QUERIES, 'common', 2)
  lists['or-5'] = many(SHORT_QUERIES, () => draw.group(5))
  lists['or-50'] = many(SHORT_QUERIES / 2, () => draw.group(50))
  lists['10x5-cached'] = lists['10x5'].map(reversed)
  return lists
}

/** Keywords for a screen and others that are typed in it, all different. */
export function drawKeywords(vocabulary, words, typed) {
  const draw = new Draw(SEED, vocabulary)
  return { words: draw.group(words).any, typed: draw.group(typed).any }
}

/** The same question with every list of it in the opposite order. */
export function reversed(query) {
  if (query.any) return { any: query.any.map(reversed).toReversed() }
  if (query.all) return { all: query.all.map(reversed).toReversed() }
  return query.not ? { not: reversed(query.not) } : query
}

/** Every word of a question, from left to right. */
export function wordsOf(query) {
  if (typeof query === 'string') return [query]
  return [...(query.any ?? query.all ?? query.near ?? [query.not])].flatMap(wordsOf)
}

/** In the screen language (interfaces.md). */
export function screenText(query) {
  if (typeof query === 'string') return query
  if (query.any) return `(${query.any.map(screenText).join(' OR ')})`
  if (query.all) return `(${query.all.map(screenText).join(' AND ')})`
  if (query.not) return `NOT ${screenText(query.not)}`
  const operator = `${query.isOrdered ? 'THEN' : 'NEAR'}/${query.distance}`
  return `(${screenText(query.near[0])} ${operator} ${screenText(query.near[1])})`
}

/** As an SQL condition; `test` writes that of a word. */
export function sqlText(query, test) {
  if (typeof query === 'string') return test(query)
  if (query.not) return `NOT ${sqlText(query.not, test)}`
  return `(${(query.any ?? query.all).map((part) => sqlText(part, test)).join(query.any ? ' OR ' : ' AND ')})`
}

/** In the query language of SQLite's FTS5, which knows NOT only between two questions. */
export function ftsText(query) {
  if (typeof query === 'string') return `"${query}"`
  if (query.any) return `(${query.any.map(ftsText).join(' OR ')})`
  const [wanted, unwanted] = [query.all.filter((part) => !part.not), query.all.filter((part) => part.not)]
  const all = `(${wanted.map(ftsText).join(' AND ')})`
  return unwanted.reduce((left, part) => `(${left} NOT ${ftsText(part.not)})`, all)
}

/** Draws words that were not drawn before. */
class Draw {
  #state
  #left

  constructor(seed, vocabulary) {
    this.#state = seed
    this.vocabulary = vocabulary
    this.startAnew()
  }

  startAnew() {
    this.#left = [...this.vocabulary]
    for (let at = this.#left.length - 1; at > 0; at--) {
      const other = this.#below(at + 1)
      ;[this.#left[at], this.#left[other]] = [this.#left[other], this.#left[at]]
    }
  }

  words(count, band, length) {
    return many(count, () => this.#take((word) => word.text.length === length && isIn(band, word)))
  }

  /** Words of all frequencies; about one of ten does not occur. */
  group(count) {
    return { any: many(count, () => this.#anyWord()) }
  }

  tenByFive() {
    const [a, b, c, d, e, f, g, h, i, j] = many(10, () => this.group(5))
    const forms = [
      () => ({ any: [both(a, b), both(c, d), both(e, not(f)), both(g, h), both(i, not(j))] }),
      () => ({ all: [any(a, b, c), any(d, e, f), any(g, h), not(i), not(j)] }),
      () => ({ all: [any(a, b, c, d, e, f), any(g, both(h, i)), not(j)] }),
    ]
    return forms[this.#below(forms.length)]()
  }

  /** Four pairs of groups close to each other; in two further groups every word has a wildcard. */
  tenByFiveNear() {
    const [a, b, c, d, e, f, g, h] = many(8, () => this.group(5))
    const [i, j] = many(2, () => ({ any: many(5, () => this.#wildcard()) }))
    const near = (left, right) => ({ near: [left, right], distance: 5 + this.#below(20), isOrdered: this.#below(3) === 0 })
    const forms = [
      () => ({ any: [near(a, b), both(near(c, d), not(e)), both(near(f, g), h), both(i, j)] }),
      () => ({ all: [any(near(a, b), near(c, d), near(e, f)), any(g, h, i), not(j)] }),
      () => ({ all: [any(a, b, near(c, d), i), any(near(e, f), j), not(near(g, h))] }),
    ]
    return forms[this.#below(forms.length)]()
  }

  #anyWord() {
    const chance = this.#below(100)
    if (chance < 10) return this.#absent()
    const band = chance < 35 ? 'rare' : chance < 75 ? 'middle' : 'common'
    return this.#take((word) => isIn(band, word))
  }

  /** Two words of two characters that the vocabulary does not have beside each other. */
  #absent() {
    const [left, right] = [0, 1].map(() => this.vocabulary[this.#below(this.vocabulary.length)].text.slice(0, 2))
    return left === right || this.vocabulary.some(({ text }) => text === left + right) ? this.#absent() : left + right
  }

  /** A word of four characters with `?` for one of the inner two, or with `*` between its halves. */
  #wildcard() {
    const word = this.#take(({ text, share }) => text.length === 4 && share < bands.common[1])
    const form = this.#below(3)
    if (form === 0) return `${word[0]}?${word.slice(2)}`
    return form === 1 ? `${word.slice(0, 2)}?${word[3]}` : `${word.slice(0, 2)}*${word.slice(2)}`
  }

  #take(isFit) {
    const at = this.#left.findIndex(isFit)
    if (at < 0) throw new Error('the tickets have too few words for the questions; take more rows')
    return this.#left.splice(at, 1)[0].text
  }

  /** Mulberry32. */
  #below(bound) {
    this.#state = (this.#state + 0x6d2b79f5) | 0
    let mixed = Math.imul(this.#state ^ (this.#state >>> 15), 1 | this.#state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return Math.floor((((mixed ^ (mixed >>> 14)) >>> 0) / 0x1_0000_0000) * bound)
  }
}

const isIn = (band, { share }) => share >= bands[band][0] && share < bands[band][1]
const any = (...queries) => ({ any: queries })
const both = (left, right) => ({ all: [left, right] })
const not = (query) => ({ not: query })
const many = (count, make) => Array.from({ length: count }, make)
