import type { ArgsOut, Handlers } from '../../../shared/contract/method.ts'
import type { termReportContract } from '../../../shared/contract/term-report.ts'
import { AppError } from '../../../shared/errors.ts'
import type { Model } from '../../../shared/model/model.ts'
import { columnsOf } from '../../../shared/model/relation.ts'
import { compileLayer } from '../../../shared/model/run.ts'
import { printQuery } from '../../../shared/screening/print.ts'
import { spelledOut } from '../../../shared/screening/remainder.ts'
import { countedRows } from '../../../shared/screening/term-rows.ts'
import { type Investigation, openSources, prefixOf, resolveRows, sourcesOfRun } from '../investigation.ts'
import { groupsOfRun } from '../lexicons.ts'
import { screenStep, type TermSubject, termReport } from '../term-reports.ts'

export function termReportHandlers(investigation: Investigation): Handlers<typeof termReportContract> {
  const { workspace, lexicons } = investigation
  const subjectOf = async (of: ArgsOut<(typeof termReportContract)['terms.report']>['of']): Promise<TermSubject> => {
    if (!('run' in of)) {
      const model = prefixOf(of.model, of.step)
      return {
        model,
        step: of.step,
        layer: of.layer,
        sources: await openSources(investigation, model, of.bindings),
        investigation,
      }
    }
    const run = await workspace.store.get('run', of.run)
    if (!run) throw new AppError('run.missing', { run: of.run })
    const model = prefixOf(run.model, of.step)
    const sources = await sourcesOfRun(workspace, run, new Set(Object.keys(model.sources)))
    const words = await groupsOfRun(workspace.store, run.lexicons ?? {}, lexicons)
    return { model, step: of.step, sources, investigation: { ...investigation, lexicons: words } }
  }
  return {
    'terms.report': async ({ of }, { signal, progress }) => termReport(await subjectOf(of), signal, progress),
    'terms.rows': async ({ number, term, ...of }, { signal }) => {
      const { relation, sources } = await resolveRows(
        investigation,
        { model: of.model, bindings: of.bindings, step: screenStep(of.model, of.step).from },
        signal,
      )
      const columns = columnsOf(relation, sources)
      const step = screenStep(of.model, of.step)
      const queryAt = (index: number) => {
        const { query } = compileLayer(step.layers[index]!.where, columns, lexicons, index).origin
        return spelledOut(query, columns, lexicons)
      }
      if (!step.layers[of.layer]) throw new AppError('model.stepMissing', { step: of.step })
      const later = step.layers.flatMap(({ off }, index) => (index > of.layer && !off ? [queryAt(index)] : []))
      const counted = countedRows(queryAt(of.layer), later, number, term)
      if (!counted?.query) return null
      const kept = counted.among === 'input' ? of.layer : of.layer + 1
      const layers = [...step.layers.slice(0, kept), { where: printQuery(counted.query) }]
      const model: Model = { ...of.model, steps: of.model.steps.map((one) => (one === step ? { ...step, layers } : one)) }
      return { model, bindings: of.bindings, step: of.step, layer: kept }
    },
  }
}
