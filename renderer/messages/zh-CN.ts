import { app } from './app.zh-CN.ts'
import { clues } from './clues.zh-CN.ts'
import { common } from './common.zh-CN.ts'
import { data } from './data.zh-CN.ts'
import { entities } from './entities.zh-CN.ts'
import { errors } from './errors.zh-CN.ts'
import { facets } from './facets.zh-CN.ts'
import { jobs } from './jobs.zh-CN.ts'
import { judging } from './judging.zh-CN.ts'
import { lexicons } from './lexicons.zh-CN.ts'
import { linkEvidence } from './link-evidence.zh-CN.ts'
import { linkReview } from './link-review.zh-CN.ts'
import { linkWork } from './link-work.zh-CN.ts'
import { packets } from './packets.zh-CN.ts'
import { phrases } from './phrases.zh-CN.ts'
import { reading } from './reading.zh-CN.ts'
import { settings } from './settings.zh-CN.ts'
import { shapes } from './shapes.zh-CN.ts'
import { termReport } from './term-report.zh-CN.ts'
import { unlock } from './unlock.zh-CN.ts'
import { workbench } from './workbench.zh-CN.ts'

/** Every sentence that the analyst reads. `en` has the same keys; the compiler holds it. */
export const zhCN = {
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
export type Messages = typeof zhCN
