import type { ErrorDetails } from '../../shared/errors.ts'
import { queryErrorCodes } from '../../shared/screening/query-error.ts'
import type { ErrorTable } from './errors.zh-CN.ts'
import { queryError } from './workbench-query.en.ts'

const quoted = (value: string | number | undefined) => (value === undefined || value === '' ? '' : ` “${value}”`)
const file = (details: ErrorDetails) => quoted(details.file ?? details.name)
const kept = 'Stored data is unchanged.'

/** The fault of a query as its own table tells it; `query` is its code. */
function queryFault(details: ErrorDetails): string {
  const code = queryErrorCodes.find((known) => known === details.query)
  if (!code) return ''
  const sentence = queryError({ code, position: 0, length: 0, details, suggestion: null })
  return /[.!?]$/.test(sentence) ? `${sentence} ` : `${sentence}. `
}

const app: ErrorTable['app'] = {
  'file.empty': (d) => ({
    title: `The file${file(d)} is empty`,
    text: `It holds no row to import. ${kept} Ask for the file again.`,
  }),
  'file.notATable': (d) => ({
    title: `The file${file(d)} is not a table`,
    text: `${d.found ? `It contains ${d.found}. ` : ''}${kept} Choose a CSV, TXT, XLSX or XLS file.`,
  }),
  'file.passwordProtected': (d) => ({
    title: `The workbook${file(d)} has a password`,
    text: `Its content cannot be read. ${kept} Save it without a password and import that.`,
  }),
  'file.tooLarge': (d) => ({
    title: `The file${file(d)} is too large${d.megabytes ? ` (${d.megabytes} MB)` : ''}`,
    text: `A workbook of this size cannot be read reliably, so nothing was imported. ${kept} Save it as CSV or split it.`,
  }),
  'file.bomb': (d) => ({
    title: `The file ${file(d)} unpacks to an unreasonable size`,
    text: `${d.megabytes ? `Its content would unpack to about ${d.megabytes} MB. ` : ''}It may be malicious and was not unpacked. ${kept} Ask the provider for it again.`,
  }),
  'file.tooWide': (d) => ({
    title: `The file ${file(d)} has too many columns (${d.columns})`,
    text: `A table may have ${d.limit} columns; most likely the delimiter is wrong. ${kept} Choose another delimiter in the import sheet and look at the preview.`,
  }),
  'file.recordTooLong': (d) => ({
    title: `A record of the file ${file(d)} is too long, from line ${d.line} on`,
    text: `${d.megabytes ? `It is longer than ${d.megabytes} MB. ` : ''}Most likely a quote is not closed or the line ends are of another kind. ${kept} Choose another quote or delimiter in the import sheet, or look at that line.`,
  }),
  'vault.locked': () => ({
    title: 'The workspace is locked',
    text: 'Enter the password to go on. The data is whole; nothing was changed.',
  }),
  'vault.wrongPassword': () => ({
    title: 'The password is wrong',
    text: 'Check capitals and the input method, then try again. The data is whole; nothing was changed.',
  }),
  'vault.exists': () => ({
    title: 'This workspace has a password already',
    text: 'Unlock it with that password; it can be changed in Settings, under Security.',
  }),
  'workspace.inUse': () => ({
    title: 'The workspace is in use by another Guoshai',
    text: 'One workspace is opened by one window or one job at a time. Nothing was changed. Close the other one, then try again.',
  }),
  'backup.damaged': (d) => ({
    title: `The backup ${file(d)} is damaged${d.record ? ` (record ${d.record})` : ''}`,
    text: `It did not pass verification; nothing of it was restored. ${kept} Use another backup.`,
  }),
  'backup.wrongPassword': (d) => ({
    title: `The backup ${file(d)} cannot be opened`,
    text: `This is not the password of the day when it was made. ${kept} Enter the password of that day.`,
  }),
  'backup.interrupted': () => ({
    title: 'The backup was not finished',
    text: `Data was removed or the workspace locked meanwhile; no file was written. ${kept} Make the backup again.`,
  }),
  'recipe.invalid': (d) => ({
    title: `The recipe ${file(d)} cannot be used`,
    text: `${d.path ? `${d.path} does` : 'Its content does'} not follow guoshai.recipe/1. ${kept} Choose a recipe that Guoshai exported.`,
  }),
  'recipe.mismatch': (d) => ({
    title: `The recipe${quoted(d.recipe)} does not fit this file`,
    text: `The file lacks columns of the recipe: ${d.columns ?? ''}. ${kept} Use another recipe, or import with automatic detection.`,
  }),
  'reject.ragged': (d) => ({
    title: `Line ${d.line} has ${d.cells} cells after the mend, ${d.columns} are needed`,
    text: 'No row was re-admitted. Fill up or join cells, then try again.',
  }),
  'file.unreadable': (d) => ({
    title: `The file${file(d)} cannot be read`,
    text: `It is damaged, in use or not permitted. ${kept} Close the program that uses it or take another copy.`,
  }),
  'file.undecodable': (d) => ({
    title: `The encoding of${file(d) || ' the file'} does not fit${d.line ? ` (line ${d.line})` : ''}`,
    text: `Not every character can be decoded as${quoted(d.encoding) || ' chosen'}. ${kept} Choose another encoding on the import sheet.`,
  }),
  'file.changed': (d) => ({
    title: `The file${file(d)} changed after it was opened`,
    text: `Reading stopped so that nothing is mixed. ${kept} Choose the file again.`,
  }),
  'file.notFound': (d) => ({
    title: `The file${file(d)} is not there`,
    text: `It was moved, renamed or its disk removed. ${kept} Choose it again.`,
  }),
  'file.writeFailed': (d) => ({
    title: `Cannot write${quoted(d.path ?? d.file ?? d.name) || ' the file'}`,
    text: `The disk is full, the file in use or writing not permitted${d.reason ? ` (${d.reason})` : ''}. No half-written file is left; choose another place.`,
  }),
  'file.noHeader': (d) => ({
    title: `No header row in${file(d) || ' the file'}`,
    text: `No line looks like column names. ${kept} Name the header row on the import sheet, or choose “none”.`,
  }),
  'sheet.notFound': (d) => ({
    title: `The workbook${file(d)} has no sheet${quoted(d.sheet)}`,
    text: `${d.sheets ? `It has: ${d.sheets}. ` : ''}${kept} Choose another sheet.`,
  }),
  'storage.full': () => ({
    title: 'The storage of this machine is full',
    text: `Nothing half done is left. ${kept} Free some space or remove batches that are not needed.`,
  }),
  'storage.damaged': (d) => ({
    title: `Stored data is damaged${quoted(d.dataset ?? d.file)}`,
    text: 'The rest is not touched. Remove the batch and import its file again.',
  }),
  'job.cancelled': () => ({ title: 'Cancelled', text: 'Nothing half done is left.' }),
  'model.invalid': (d) => ({
    title: `The model is not valid${d.path ? `: ${d.path}` : ''}`,
    text: `${d.found !== undefined ? `Found${quoted(d.found)}. ` : ''}${d.expected ? `Expected ${d.expected}. ` : ''}It was not run; data is unchanged.`,
  }),
  'model.sourceMissing': (d) => ({
    title: `The model's source${quoted(d.source ?? d.name)} has no dataset`,
    text: 'Steps that depend on it did not run, the others did. Choose a dataset for it in the workbench.',
  }),
  'phrases.periodInvalid': () => ({
    title: 'The period or the baseline is not a span of time',
    text: 'Give months or days (such as 2026-06 or 2026-06-15), the earlier one first.',
  }),
  'model.columnMissing': (d) => ({
    title: `There is no column${quoted(d.column ?? d.name)}`,
    text: `${d.step ? `The step${quoted(d.step)} uses it. ` : ''}${d.known ? `Columns: ${d.known}. ` : ''}Use one that exists.`,
  }),
  'model.stepMissing': (d) => ({
    title: `The model has no step${quoted(d.step ?? d.name)}`,
    text: 'It may have been removed. Choose another step.',
  }),
  'model.inputFailed': (d) => ({
    title: `The step${quoted(d.step)} did not run because one before it did not finish`,
    text: `Its input${quoted(d.input)} did not finish. Mend that step; this one follows by itself.`,
  }),
  'model.tooManyPairs': (d) => ({
    title: `The link gives more than ${Number(d.maxPairs).toLocaleString('en-US')} pairs`,
    text: `The value${quoted(d.value)} of${quoted(d.left)} and${quoted(d.right)} is in ${Number(d.leftCount).toLocaleString('en-US')} rows on the left and ${Number(d.rightCount).toLocaleString('en-US')} on the right, so no result was made. Add a comparison or a date window.`,
  }),
  'model.operatorUnsupported': (d) => ({
    title: `The operator${quoted(d.operator)} of step${quoted(d.step)} cannot run in this version`,
    text: 'The model is kept whole and its other steps run. Use a screen or link step instead.',
  }),
  'model.circular': (d) => ({
    title: `Step ${quoted(d.step)} leads back to itself`,
    text: `It reads ${quoted(d.found)}, which needs its result. ${kept} Let every step read earlier ones only.`,
  }),
  'model.expressionInvalid': (d) => ({
    title: `${quoted(d.text)} in step ${quoted(d.step)} cannot be read`,
    text: `${d.expected} was expected. ${kept}`,
  }),
  'link.needsRun': (d) => ({
    title: 'This step has to be run',
    text: `About ${Number(d.compared).toLocaleString('en-US')} pairs are compared one by one, which is not done with every edit. Choose “Run link”; it can be cancelled.`,
  }),
  'link.tooManyCandidates': (d) => ({
    title: `${quoted(d.left)} and ${quoted(d.right)} give too many pairs to compare`,
    text: `${quoted(d.value)} stands in ${d.leftRows} and ${d.rightRows} rows, ${d.pairs} pairs in all. ${kept} Add a rule or a time window.`,
  }),
  'link.tooManyMasks': (d) => ({
    title: `${quoted(d.left)} and ${quoted(d.right)} are masked in too many ways for the memory`,
    text: `The columns hide ${d.leftWays} and ${d.rightWays} different sets of places; the right side has ${Number(d.rows).toLocaleString('en-US')} rows. ${kept} Screen for values that are masked alike first, or compare another column.`,
  }),
  'link.notEnoughPairs': (d) => ({
    title: 'A match probability cannot be estimated',
    text: `Too few pairs can be compared (${d.pairs}). ${kept} Link by rules, or choose columns that are filled more often.`,
  }),
  'link.missing': () => ({
    title: 'This pair is no longer among the results',
    text: 'Data or rules have changed. Refresh and try again. Nothing was changed.',
  }),
  'model.comparisonUnsupported': (d) => ({
    title: `The comparison${quoted(d.compare)} cannot run in this version`,
    text: `${d.step ? `It is in step${quoted(d.step)}. ` : ''}${d.left ? `It compares${quoted(d.left)} with${quoted(d.right)}. ` : ''}Use an exact comparison for now.`,
  }),
  'query.invalid': (d) => ({
    title: `The screen${quoted(d.where)} has an error${d.position === undefined ? '' : ` (character ${Number(d.position) + 1})`}`,
    text: `${queryFault(d)}${d.file ? `It stands ${d.line ? `in line ${d.line}` : `at ${d.path}`} of the file${quoted(d.file)}. ` : ''}Data is unchanged; once mended it is computed anew.`,
  }),
  'lexicon.invalid': (d) => ({
    title: `The lexicon file is not valid${quoted(d.file ?? d.name)}${d.line ? `: line ${d.line}` : d.path ? `: ${d.path}` : ''}`,
    text: `${d.reason === 'groupless' ? 'The line has a word without the name of its group. ' : ''}${d.found !== undefined ? `Found${quoted(d.found)}. ` : ''}${d.expected ? `Expected ${d.expected}. ` : ''}None of its groups is used.`,
  }),
  'lexicon.cyclic': (d) => ({
    title: `The lexicon group leads back to itself: ${d.path}`,
    text: `${d.file ? `It is in${quoted(d.file)}. ` : ''}Nothing was saved. Take the reference to the other out of one of them.`,
  }),
  'lexicon.empty': (d) => ({
    title: `The lexicon group${quoted(d.name)} has no words`,
    text: 'Nothing was saved. A group has at least one word; one that is not needed can be removed.',
  }),
  'lexicon.missing': (d) => ({
    title: `There is no lexicon group${quoted(d.name)}`,
    text: 'It may have been removed or renamed. The other groups are unchanged.',
  }),
  'lexicon.nameInvalid': (d) => ({
    title: `This cannot be the name of a lexicon group${quoted(d.name)}`,
    text: `Nothing was saved. A name is not empty, has at most ${d.limit} characters and no line breaks.`,
  }),
  'lexicon.nameTaken': (d) => ({
    title: `There is a lexicon group named${quoted(d.name)} already`,
    text: 'Nothing changed. Choose another name.',
  }),
  'dataset.missing': () => ({
    title: 'The dataset is gone',
    text: 'Its rows cannot be opened any more. Other data is unchanged.',
  }),
  'dataset.nameTaken': (d) => ({
    title: `There is a dataset named${quoted(d.name)} already`,
    text: 'Nothing changed. Choose another name, or append to it.',
  }),
  'batch.missing': () => ({ title: 'The batch is gone', text: 'It may just have been undone. Other batches are unchanged.' }),
  'run.missing': () => ({ title: 'The run is gone', text: 'It may have been removed. Run the model again.' }),
  'clue.missing': () => ({
    title: 'The clue is gone',
    text: 'It may have been removed from the ledger. Other clues are unchanged.',
  }),
  'clue.tooMany': (d) => ({
    title: `Too many clues at once (${Number(d.rows).toLocaleString('en-US')} rows)`,
    text: `A ledger is settled one by one: at most ${Number(d.limit).toLocaleString('en-US')} at a time, and none was taken. Narrow the screen, or take them in parts.`,
  }),
  'packet.empty': () => ({ title: 'The packet has no clues yet', text: 'No file was made. Choose clues in the ledger first.' }),
  'packet.noClueStep': (d) => ({
    title: `The model${quoted(d.model)} names no step for its clues`,
    text: 'No packet was made; the run is not touched. Name the step in “clues” of the model.',
  }),
  'print.failed': (d) => ({
    title: 'Printing did not finish',
    text: `${d.reason ? `${d.reason}. ` : ''}The packet is unchanged. Check the printer, or save a PDF.`,
  }),
  'output.sourceMissing': (d) => ({
    title: `No import or step is called${quoted(d.of)}, or it failed`,
    text: 'This output was not written; the others were. Check the name, or mend that item first.',
  }),
  'output.invalid': (d) => ({
    title: `The output${quoted(d.to ?? d.of ?? d.name)} is not valid`,
    text: `${d.expected ? `Expected ${d.expected}. ` : ''}Its file was not written; other outputs are not touched.`,
  }),
}

export const errors: ErrorTable = {
  app,
  defect: (incident, message) => ({
    title: incident ? `The program failed, incident ${incident}` : 'The program failed',
    text: `Stored data is unchanged and you can go on. ${incident ? 'Details are in the local log; name the incident when you report it.' : `Details: ${message}`}`,
  }),
}
