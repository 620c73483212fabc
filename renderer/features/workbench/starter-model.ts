import type { DatasetSummary } from '../../../shared/contract/engine.ts'
import type { Model } from '../../../shared/model/model.ts'
import { emptyModel, withScreen, withSource, withTitle } from './model-edit.ts'

/** The first investigation to learn from: blocked fire lanes, by place and then by what blocks them. */
export function starterModel(dataset: DatasetSummary): Model {
  const kind = dataset.columns.find(({ field }) => field === 'kind')
  const source = withSource(emptyModel('fire-lane', '占用消防通道'), dataset.name, dataset.kind)
  const model = withScreen({ ...source, function: 'publicInterest' }, 'hits', dataset.name, [
    { name: '场所', where: '消防通道 OR 消防车道 OR 生命通道' },
    { name: '占用堵塞', where: '(消防通道 OR 消防车道 OR 生命通道) NEAR/20 (占用 OR 堵 OR 停车 OR 停放)' },
    ...(kind ? [{ name: '去咨询', where: `NOT ${kind.name}:咨询` }] : []),
  ])
  return withTitle(model, 'hits', '占用消防通道的投诉')
}
