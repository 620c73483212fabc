import type { DataMessages } from './data.zh-CN.ts'
import { batchWords } from './data-batch.en.ts'
import { importWords } from './data-import.en.ts'

const count = (value: number) => value.toLocaleString('en-US')

const rejectCodes: DataMessages['rejectCodes'] = {
  'ragged-row': 'columns differ from the header',
  'unclosed-quote': 'a quote is not closed',
  undecodable: 'bytes that cannot be decoded',
  'other-table': 'belongs to another table',
  truncated: 'cut off at the end of the file',
}

export const data: DataMessages = {
  import: 'Import files…',
  importTitle: 'Choose the files to import',
  fileFilter: 'Tables',
  allFiles: 'All files',
  samples: 'Load sample data',
  samplesJob: (tickets) => `Load sample data (${count(tickets)} tickets)`,
  samplesDone: 'Sample data is loaded',
  samplesDoneText: 'The datasets and a sample model are ready; run it in the workbench.',
  dropHint: 'Or drop files on the window',
  dropHere: 'Drop to import these files',
  emptyTitle: 'Begin with a hotline export',
  emptyText:
    'Tables to be screened live here: hotline tickets, and lists of cases, companies or schools to collide them with. CSV, TXT, XLSX, XLS, ET and ODS are read; encoding, delimiter and header are found and can be corrected before the import. Data stays on this machine.',
  tree: 'Datasets',
  batches: (batches) => `${batches} ${batches === 1 ? 'batch' : 'batches'}`,
  batch: (order) => `Batch ${order}`,
  rename: 'Rename',
  renameTitle: 'Rename the dataset',
  nameLabel: 'Name of the dataset',
  remove: 'Delete dataset',
  removeTitle: (name) => `Delete the dataset “${name}”?`,
  removeText: (rows, batches) =>
    `${batches} batches with ${count(rows)} rows and their rejects will be gone for good. The source files are not touched.`,
  usedBy: (runs, clues) =>
    runs + clues === 0
      ? 'No run and no clue refers to these rows.'
      : `Runs that refer to these rows: ${count(runs)}; clues: ${count(clues)}. What they show of them cannot be opened any more.`,
  renameTaken: 'There is a dataset of that name already; choose another.',
  removed: (name) => `“${name}” is deleted`,
  undo: 'Undo this import',
  undoTitle: (file) => `Undo the import of “${file}”?`,
  undoText: (rows, rejected) =>
    `${count(rows)} rows and ${count(rejected)} rejects of this batch will be deleted for good. Other batches and the source file are not touched; it can be imported again.`,
  undoNow: 'Undo',
  undone: (file) => `“${file}” is undone`,
  batchWords,
  importWords,
  account: {
    received: 'received',
    accepted: 'accepted',
    duplicate: 'duplicate',
    rejected: 'rejected',
    show: (label, value) => `${label} ${count(value)}, open`,
  },
  format: (format) =>
    [
      format.encoding,
      format.delimiter,
      format.quote,
      format.sheet === null ? null : `sheet ${format.sheet}`,
      format.header === null
        ? 'no header'
        : format.headerLines > 1
          ? `header in lines ${format.header}–${format.header + format.headerLines - 1}`
          : `header in line ${format.header}`,
    ]
      .filter((part) => part !== null && part !== '')
      .join(' · '),
  workbook: 'Workbook',
  sha: 'SHA-256',
  shaCopied: 'SHA-256 copied',
  copySha: 'Copy the whole SHA-256',
  importedAt: (time) => `imported ${time}`,
  evidence: {
    bom: 'Evidence: a byte-order mark at the beginning',
    validUtf8: 'Evidence: every byte fits UTF-8',
    mostlyUtf8: 'Evidence: all but a few bytes fit UTF-8',
    notUtf8: 'Evidence: bytes that do not fit UTF-8, read as GB18030',
    given: 'Evidence: given by hand',
    workbook: 'Evidence: a workbook carries its own',
  },
  delimiters: { ',': 'comma', '\t': 'tab', ';': 'semicolon', '|': 'bar' },
  otherDelimiter: (delimiter) => `“${delimiter}”`,
  rejectCodes,
  importing: 'Importing; it will be listed here',
  importingText: 'The bottom bar shows how far it is, and stops it. More files can be imported meanwhile.',
  tabs: { columns: 'Columns', rows: 'Rows', rejects: 'Rejects' },
  columns: {
    label: 'Profile of the columns',
    name: 'Column',
    type: 'Type',
    field: 'Ticket field',
    filled: 'Filled',
    distinct: 'Distinct',
    samples: 'Samples',
    flagged: 'Flagged',
    flaggedTitle: (rows) => `${count(rows)} values fail the check of their type; originals are kept`,
    reading: 'Profiling the columns…',
    atLeast: (value) => `≥ ${count(value)}`,
  },
  months: (column) => `Per month (${column})`,
  noMonth: 'no date',
  monthFilter: (month) => `Only ${month}`,
  clearFilter: 'Show all',
  rejects: {
    label: 'Rejects',
    line: 'Line',
    row: 'Row',
    code: 'Reason',
    text: 'Detail',
    raw: 'Raw text',
    none: 'This batch has no rejects.',
  },
  sheet: {
    title: (file) => `Import ${file}`,
    position: (index, total) => `File ${index} of ${total}`,
    found: 'How it is read',
    mapping: 'What the columns mean',
    preview: 'Preview',
    encoding: 'Encoding',
    delimiter: 'Delimiter',
    header: 'Header line',
    headerNone: 'No header',
    sheetName: 'Sheet',
    auto: 'Detect',
    autoFound: (found) => `Detected: ${found}`,
    size: 'Size',
    target: 'Into',
    newDataset: 'New dataset',
    append: 'Append to a dataset',
    name: 'Name',
    kind: 'Kind',
    kindHint: 'Tickets are checked for duplicates by number and content; a table keeps every row.',
    nameTaken: 'A dataset has this name already',
    nameMissing: 'Enter a name',
    columnName: 'Column',
    noField: '—',
    columnEmpty: 'A column needs a name',
    columnTwice: 'Two columns have this name',
    appendNew: (columns) => `The dataset does not have these columns; they are added: ${columns}`,
    appendMissing: (columns) => `This file does not have these columns; they stay empty: ${columns}`,
    problems: (problems) => `${count(problems)} rejects in the preview`,
    noProblems: 'No rejects in the preview',
    line: (line) => `Line ${count(line)}`,
    flagged: 'Fails the type of its column; imported as it is',
    firstRows: (rows) => `First ${count(rows)} rows`,
    start: 'Import',
    skip: 'Skip this file',
    reading: 'Reading the file…',
  },
  job: (file) => `Import ${file}`,
  progress: (rows, perSecond, rejected) =>
    `${count(rows)} rows · ${count(perSecond)} rows/s${rejected > 0 ? ` · ${count(rejected)} rejects` : ''}`,
  done: (file) => `${file} is imported`,
  doneText: (account) =>
    `received ${count(account.received)} = accepted ${count(account.accepted)} + duplicate ${count(account.duplicate)} + rejected ${count(account.rejected)}`,
  cancelled: (file) => `The import of ${file} is cancelled`,
  cancelledText: 'No row of this file is left.',
}
