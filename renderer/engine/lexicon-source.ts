import type { ImportSource } from '../../shared/contract/import-source.ts'
import type { FileWordFault, LexiconPreview, PreviewGroup } from '../../shared/contract/lexicons.ts'
import { AppError } from '../../shared/errors.ts'
import { groupCycle, groupQuery, mergeWords, readWords } from '../../shared/screening/lexicon.ts'
import { type FileGroup, type LexiconContent, readLexicons } from '../../shared/screening/lexicon-formats.ts'
import type { Query } from '../../shared/screening/query.ts'
import { refuseOtherKinds } from './sources/detect.ts'
import { detectFileEncoding } from './sources/encoding.ts'
import { openSourceFile } from './sources/source-file.ts'
import type { LexiconRecord } from './store/records.ts'

/** A lexicon file is read whole. */
const MAX_LEXICON_BYTES = 32 * 1024 * 1024
const HEAD_BYTES = 1024 * 1024

export interface LexiconSource {
  file: string
  encoding: string
  content: LexiconContent
}

/** Reads a lexicon file in the encoding that is found. Fails as imports do, and with `lexicon.invalid`. */
export async function readLexiconSource(source: ImportSource): Promise<LexiconSource> {
  const file = openSourceFile(source)
  if (file.size > MAX_LEXICON_BYTES)
    throw new AppError('file.tooLarge', { file: file.name, megabytes: Math.round(file.size / 1e6) })
  const bytes = await file.bytes()
  refuseOtherKinds(bytes.subarray(0, HEAD_BYTES), file.name)
  const { encoding } = await detectFileEncoding(file, bytes.subarray(0, HEAD_BYTES), 'auto')
  return { file: file.name, encoding, content: readLexicons(new TextDecoder(encoding).decode(bytes), file.name) }
}

/** What the groups of a file are beside the stored ones. */
export function previewOf(
  { file, encoding, content }: LexiconSource,
  stored: readonly LexiconRecord[],
  known: ReadonlyMap<string, Query>,
  isLiteral: boolean,
): LexiconPreview {
  const read = content.groups.map((group) => ({ group, ...readWords(textsOf(group), isLiteral) }))
  const after = new Map(known)
  for (const { group, queries } of read) if (queries.length > 0) after.set(group.name, groupQuery(queries))
  const groups = read.map(({ group, words, queries, duplicates, faults }): PreviewGroup => {
    const before = stored.find(({ name }) => name === group.name)
    const added = mergeWords(before?.words ?? [], words).length - (before?.words.length ?? 0)
    const missing = mergeWords(words, before?.words ?? []).length - words.length
    return {
      name: group.name,
      note: group.note,
      words,
      expressions: queries.filter(({ kind }) => kind !== 'term').length,
      state: before ? (added + missing === 0 ? 'same' : 'changed') : 'new',
      added,
      missing,
      duplicates: duplicates.length,
      faults: faults.map((fault): FileWordFault => ({ ...fault, ...placeOf(group, fault.number) })),
    }
  })
  const cycles = groups.flatMap(({ name }) => groupCycle(name, after)?.join(' → ') ?? [])
  const { format, blanks, groupless } = content
  return { file, format, encoding, groups, blanks, groupless, cycles }
}

function textsOf({ words }: FileGroup): string[] {
  return words.map(({ text }) => text)
}

function placeOf({ words }: FileGroup, number: number): { line: number | null; path: string | null } {
  const { line, path } = words[number - 1]!
  return { line, path }
}
