/** Version 1: datasets, batches of column segments, drafts, runs, clues, packets, settings. */
export const initialStores = {
  datasets: 'id',
  batches: 'id, dataset',
  pending: 'batch',
  cells: '[batch+segment+column], batch',
  rejects: '[batch+block], batch',
  drafts: 'id',
  runs: 'id',
  results: '[run+step], run',
  clues: 'id, run',
  packets: 'id',
  settings: 'name',
} as const
