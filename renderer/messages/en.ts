import { app } from './app.en.ts'
import { clues } from './clues.en.ts'
import { common } from './common.en.ts'
import { data } from './data.en.ts'
import { entities } from './entities.en.ts'
import { errors } from './errors.en.ts'
import { facets } from './facets.en.ts'
import { jobs } from './jobs.en.ts'
import { judging } from './judging.en.ts'
import { lexicons } from './lexicons.en.ts'
import { linkEvidence } from './link-evidence.en.ts'
import { linkReview } from './link-review.en.ts'
import { linkWork } from './link-work.en.ts'
import { packets } from './packets.en.ts'
import { phrases } from './phrases.en.ts'
import { reading } from './reading.en.ts'
import { settings } from './settings.en.ts'
import { shapes } from './shapes.en.ts'
import { termReport } from './term-report.en.ts'
import { unlock } from './unlock.en.ts'
import { workbench } from './workbench.en.ts'
import type { Messages } from './zh-CN.ts'

export const en: Messages = {
  app,
  clues,
  common,
  data,
  entities,
  errors,
  facets,
  jobs,
  judging,
  lexicons,
  linkEvidence,
  linkReview,
  linkWork,
  shapes,
  packets,
  phrases,
  reading,
  settings,
  termReport,
  unlock,
  workbench,
}
