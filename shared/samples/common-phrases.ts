import { phrases } from './phrases.ts'

/** Sentences that any complaint may have, whatever it is about. None of them says 已解决, 撤诉 or 表扬, words that screens exclude. */
export const complaintOpeners = {
  phone: phrases(
    '来电人反映：',
    '市民来电反映，',
    '来电人称，',
    '来电人表示，',
    '反映人称：',
    '市民反映：',
    '来电人反映问题如下：',
    '',
  ),
  web: phrases('您好，', '领导您好！', '尊敬的领导：', '我是{estate}的居民，', '你好，反映一个问题：', '', '我家住在{estate}，'),
}

/** What people add to whatever they complain about. */
export const remarks = phrases(
  '{self}在这里住了{few}年，以前从来没有这样过。',
  '这件事已经严重影响正常生活。',
  '周边居民意见很大，在业主群里天天讨论。',
  '{self}白天要上班，实在没有精力一遍一遍地跑。',
  '相关单位的电话要么占线，要么让等通知。',
  '工作人员到现场看过一次，拍了照片就离开了。',
  '{self}理解基层工作不容易，但问题总得有人管。',
  '希望不要再把工单转给被反映的单位自己处理。',
  '网上查到有明确规定，不明白为什么执行不下去。',
  '{pastMonth}的时候情况还没有这么严重，最近越来越频繁。',
  '同样的情况在{street}其他地方也有，不止这一处。',
  '附近还有{few}户和{self}情况相同，大家推选一个人来反映。',
)

export const enquiryOpeners = phrases('来电人', '市民', '市民来电', '您好，', '', '来电人来电')

export const histories = phrases(
  '此前已向物业和社区反映{times}，均未得到有效处理。',
  '{pastDay}曾拨打12345反映过同样问题，工单显示已办结，但现场没有任何变化。',
  '{self}曾联系承办单位，工作人员答复会尽快处理，之后再无消息。',
  '上次反映后只好了{few}天，现在又恢复原样。',
  '问题持续{span}，各部门之间互相推诿。',
  '{self}对上一次的办理结果不认可，因此再次反映。',
  '已反映{times}，每次都是电话回复，没有人到现场看过。',
  '社区回复不归他们管，让找街道；街道又让找主管部门。',
)

export const closings = phrases(
  '请尽快核实处理并回复。',
  '{self}要求对个人信息保密。',
  '来电人要求回电告知处理结果。',
  '请相关部门重视，谢谢。',
  '可先电话联系，{clock}方便接听。',
  '如果再不处理，将继续向上级部门反映。',
  '望领导百忙之中给予关注。',
  '已告知来电人处理时限。',
  '有照片为证，需要时可提供。',
)

export const enquiryClosings = phrases(
  '请回电。',
  '谢谢。',
  '来电人要求{street}工作人员尽快联系。',
  '以上请予解答。',
  '请于工作时间回电，其余时间不方便接听。',
  '',
)

/** What people add to whatever they ask. */
export const enquiryRemarks = phrases(
  '来电人表示此事比较着急，希望尽快得到准确答复，避免耽误办理时间。',
  '来电人现居住在{street}{estate}，希望就近办理，请告知详细流程和所需时间。',
  '来电人曾在{pastDay}拨打过热线，当时记录的内容不完整，因此再次来电说明。',
  '听邻居说今年政策有调整，不清楚是从哪个月开始执行，以前提交的材料是否还有效。',
  '座席告知了一般规定，来电人表示自己的情况比较特殊，希望由主管部门直接解答。',
  '材料已经准备了身份证、户口本和银行卡，不知道是否还需要单位或者社区开具证明。',
)

export const withdrawal = phrases(
  '（{pastDay}来电人再次来电，表示车辆已经挪走，问题已解决，要求撤诉。）',
  '补充：物业处理后问题已解决，来电人申请撤诉。',
)

export const negations = phrases(
  '{self}的车停在画好线的车位里，没有占用消防通道，仍然被物业锁了车。',
  '车辆并没有占用消防通道，保安却在车窗上贴满了胶纸。',
  '需要说明的是，停车的位置不是消防通道，没有占用公共道路，收费依据不足。',
)

export const additions = phrases(
  '补充反映：承办单位至今没有联系过来电人，请尽快处理。',
  '【补充】来电人表示{pastDay}后情况没有好转，要求加急办理。',
  '来电人再次来电催办，并补充提供照片{few}张。',
)

export const openResults = phrases('正在办理中。', '已派单，待承办单位签收。', '承办单位已接单，正在核实情况。', '')
