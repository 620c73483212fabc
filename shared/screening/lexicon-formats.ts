import { AppError } from '../errors.ts'
import { allRecords, type Dialect } from '../ingest/tokenizer.ts'
import { groupName } from './lexicon.ts'
import { listedWord, splitWords } from './word-list.ts'

/** A word as a file holds it. `path` is its place in a JSON file, `line` (1-based) that in any other. */
export interface FileWord {
  readonly text: string
  readonly line: number | null
  readonly path: string | null
}

export interface FileGroup {
  readonly name: string
  readonly note: string
  readonly words: FileWord[]
}

/** The groups of a file as they stand there: words neither parsed nor compared. Groups of one name are one. */
export interface LexiconContent {
  readonly format: 'json' | 'csv' | 'list'
  readonly groups: FileGroup[]
  /** Lines and cells that hold nothing. */
  readonly blanks: number
  /** Lines (1-based) with a word and without a name for its group. */
  readonly groupless: number[]
}

const GROUP_HEADERS = ['组', '词组', '组名', '词组名', '词组名称', '分组', '类别', '分类', 'group', 'lexicon']
const WORD_HEADERS = ['词', '词语', '词条', '关键词', '检索词', 'word', 'words', 'term', 'keyword']
const NOTE_HEADERS = ['说明', '备注', 'note']
const DELIMITERS = [',', '\t', ';', '，', '；', '|']

/**
 * Reads groups of words from a file's text. JSON is `guoshai.lexicon/1`; CSV has the columns 组 and 词 (other names in the lists above), or no header
 * and in each line a group and its words; anything else is a plain list ({@link splitWords}) and makes one group called like the file.
 * Fails with `lexicon.invalid` (file, path, found, expected) for JSON of another shape and for a file without a word.
 */
export function readLexicons(text: string, file: string): LexiconContent {
  const content = text.replace(/^\ufeff/, '')
  const isJson = /\.json$/i.test(file) || /^\s*\{/.test(content)
  const read = isJson ? readJson(content, file) : (readTable(content, file) ?? readList(content, file))
  if (read.groups.length > 0) return read
  throw new AppError('lexicon.invalid', { file, path: '', found: content.trim().slice(0, 40), expected: 'groups[0].words[0]' })
}

function readJson(text: string, file: string): LexiconContent {
  let json: unknown
  try {
    json = JSON.parse(text)
  } catch (cause) {
    throw new AppError('lexicon.invalid', { file, path: '', found: text.trim().slice(0, 40), expected: 'JSON' }, { cause })
  }
  const invalid = (path: string, found: unknown, expected: string) =>
    new AppError('lexicon.invalid', { file, path, found: JSON.stringify(found)?.slice(0, 80) ?? 'undefined', expected })
  const { format, groups } = (json ?? {}) as { format?: unknown; groups?: unknown }
  if (format !== 'guoshai.lexicon/1') throw invalid('format', format, 'guoshai.lexicon/1')
  if (!Array.isArray(groups) || groups.length === 0) throw invalid('groups', groups, '[{ name, words: [] }]')
  const collected = new Groups()
  for (const [index, group] of groups.entries()) {
    const path = `groups[${index}]`
    const { name, note = '', words } = (group ?? {}) as { name?: unknown; note?: unknown; words?: unknown }
    const known = typeof name === 'string' ? groupName(name) : ''
    if (known === '') throw invalid(`${path}.name`, name, 'string, 1–60')
    if (typeof note !== 'string') throw invalid(`${path}.note`, note, 'string')
    if (!Array.isArray(words) || words.length === 0) throw invalid(`${path}.words`, words, '["…"]')
    for (const [number, word] of words.entries()) {
      const place = `${path}.words[${number}]`
      if (typeof word !== 'string' || word.trim() === '') throw invalid(place, word, 'string')
      collected.add(known, { text: word, line: null, path: place }, note)
    }
  }
  return { format: 'json', groups: collected.all, blanks: 0, groupless: [] }
}

/** Null for a text that is no table: no known header, and no `.csv` or `.tsv` with more than one column. */
function readTable(text: string, file: string): LexiconContent | null {
  const isNamedTable = /\.(csv|tsv)$/i.test(file)
  const heads = DELIMITERS.map((delimiter) => headOf(text, delimiter))
  const head = heads.find((found) => found && (found.group >= 0 || isNamedTable))
  if (!head && !isNamedTable) return null
  const dialect = head?.dialect ?? dialectOf(/\.tsv$/i.test(file) ? '\t' : ',')
  const records = allRecords(text, dialect, true)
  if (!head && records.every(({ cells }) => cells.length < 2)) return null
  const collected = new Groups()
  const groupless: number[] = []
  let blanks = 0
  let line = 1
  for (const [index, { cells, lines }] of records.entries()) {
    const at = line
    line += lines
    if (head && index === 0) continue
    const name = head && head.group < 0 ? nameOfFile(file) : groupName(cells[head?.group ?? 0] ?? '')
    const words = head ? [cells[head.word] ?? ''] : cells.slice(1)
    const filled = words.filter((word) => word.trim() !== '')
    if (filled.length === 0) blanks++
    else if (name === '') groupless.push(at)
    else for (const text of filled) collected.add(name, { text, line: at, path: null }, cells[head?.note ?? -1] ?? '')
  }
  return { format: 'csv', groups: collected.all, blanks, groupless }
}

function headOf(text: string, delimiter: string): { dialect: Dialect; group: number; word: number; note: number } | null {
  const dialect = dialectOf(delimiter)
  const [first] = allRecords(text, dialect, true, 1)
  const names = (first?.cells ?? []).map((cell) => cell.trim().toLowerCase())
  const find = (headers: readonly string[]) => names.findIndex((name) => headers.includes(name))
  const [group, word] = [find(GROUP_HEADERS), find(WORD_HEADERS)]
  return word < 0 || (group < 0 && names.length > 1) ? null : { dialect, group, word, note: find(NOTE_HEADERS) }
}

function dialectOf(delimiter: string): Dialect {
  return { delimiter, quote: '"', escapeMark: '"', bareReturn: false }
}

function readList(text: string, file: string): LexiconContent {
  const collected = new Groups()
  const name = nameOfFile(file)
  const lines = text.replace(/(?:\r\n|\r|\n)$/, '').split(/\r\n|\r|\n/)
  let blanks = 0
  for (const [index, line] of lines.entries()) {
    const words = splitWords(line)
    if (words.length === 0) blanks++
    for (const text of words) collected.add(name, { text, line: index + 1, path: null }, '')
  }
  return { format: 'list', groups: collected.all, blanks, groupless: [] }
}

/** `消防.lexicon.json` and `消防.txt` are called 消防. */
function nameOfFile(file: string): string {
  const name = file.replace(/^.*[/\\]/, '').replace(/(\.lexicon)?\.[^.]*$/i, '')
  return groupName(name) || groupName(name.slice(0, 40)) || 'lexicon'
}

/** Groups in the order of their first word. */
class Groups {
  private readonly byName = new Map<string, FileGroup>()

  get all(): FileGroup[] {
    return [...this.byName.values()]
  }

  add(name: string, word: FileWord, note: string): void {
    const known = this.byName.get(name)
    if (!known) this.byName.set(name, { name, note: note.trim(), words: [word] })
    else known.words.push(word)
  }
}

/**
 * Groups as a file (UTF-8) that {@link readLexicons} reads back word for word. JSON holds everything; CSV (byte-order mark, RFC 4180) leads words that a
 * spreadsheet would take for a formula by a tab; a list has no names, its words stand one a line. The same groups give the same bytes.
 */
export function writeLexicons(
  groups: readonly { readonly name: string; readonly note: string; readonly words: readonly string[] }[],
  format: LexiconContent['format'],
): Uint8Array<ArrayBuffer> {
  return new TextEncoder().encode(textOf(groups, format))
}

function textOf(groups: Parameters<typeof writeLexicons>[0], format: LexiconContent['format']): string {
  if (format === 'json') {
    const written = groups.map(({ name, note, words }) => ({ name, ...(note !== '' && { note }), words }))
    return `${JSON.stringify({ format: 'guoshai.lexicon/1', groups: written }, null, 2)}\n`
  }
  if (format === 'list') return groups.flatMap(({ words }) => words.map((word) => `${listedWord(word)}\n`)).join('')
  const lines = groups.flatMap(({ name, words }) => words.map((word) => `${csvCell(name)},${csvCell(word)}\r\n`))
  return `\ufeff组,词\r\n${lines.join('')}`
}

function csvCell(text: string): string {
  const safe = /^[=+\-@]/.test(text) ? `\t${text}` : text
  return /[",\r\n\t]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe
}
