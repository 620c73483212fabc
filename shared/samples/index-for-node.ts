/** What Node scripts load of the samples, as one bundle; see `scripts/load-shared.mjs`. */
export { benchModel, demoModel } from './demo-model.ts'
export { monthlyExports } from './monthly-exports.ts'
export { sampleFiles } from './sample-files.ts'
export { sampleTruth } from './truth.ts'
