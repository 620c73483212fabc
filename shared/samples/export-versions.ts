import type { TicketField } from '../table/schema.ts'

/** A column of an export: of a ticket field, or the vendor's own, filled by a generator of `monthly-tickets.ts`. */
export interface ExportColumn {
  header: string
  field?: TicketField
  own?: OwnColumn
}

/** What vendors add: running number, handler, time limit, channel, urgency, status, return visits, remark, a text of their own. */
export type OwnColumn =
  | 'serial'
  | 'handler'
  | 'limit'
  | 'channel'
  | 'urgency'
  | 'status'
  | 'visits'
  | 'remark'
  | 'dispatched'
  | 'internal'

/** How a version of a hotline's system writes its exports. */
export interface ExportVersion {
  vendor: string
  encoding: 'gb18030' | 'utf-8' | 'utf-16le' | 'xlsx'
  delimiter: ',' | '\t' | ';'
  /** Lines above the header; `{month}` is filled in. */
  preamble: readonly string[]
  /** A line below the last row, '' for none. */
  footer: string
  date: 'dashed' | 'slashed' | 'chinese' | 'compact'
  columns: readonly ExportColumn[]
}

/** `受理时间=receivedAt 序号:serial`: a header, then its field behind `=` or its own generator behind `:`; nothing for an empty column. */
function columns(text: string): ExportColumn[] {
  return text.split(/\s+/).map((part) => {
    const [, header, sign, what] = /^([^=:]*)(?:([=:])(\w+))?$/.exec(part)!
    return {
      header: header!.replaceAll('_', ' '),
      ...(sign === '=' && { field: what as TicketField }),
      ...(sign === ':' && { own: what as OwnColumn }),
    }
  })
}

/** Seven versions by five invented vendors: no two share a header list. */
export const exportVersions: readonly ExportVersion[] = [
  {
    vendor: '永宁热线 3.2',
    encoding: 'gb18030',
    delimiter: ',',
    preamble: [],
    footer: '',
    date: 'dashed',
    columns: columns(
      '工单编号=ticketNo 受理时间=receivedAt 办结时间=closedAt 诉求标题=title 诉求内容=content 诉求类型=kind 一级分类=category1 二级分类=category2 ' +
        '三级分类=category3 所属区=district 所属街道=street 社区=community 发生地=place 承办单位=unit 办理结果=result 是否解决=solved 是否满意=satisfied ' +
        '来电人=caller 联系电话=phone 被反映单位=subject',
    ),
  },
  {
    vendor: '永宁热线 4.0',
    encoding: 'utf-8',
    delimiter: ',',
    preamble: ['永宁区政务服务便民热线工单明细表', '统计月份：{month}'],
    footer: '',
    date: 'slashed',
    columns: columns(
      '序号:serial 工单流水号=ticketNo 来电时间=receivedAt 来电人姓名=caller 来电号码=phone 性别=sex 工单类型=kind 工单标题=title 工单内容=content ' +
        '问题一级分类=category1 问题二级分类=category2 问题三级分类=category3 被反映区域=district 属地街道=street 所属社区=community 事发地址=place ' +
        '派单时间:dispatched 主办单位=unit 办理时限:limit 办理情况=result 实际办结时间=closedAt 解决情况=solved 满意度=satisfied 紧急程度:urgency 关联工单=parentNo',
    ),
  },
  {
    vendor: '云诉通 2024',
    encoding: 'xlsx',
    delimiter: ',',
    preamble: ['云诉通平台导出数据（{month}）'],
    footer: '',
    date: 'dashed',
    columns: columns(
      '诉求编号=ticketNo 诉求人=caller 诉求人电话=phone 身份证号=identityNumber 诉求渠道:channel 诉求时间=receivedAt 诉求主题=title 诉求描述=content ' +
        '诉求性质=kind 事项分类（一级）=category1 事项分类（二级）=category2 事项分类（三级）=category3 区县=district 街镇=street 村居=community ' +
        '问题点位=place 责任单位=unit 处理情况=result 答复意见=reply 办结日期=closedAt 是否响应=responded 是否解决=solved 是否满意=satisfied ' +
        '是否重复件=isRepeat 被投诉主体=subject 涉及金额（元）=amount 备注:remark',
    ),
  },
  {
    vendor: '城市治理平台 V5',
    encoding: 'utf-16le',
    delimiter: '\t',
    preamble: [],
    footer: '',
    date: 'chinese',
    columns: columns(
      '任务号=ticketNo 上报时间=receivedAt 事件标题=title 问题描述=content 大类=category1 小类=category2 细类=category3 信息来源:channel ' +
        '事发区域=district 事发街道=street 事发社区=community 地址描述=place 处置部门=unit 处置结果=result 结案时间=closedAt 案件状态:status ' +
        '反映人=caller 反映人联系方式=phone 问题性质=kind 群众满意度=satisfied 涉事单位=subject 经办人:handler',
    ),
  },
  {
    vendor: '市级分拨 2.1',
    encoding: 'gb18030',
    delimiter: ';',
    preamble: ['市12345热线分拨数据', '', '导出范围：{month}'],
    footer: '以上数据仅供内部使用，请勿外传',
    date: 'dashed',
    columns: columns(
      '市级工单编号=ticketNo 区级工单号:internal 市民诉求=content 标题=title 受理日期=receivedAt 市民姓名=caller 联系方式=phone 诉求类别=kind ' +
        '一级事项=category1 二级事项=category2 三级事项=category3 行政区=district 街乡镇=street 社区（村）=community 具体位置=place 牵头单位=unit ' +
        '办结意见=result 单位回复=reply 回复时间=closedAt 问题是否解决=solved 满意度评价=satisfied 回访次数:visits 涉及企业=subject 原工单编号=parentNo',
    ),
  },
  {
    vendor: '领导留言板',
    encoding: 'utf-8',
    delimiter: '\t',
    preamble: [],
    footer: '',
    date: 'slashed',
    columns: columns(
      '留言ID=ticketNo 留言人=caller 手机号=phone 留言主题=title 留言类型=kind 留言正文=content 留言日期=receivedAt 留言领域=category1 ' +
        '地区=district 官方回复单位=unit 官方回复正文=reply 官方回复时间=closedAt 网友评价=satisfied',
    ),
  },
  {
    vendor: '数据仓库直出',
    encoding: 'utf-8',
    delimiter: ',',
    preamble: [],
    footer: '',
    date: 'compact',
    columns: columns(
      'order_no=ticketNo create_time=receivedAt finish_time=closedAt title=title content=content sqlx=kind category=category1 district=district ' +
        'street=street community=community address=place department=unit handle_result=result caller_name=caller phone=phone gender=sex ' +
        'id_card=identityNumber amount=amount 满意情况=satisfied 列20=solved',
    ),
  },
]

/** Which version writes which month, from the first on: versions come back, so that a recipe can know them again. */
export const versionOfMonth: readonly number[] = [0, 0, 1, 1, 2, 2, 3, 4, 4, 5, 6, 2]
