import { z } from 'zod'
import { type LexiconFileFormat, lexiconFileFormats, lexiconFileSchema } from '../model/lexicon-file.ts'
import type { WordFault } from '../screening/lexicon.ts'
import { importSourceSchema } from './import-source.ts'
import { method } from './method.ts'

/** A stored group as it stands: `@name` in a screen is the OR of its words, each a query of its own. */
export interface LexiconGroup {
  name: string
  words: string[]
  /** 1-based; grows by one with every change of the words. */
  version: number
  /** SHA-256 of the words, hex. */
  hash: string
  note: string
  updatedAt: string
}

/** One version of a group, never changed. */
export interface LexiconVersion {
  version: number
  hash: string
  words: string[]
  /** Words that the version before lacked, and words of it that this one lacks; both in their order. */
  added: string[]
  removed: string[]
  savedAt: string
  /** The earlier version whose words were taken again; null otherwise. */
  restored: number | null
}

/** A group as a saved run used it: `hash` is that of its words, `words` how many. Version 0 is a group of a job's lexicon file. */
export interface UsedLexicon {
  version: number
  hash: string
  words: number
}

/** A word of a file that is no query; `path` is its place: `groups[2].words[7]` in JSON, a line (1-based) elsewhere. */
export interface FileWordFault extends WordFault {
  line: number | null
  path: string | null
}

/** A group that a file holds beside the stored one of that name. */
export interface PreviewGroup {
  name: string
  note: string
  /** The words that are queries, each once. */
  words: string[]
  /** How many of them are more than one term: a blank between two words asks for both. */
  expressions: number
  state: 'new' | 'changed' | 'same'
  /** Words that the stored group lacks. */
  added: number
  /** Words of the stored group that the file lacks; `replace` takes them out. */
  missing: number
  /** Words that the group holds already, folded, further up in the file. */
  duplicates: number
  faults: FileWordFault[]
}

export interface LexiconPreview {
  file: string
  format: LexiconFileFormat
  encoding: string
  groups: PreviewGroup[]
  /** Empty lines and cells. */
  blanks: number
  /** Rows of a CSV file without a group, by line. */
  groupless: number[]
  /** Groups that would lead back to themselves, as paths `消防 → 场所 → 消防`. */
  cycles: string[]
}

/** What an import or the starter groups changed, by name. */
export interface LexiconsSaved {
  created: string[]
  changed: string[]
  unchanged: string[]
  /** Faulty words left out. */
  omitted: number
}

const none = z.object({})
const name = z.string().max(200)
const words = z.array(z.string().max(100_000)).max(200_000)
const reading = {
  source: importSourceSchema,
  /** Words that are no query are taken as literal text. */
  isLiteral: z.boolean().default(false),
}

/** Lexicon groups kept in the workspace. Names are compared as written, trimmed. */
export const lexiconContract = {
  /** Names groups of words for the screens of this session only; a stored group of that name is hidden by it. */
  'lexicon.define': method<void>()(lexiconFileSchema),

  /** By name. */
  'lexicon.list': method<LexiconGroup[]>()(none),
  /**
   * Creates a group or gives it a new version; the same words make none. Blank words and folded duplicates are left out.
   * Fails with `query.invalid` (group; word: its number), `lexicon.cyclic`, `lexicon.empty`, `lexicon.nameInvalid`.
   */
  'lexicon.save': method<LexiconGroup>()(z.object({ name, words, note: z.string().max(2000).optional() })),
  /** One word more; null where the group holds it already. A group that does not exist is created. */
  'lexicon.addWord': method<LexiconGroup | null>()(z.object({ name, word: z.string().max(100_000) })),
  /** History goes along. Fails with `lexicon.nameTaken`. */
  'lexicon.rename': method<void>()(z.object({ name, newName: name })),
  /** Its history is kept: saving a group of this name takes it up again. */
  'lexicon.remove': method<void>()(z.object({ name })),
  /** The latest first. */
  'lexicon.versions': method<LexiconVersion[]>()(z.object({ name })),
  /** Makes the words of an earlier version the latest one. */
  'lexicon.restore': method<LexiconGroup>()(z.object({ name, version: z.number().int().min(1) })),

  /** What a file holds: `guoshai.lexicon/1`, CSV with columns 组 and 词, or a plain list. */
  'lexicon.preview': method<LexiconPreview>()(z.object(reading)),
  /** `merge` adds words to the groups that exist, `replace` gives them the words of the file; other groups stay. */
  'lexicon.import': method<LexiconsSaved>()(z.object({ ...reading, mode: z.enum(['merge', 'replace']) })),
  /** UTF-8; CSV with a byte-order mark, RFC 4180. The same groups give the same bytes. */
  'lexicon.export': method<Uint8Array<ArrayBuffer>>()(
    z.object({ names: z.array(name).min(1), format: z.enum(lexiconFileFormats) }),
  ),
  /** The starter groups that the workspace lacks. */
  'lexicon.addStarters': method<LexiconsSaved>()(none),

  /** The words of the groups that a saved run used, by name, as they were then. */
  'run.lexicons': method<(Omit<UsedLexicon, 'words'> & { name: string; words: string[] })[]>()(
    z.object({ run: z.string().max(128) }),
  ),
} as const
