import type { Messages } from './zh-CN.ts'

const count = (n: number) => n.toLocaleString('en-US')
const rowsIn = (n: number) => (n === 1 ? '1 row' : `${count(n)} rows`)

export const entities: Messages['entities'] = {
  title: 'Connections',
  kinds: {
    phone: 'Phone',
    identityNumber: 'Identity number',
    plate: 'Plate',
    creditCode: 'Credit code',
    personName: 'Name',
    company: 'Company',
  },
  sightings: {
    label: 'Where the phones, plates, persons and companies of this row were met',
    looking: (percent) => `Looking through all data ${percent}%`,
    none: 'This row has no phone, identity number, plate, name or company to compare.',
    known: 'Met before',
    fresh: 'First time',
    common: (rows) => `Common, ${rowsIn(rows)}: no lead`,
    rows: (rows) => rowsIn(rows),
    showRows: (value, rows) => `Show ${rowsIn(rows)} with ${value}`,
    batch: (dataset, file) => `${dataset} · ${file}`,
    imported: (time) => `imported ${time}`,
    moreBatches: (batches) => `and ${count(batches)} more batches`,
    clue: (serial, disposition) => `Clue ${serial} (${disposition})`,
    openClue: (serial, model) => `Open clue ${serial}: ${model}`,
    run: (title, time, rows) => `Run “${title}” ${time} has ${rowsIn(rows)}`,
    graph: 'Show connections',
    graphTitle: 'Records that share a phone, identity number, plate, name or company with this row',
  },
  drawer: {
    back: 'Back',
    close: 'Close',
    rowsOf: (value) => `Rows with ${value}`,
    graphOf: (value) => `Connections of ${value}`,
    graphOfRow: 'Connections of this row',
    record: (file, row) => `${file} row ${count(row)}`,
    recordTitle: 'Record',
    masked: 'Hold Alt to show what is masked',
  },
  rows: {
    looking: 'Looking through all data…',
    label: (value) => `Rows with ${value}`,
    none: 'No data has this value.',
    shown: (rows, total) => `${count(rows)} of ${rowsIn(total)} listed`,
    more: 'List 100 more',
    row: 'Row',
    column: 'Column',
    record: 'Record',
    open: (row) => `Open row ${count(row)}`,
  },
  graph: {
    looking: (percent) => `Looking for connected records ${percent}%`,
    label: 'Connections',
    reach: 'Reach',
    near: 'Rows with the same value',
    far: 'One step further',
    counts: (rows, values) => `${rowsIn(rows)}, ${count(values)} values`,
    cut: 'Too many: only the nearest and rarest are drawn',
    alone: 'No other row has these values.',
    keys: 'Arrows follow edges · Enter opens · menu key centres',
    center: 'Centre here',
    openRecord: 'Open this record',
    openRows: 'Show rows with this value',
    value: (kind, value, rows) => `${kind} ${value}, ${rowsIn(rows)}`,
    record: (dataset, label) => `${dataset}: ${label}`,
    clue: 'Clue',
    common: (kind, value, rows) => `${kind} ${value}, ${rowsIn(rows)}, too common to be followed`,
    inRows: (rows) => rowsIn(rows),
  },
  value: {
    menu: (value) => `Connections of ${value}`,
    rows: 'Show rows with this value in all data',
    graph: 'Show connections',
  },
  record: { loading: 'Reading the record…', dataset: 'Dataset', title: 'Record' },
  batch: {
    known: (kind, entities, known) =>
      known === 0
        ? `${kind}: ${count(entities)}, all for the first time`
        : `${kind}: ${count(entities)}, ${count(known)} met before`,
    title: 'Compared with all batches imported earlier',
    column: (column) => `by column “${column}”`,
  },
}
