import { normalizeAddress } from './address.ts'

/** The key of a named place (estate, road, market): the rules of an address, a note in brackets at the end left out. Null for placeholders. */
export function normalizePlace(text: string): string | null {
  return normalizeAddress(text.replace(/\s*[(（][^()（）]*[)）]\s*$/, '')) ?? normalizeAddress(text)
}
