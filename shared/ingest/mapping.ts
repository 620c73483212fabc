import type { TicketField } from '../table/schema.ts'
import { foldWidth } from '../values/fold-width.ts'

const LEVELS = ['一', '二', '三', '四'] as const
const levelNames = (level: number): string =>
  [LEVELS[level - 1], level]
    .map((n) => `事项分类${n}级 事项${n}级分类 ${n}级分类 分类${n}级 问题分类${n}级 ${n}级类别 ${n}级事项 ${n}级类目`)
    .join(' ')

/** Header aliases of each field, the best first (domain.md 1.1). No alias stands twice. */
const aliases: Record<TicketField, string> = {
  ticketNo:
    '工单编号 工单号 受理编号 诉求编号 留言编号 工单流水号 投诉编号 信件编号 受理单号 来电编号 事件编号 业务编号 信访编号 登记编号 流水号 编号 ticketno',
  receivedAt:
    '受理时间 受理日期 来件时间 来电时间 留言时间 诉求时间 投诉时间 反映时间 登记时间 提交时间 接收时间 来信时间 信访时间 信访日期 工单时间 创建时间 创建日期 登记日期 录入时间 来电日期 投诉日期 留言日期 receivedat',
  closedAt: '办结时间 办结日期 官方回复时间 回复时间 答复时间 办理完成时间 完成时间 回复日期 答复日期 处理时间 closedat',
  title: '诉求标题 工单标题 投诉标题 留言标题 留言主题 诉求主题 工单主题 信件标题 事件标题 标题 主题 title',
  content:
    '市民诉求 诉求内容 投诉内容 反映内容 工单内容 留言正文 留言详情 留言内容 诉求详情 诉求描述 问题描述 来电内容 信件内容 投诉详情 事件描述 事项内容 主要内容 具体内容 反映问题 内容 详情 正文 content',
  kind: '诉求类型 工单类型 诉求性质 工单类别 留言类型 投诉类型 来电类型 信件类型 业务类型 事件类型',
  category1: `${levelNames(1)} 问题分类 诉求分类 事项分类 问题类别 诉求类别 事项类别 分类`,
  category2: levelNames(2),
  category3: levelNames(3),
  category4: levelNames(4),
  district: '被反映区域 所属区 所属区县 所属行政区 事发区 诉求区域 所属区域 行政区 行政区划 所在区 区县 辖区 区域 district',
  street: '所属街道 所属街乡镇 街道乡镇 街乡镇 街乡 乡镇街道 所属镇街 镇街 属地街道 所属乡镇 街道 乡镇 street',
  community: '所属社区 社区村 所属村居 村居 村社区 居委会 社区 community',
  place:
    '发生地 问题点位 发生地点 事发地点 事发地址 事发地 发生地址 诉求地址 诉求地点 问题地址 反映地点 涉及地址 详细地址 详细地点 具体地址 点位 地点 地址 place',
  unit: '承办单位 处理部门 所属部门 官方回复单位 主办单位 办理单位 责任单位 回复单位 答复单位 承办部门 处理单位 办理部门 处置部门 责任部门 unit',
  result: '办理结果 处理结果 处置结果 办结结果 办理情况 处理情况 result',
  reply: '官方回复正文 答复意见 答复内容 回复内容 回复意见 官方回复 回复正文 反馈内容 答复 回复 reply',
  responded: '是否响应 响应情况',
  solved: '是否解决 解决情况',
  satisfied: '是否满意 满意情况 满意度',
  caller:
    '来电人 来电人姓名 留言用户 留言人 诉求人 诉求人姓名 反映人 反映人姓名 投诉人 投诉人姓名 举报人 信访人 来信人 市民姓名 客户姓名 联系人 联系人姓名 网友 caller',
  phone:
    '联系电话 来电号码 来电电话 手机号码 手机号 电话号码 联系人电话 诉求人电话 反映人电话 投诉人电话 主叫号码 联系方式 手机 电话 phone',
  sex: '性别',
  identityNumber: '身份证号 身份证号码 公民身份号码 居民身份证号 居民身份证号码 身份证 证件号码 证件号 idno',
  subject:
    '被反映单位 被投诉单位 被投诉企业 被反映主体 被反映对象 被投诉对象 被举报单位 被举报对象 涉事主体 涉事企业 涉事单位 涉及企业 涉及主体 涉及单位',
  amount: '涉及金额 涉案金额 金额 amount',
  isRepeat: '是否重复 是否重复件 是否重复投诉 是否重复工单 重复件',
  parentNo: '关联工单 关联工单号 关联工单编号 父工单编号 父工单号 原工单编号 原工单号 主工单编号 主工单号 重复工单编号',
}

interface Alias {
  field: TicketField
  rank: number
}

const aliasOf = new Map<string, Alias>(
  Object.entries(aliases).flatMap(([field, names]) =>
    names.split(' ').map((name, rank): [string, Alias] => [name, { field: field as TicketField, rank }]),
  ),
)
/** Words that may stand before an alias without changing what it means. */
const BEFORE =
  /^(?:\d+|热线|市民|群众|诉求|工单|来电人|来电|投诉人|反映人|诉求人|留言人|留言|来信人|信访人|系统|主要|客户|事件)+$/
/** A rank behind every exact alias. */
const PREFIXED = 1000

/**
 * The ticket field of each header, undefined for the others. Headers are compared without blanks, width, letter case, signs and remarks in
 * brackets (`* 诉求内容（必填）`). Each field is given to one column, that of the best alias, the first among equals.
 */
export function mapFields(headers: readonly string[]): (TicketField | undefined)[] {
  const found = headers.map((header) => findAlias(foldHeader(header)))
  const best = new Map<TicketField, number>()
  found.forEach((alias, index) => {
    if (!alias) return
    const rival = best.get(alias.field)
    if (rival === undefined || alias.rank < found[rival]!.rank) best.set(alias.field, index)
  })
  return found.map((alias, index) => (alias && best.get(alias.field) === index ? alias.field : undefined))
}

/** A header as it is compared: NFKC, lower case, no blanks, no signs, no remark in brackets at its end. */
export function foldHeader(header: string): string {
  const plain = foldWidth(header).replace(/\s/g, '')
  return plain.replace(/(?<=.)[([【〔][^()[\]【】〔〕]*[)\]】〕]$/, '').replace(/[\p{P}\p{S}]/gu, '')
}

function findAlias(header: string): Alias | undefined {
  const exact = aliasOf.get(header)
  if (exact) return exact
  for (let cut = 1; cut < header.length - 1; cut++) {
    const alias = aliasOf.get(header.slice(cut))
    if (alias && BEFORE.test(header.slice(0, cut))) return { field: alias.field, rank: PREFIXED + alias.rank }
  }
  return undefined
}
