const words = new Intl.Segmenter('zh', { granularity: 'word' })
/** Neighbouring words are taken for a phrase where one of them seldom stands without the other. */
const COHESION = 0.3
const FEWEST_TICKETS = 2

/**
 * Words and phrases of two to four Chinese characters in texts, each with the share of the texts in which it stands: `{ text, share }[]`.
 * Words are those of ICU's dictionary, which knows few of more than two characters; phrases are two of its words beside each other.
 */
export function vocabularyOf(texts) {
  const found = new Map()
  const parts = new Map()
  for (const text of texts) {
    const here = new Set()
    let before = ''
    for (const { segment } of words.segment(text)) {
      const isHan = /^\p{Script=Han}{1,4}$/u.test(segment)
      if (isHan) here.add(segment)
      const phrase = before + segment
      if (isHan && before && phrase.length <= 4) {
        here.add(phrase)
        parts.set(phrase, [before, segment])
      }
      before = isHan ? segment : ''
    }
    for (const word of here) found.set(word, (found.get(word) ?? 0) + 1)
  }
  return [...found]
    .filter(([word, count]) => {
      if (word.length < 2 || count < FEWEST_TICKETS) return false
      const pair = parts.get(word)
      return !pair || count >= COHESION * Math.min(...pair.map((part) => found.get(part)))
    })
    .map(([text, count]) => ({ text, share: count / texts.length }))
    .sort((left, right) => (left.text < right.text ? -1 : 1))
}
