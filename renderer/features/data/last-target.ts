import type { LastTarget } from './import-draft.ts'

const key = 'guoshai.last-target'

/** What was chosen for the last file; survives a restart. It holds an id and a program word, nothing that was imported. */
export function lastTarget(): LastTarget | null {
  try {
    const found: unknown = JSON.parse(localStorage.getItem(key) ?? 'null')
    if (typeof found !== 'object' || found === null || !('kind' in found) || !('dataset' in found)) return null
    const { kind, dataset } = found
    if ((kind !== 'ticket' && kind !== 'table') || (dataset !== null && typeof dataset !== 'string')) return null
    return { kind, dataset }
  } catch {
    return null
  }
}

export function rememberTarget({ kind, dataset }: LastTarget): void {
  localStorage.setItem(key, JSON.stringify({ kind, dataset }))
}
