import { sha256 } from '@noble/hashes/sha2.js'
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js'
import type { ColumnSchema } from '../table/schema.ts'
import { foldHeader } from './mapping.ts'
import type { Recipe } from './recipe.ts'

/** A recipe that knows a header. `missing` are its headers that the file lacks, `extra` those of the file that it does not know. */
export interface RecipeMatch<R extends Recipe = Recipe> {
  recipe: R
  missing: string[]
  extra: string[]
}

const ENOUGH = 0.9
/** Names given to columns of a file without a header. */
const NAMELESS = /^列\d+$/

/** Identity of a header whatever the order of its columns, their blanks, width, letter case, signs and remarks in brackets: 16 hexadecimal digits. */
export function headerSignature(headers: readonly string[]): string {
  const names = headers.map(foldHeader).sort()
  return bytesToHex(sha256(utf8ToBytes(JSON.stringify(names)))).slice(0, 16)
}

/**
 * The recipe made for this header: the one of the same signature, else the one that has most headers in common, at least nine tenths of the
 * longer list; the first among equals. Null when none does, and for a file without a header, which nothing tells from any other of as many columns.
 */
export function matchRecipe<R extends Recipe>(recipes: readonly R[], headers: readonly string[]): RecipeMatch<R> | null {
  if (headers.every((header) => NAMELESS.test(header.trim()) || header.trim() === '')) return null
  const signature = headerSignature(headers)
  let best: { match: RecipeMatch<R>; common: number } | null = null
  for (const recipe of recipes) {
    const match = compareHeaders(recipe, headers)
    if (recipe.signature === signature) return match
    const common = (headers.length - match.extra.length) / Math.max(headers.length, recipe.columns.length)
    if (common >= ENOUGH && (best === null || common > best.common)) best = { match, common }
  }
  return best?.match ?? null
}

/** What a recipe says of reading a file, as options of an import. */
export function readingOf({ encoding, delimiter, quote, headerRow, sheet }: Recipe) {
  return { encoding, delimiter, quote, headerRow, ...(sheet !== undefined && { sheet }) }
}

/**
 * The detected columns with what the recipe decided for theirs: its name, type and field, none where it has none. Columns are found by header,
 * the second of a repeated header by the second. Columns that the recipe does not know stay as detected, without a field that it has given away.
 */
export function applyRecipe(recipe: Recipe, headers: readonly string[], detected: readonly ColumnSchema[]): ColumnSchema[] {
  const known = byHeader(recipe.columns, ({ header, name }) => header || name)
  const decided = detected.map((column, index) => known.get(foldHeader(headers[index] || column.name))?.shift())
  const fields = new Set(decided.flatMap((column) => column?.field ?? []))
  const names = new Set(decided.flatMap((column) => column?.name ?? []))
  return detected.map((column, index) => {
    const { header, type, field } = column
    const own = decided[index]
    if (own) return { name: own.name, header, type: own.type, ...(own.field && { field: own.field }) }
    let name = column.name
    for (let n = 2; names.has(name); n++) name = `${column.name}_${n}`
    names.add(name)
    return { name, header, type, ...(field && !fields.has(field) && { field }) }
  })
}

/** The recipe of a file as it was read. */
export function recipeOf(read: Omit<Recipe, 'format' | 'signature'>): Recipe {
  return { format: 'guoshai.recipe/1', ...read, signature: headerSignature(headersOf(read.columns)) }
}

function headersOf(columns: readonly ColumnSchema[]): string[] {
  return columns.map(({ header, name }) => header || name)
}

function compareHeaders<R extends Recipe>(recipe: R, headers: readonly string[]): RecipeMatch<R> {
  const left = byHeader(headersOf(recipe.columns), (header) => header)
  const extra = headers.filter((header) => left.get(foldHeader(header))?.shift() === undefined)
  return { recipe, missing: [...left.values()].flat(), extra }
}

function byHeader<T>(items: readonly T[], headerOf: (item: T) => string): Map<string, T[]> {
  const groups = new Map<string, T[]>()
  for (const item of items) {
    const key = foldHeader(headerOf(item))
    const group = groups.get(key)
    if (group) group.push(item)
    else groups.set(key, [item])
  }
  return groups
}
