import traditionalCharacters from 'opencc-js/dict/TSCharacters'

/**
 * Folding per UTF-16 unit. `units[u]` is the folded unit of a character that folds to exactly one unit; 0 sends the caller to the
 * slow path (surrogates, characters that fold to several units, marks that join the character before them). About 20 ms to build.
 */
interface FoldTable {
  readonly units: Uint16Array
  /** Units that belong to the character before them: combining marks, trailing Hangul jamo, halfwidth voicing marks. */
  readonly joining: Uint8Array
}

const SURROGATES_FROM = 0xd800
const SURROGATES_TO = 0xdfff
const joiningStart = /^[\p{M}\u1160-\u11ff]/u

let table: FoldTable | undefined
let traditional: ReadonlyMap<string, string> | undefined
const simplifiedCache = new Map<string, string>()

/** The table of all units, built at the first call. */
export function foldTable(): FoldTable {
  table ??= buildTable()
  return table
}

/** Folds one character with its marks: NFKC, lower case, traditional to simplified code point by code point. */
export function foldCharacter(character: string): string {
  const known = simplifiedCache.get(character)
  if (known !== undefined) return known
  const folded = computeFold(character)
  if (simplifiedCache.size < 4096) simplifiedCache.set(character, folded)
  return folded
}

/** Whether the code point belongs to the character before it (see {@link FoldTable.joining}). */
export function isJoining(codePoint: number): boolean {
  if (codePoint < 0x10000) return foldTable().joining[codePoint] === 1
  return joiningStart.test(String.fromCodePoint(codePoint).normalize('NFKD'))
}

function computeFold(character: string): string {
  const simplified = traditionalToSimplified()
  let folded = ''
  for (const codePoint of character.normalize('NFKC').toLowerCase()) folded += simplified.get(codePoint) ?? codePoint
  return folded
}

function traditionalToSimplified(): ReadonlyMap<string, string> {
  traditional ??= new Map(
    traditionalCharacters.split('|').map((pair) => {
      const [from, to] = pair.split(' ')
      return [from!, to!] as const
    }),
  )
  return traditional
}

function buildTable(): FoldTable {
  const units = new Uint16Array(0x10000)
  const joining = new Uint8Array(0x10000)
  const simplified = traditionalToSimplified()
  for (let unit = 1; unit < 0x10000; unit++) {
    if (unit >= SURROGATES_FROM && unit <= SURROGATES_TO) continue
    const character = String.fromCharCode(unit)
    if (isPlainIdeograph(unit)) {
      const folded = simplified.get(character)
      if (folded === undefined) units[unit] = unit
      else if (folded.length === 1) units[unit] = folded.charCodeAt(0)
      continue
    }
    if (joiningStart.test(character.normalize('NFKD'))) {
      joining[unit] = 1
      continue
    }
    const folded = computeFold(character)
    if (folded.length === 1) units[unit] = folded.charCodeAt(0)
  }
  return { units, joining }
}

/** Ranges in which NFKC and lower case change nothing: unified ideographs with extension A, private use. */
function isPlainIdeograph(unit: number): boolean {
  return (unit >= 0x3400 && unit <= 0x4dbf) || (unit >= 0x4e00 && unit <= 0x9fff) || (unit >= 0xe000 && unit <= 0xf8ff)
}
