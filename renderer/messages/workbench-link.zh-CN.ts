import type { CompareKind } from '../../shared/linkage/key.ts'
import type { LinkStep } from '../../shared/model/model.ts'

export const comparisons: Record<CompareKind, string> = {
  exact: '完全相同',
  identityNumber: '身份证号相同',
  phone: '号码相同',
  plate: '车牌相同',
  creditCode: '信用代码相同',
  id: '编号相同',
  masked: '脱敏号相符',
  name: '姓名相近',
  company: '单位名称相近',
  address: '地址相近',
  place: '地点相近',
  text: '文字相近',
  number: '数值相近',
  date: '日期相近',
}

/** A window of days around a date: 前 365 天到后 30 天. */
function daysAround(from: number, to: number): string {
  const day = (days: number) => (days === 0 ? '当天' : days < 0 ? `前 ${-days} 天` : `后 ${days} 天`)
  return `${day(from)}到${day(to)}`
}

/** Which of several partners a window takes, and how many there must be. */
function takenOf({ take, times }: NonNullable<LinkStep['window']>): string {
  const most = { first: '，只取最早的一次', last: '，只取最近的一次' }
  return `${times === undefined ? '' : `，至少 ${times} 次`}${take ? most[take] : ''}`
}

/** A graded comparison says from which similarity on it holds. */
function ruleWords({ left, right, compare, atLeast }: LinkStep['on'][number]): string {
  const least = atLeast !== undefined && atLeast < 1 ? `（至少 ${atLeast}）` : ''
  return `“${left}”与“${right}”${comparisons[compare]}${least}`
}

/** Which rules take names for one that are given as aliases: lexicon groups by name, the rule's own by number. */
function aliasWords({ left, right, aliases = [], aliasGroups = [] }: LinkStep['on'][number]): string[] {
  const given = [...aliasGroups.map((name) => `@${name}`), ...(aliases.length > 0 ? [`本条规则 ${aliases.length} 组`] : [])]
  return given.length > 0 ? [`；“${left}”与“${right}”认别名（${given.join('、')}）`] : []
}

/** What a link step does, in one sentence. */
export function linkSentence(step: LinkStep, left: string, right: string): string {
  const { decide } = step
  const condition = decide
    ? `按${step.on.map(({ left: one, right: other }) => (one === other ? `“${one}”` : `“${one}”与“${other}”`)).join('、')}综合判断、是同一个的概率不低于 ${decide.probability} `
    : step.on.map(ruleWords).join(step.any ? '，或者' : '，并且')
  const [from, to] = step.window?.days ?? [0, 0]
  const window = step.window
    ? `，并且“${step.window.right}”在“${step.window.left}”的${daysAround(from, to)}之间${takenOf(step.window)}`
    : ''
  const partner = `在“${right}”里找${condition}${window}的记录`
  const kept = {
    matched: '留下找到的',
    unmatched: '留下找不到的',
    all: '全部留下，找到的附上对方记录',
  }[step.keep ?? 'matched']
  const best = step.oneToOne && step.keep !== 'unmatched' ? '，每条记录只配最好的一条' : ''
  return `对“${left}”的每一行，${partner}；${kept}${best}${step.on.flatMap(aliasWords).join('')}。`
}
