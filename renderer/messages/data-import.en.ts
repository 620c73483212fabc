import type { ImportWords } from './data-import.zh-CN.ts'

const count = (value: number) => value.toLocaleString('en-US')

export const importWords: ImportWords = {
  recipe: {
    label: 'Recipe',
    auto: 'Detect (none is known)',
    recognised: (name) => `By the recipe “${name}”`,
    none: 'No recipe',
    load: 'Load a recipe file…',
    keep: 'Keep as a recipe…',
    remove: (name) => `Delete the recipe “${name}”`,
    removeText: 'What was imported stays; later files are not recognised by it any more.',
    removed: (name) => `The recipe “${name}” is deleted`,
    more: 'More about recipes',
    fromFile: (name) => `${name} (file)`,
    missing: (columns) => `The file lacks these columns of the recipe: ${columns}`,
    fits: 'Every column was found by the recipe.',
  },
  quote: 'Quote',
  quotes: { '"': 'double quote "', "'": "single quote '" },
  otherQuote: (quote) => `“${quote}”`,
  noQuote: 'none, quotes are text',
  otherDelimiter: 'Another delimiter',
  headerLines: (lines) => `The header takes ${lines} lines; they are joined`,
  undecodableNote: 'Its row is not imported but kept as a reject, which can be mended.',
  doubtful: (columns) => `${count(columns)} ${columns === 1 ? 'column is' : 'columns are'} in doubt; look at them first`,
  doubtfulMark: 'in doubt',
  confirm: 'Right',
  confirmLabel: (column) => `${column}: right`,
  sample: (values) => `Samples: ${values}`,
  suggest: (field) => `It is ${field}`,
  suggestLabel: (column, field) => `${column}: it is ${field}`,
  noSample: 'No value of this column in the preview',
  cleaned: (text) => `Cleaned: ${text}`,
  cleanedNote: 'Behind the arrow the cleaned value; originals are kept and shown',
}
