/** A group that a workspace may start with: a proposal, to be changed by whoever knows the local words. */
export interface StarterLexicon {
  readonly name: string
  readonly note: string
  readonly words: readonly string[]
}

const proposal = (use: string) => `${use}。建议词表，请按本地用语增删。`

/**
 * Keyword groups of the ten recipes and their common exclusions (domain.md, part 2.2), with the variants that hotline texts use. Every word is a
 * query; a group such as 拖欠工资 joins two others within the recipe's distance.
 */
export const starterLexicons: readonly StarterLexicon[] = [
  {
    name: '咨询类排除',
    note: proposal('通用排除：只是咨询、查询进度的来电'),
    words: [
      '想咨询',
      '咨询一下',
      '来电咨询',
      '致电咨询',
      '请问',
      '如何办理',
      '怎么办理',
      '办理流程',
      '来电查询',
      '查询进度',
      '查询办理进度',
    ],
  },
  {
    name: '已解决排除',
    note: proposal('通用排除：来电时已解决或撤回'),
    words: ['已解决', '已经解决', '问题已处理', '撤诉', '撤单', '要求撤销', '取消投诉', '不再投诉'],
  },
  {
    name: '感谢表扬排除',
    note: proposal('通用排除：感谢与表扬'),
    words: ['感谢', '表扬', '点赞', '送锦旗', '非常满意'],
  },
  {
    name: '道路场所',
    note: proposal('模型1 道路安全隐患：场所'),
    words: ['路口', '路段', '辅路', '主路', '人行道', '斑马线', '非机动车道', '学校门口', '公交站'],
  },
  {
    name: '道路隐患',
    note: proposal('模型1 道路安全隐患：隐患'),
    words: [
      '(红绿灯 OR 信号灯) NEAR/8 (不亮 OR 故障 OR 损坏)',
      '(标线 OR 标志 OR 斑马线) NEAR/8 (不清 OR 模糊 OR 缺失)',
      '坑洼',
      '塌陷',
      '逆行',
      '(电动车 OR 共享单车) NEAR/8 (乱停 OR 乱放)',
      '(没有 OR 缺少 OR 未设) NEAR/6 减速带',
      '视线 NEAR/6 遮挡',
      '(隐患 OR 事故多发) NEAR/15 @道路场所',
    ],
  },
  {
    name: '假冒表述',
    note: proposal('模型2 假冒商品：表述'),
    words: ['假冒', '仿冒', '冒牌', '高仿', '假货', '假烟', '假酒', '山寨', '三无产品', '三无食品'],
  },
  {
    name: '销售行为',
    note: proposal('模型2 假冒商品：销售'),
    words: ['销售', '售卖', '出售', '买到', '购买', '商店', '网店', '店铺', '直播间', '市场', '超市'],
  },
  {
    name: '假冒排除',
    note: proposal('模型2 假冒商品：排除'),
    words: ['怀疑 NEAR/6 快递', '假日', '节假日'],
  },
  {
    name: '拖欠行为',
    note: proposal('模型3 欠薪：行为'),
    words: ['拖欠', '欠', '讨要', '讨薪', '不发', '未发', '没发', '不给', '克扣'],
  },
  {
    name: '工资款项',
    note: proposal('模型3 欠薪：款项'),
    words: ['工资', '薪', '工钱', '劳务费', '工程款', '血汗钱'],
  },
  {
    name: '用工主体',
    note: proposal('模型3 欠薪：主体'),
    words: ['工地', '项目部', '劳务公司', '施工队', '包工头', '农民工'],
  },
  {
    name: '拖欠工资',
    note: proposal('模型3 欠薪：行为与款项相距 6 字以内'),
    words: ['@拖欠行为 NEAR/6 @工资款项'],
  },
  {
    name: '消防通道场所',
    note: proposal('模型4 占用消防通道：场所'),
    words: ['消防通道', '消防车道', '消防车通道', '救援通道', '生命通道'],
  },
  {
    name: '占用行为',
    note: proposal('模型4 占用消防通道：行为'),
    words: ['占用', '占道', '堵', '停车', '停放', '乱停', '违停', '锁'],
  },
  {
    name: '占用消防通道',
    note: proposal('模型4 占用消防通道：场所与行为相距 20 字以内'),
    words: ['@消防通道场所 NEAR/20 @占用行为'],
  },
  {
    name: '两卡名称',
    note: proposal('模型5 两卡：卡'),
    words: ['电话卡', '手机卡', '银行卡', '流量卡'],
  },
  {
    name: '两卡行为',
    note: proposal('模型5 两卡：行为'),
    words: ['出租', '出借', '收购', '回收', '租用', '办给别人', '帮别人办', '给报酬', '兼职'],
  },
  {
    name: '两卡',
    note: proposal('模型5 两卡：卡与行为相距 10 字以内'),
    words: ['@两卡名称 NEAR/10 @两卡行为'],
  },
  {
    name: '192号段',
    note: proposal('模型5 两卡：192 号段的手机号'),
    words: ['/(?<!\\d)192\\d{8}(?!\\d)/'],
  },
  {
    name: '养老机构',
    note: proposal('模型6 养老机构消防：机构'),
    words: ['养老院', '养老机构', '敬老院', '护理院', '养老驿站', '老年公寓', '福利院'],
  },
  {
    name: '消防设施',
    note: proposal('模型6 养老机构消防：设施与隐患'),
    words: ['喷淋', '消火栓', '消防栓', '灭火器', '报警器', '烟感', '防火门', '疏散', '消防', '电线', '煤气', '燃气'],
  },
  {
    name: '井盖',
    note: proposal('模型7 井盖：物'),
    words: ['井盖', '窨井', '下水井', '检查井'],
  },
  {
    name: '破损情形',
    note: proposal('模型7 井盖：情形'),
    words: ['破损', '损坏', '缺失', '塌陷', '松动', '异响', '丢失', '移位', '翘起'],
  },
  {
    name: '井盖破损',
    note: proposal('模型7 井盖：物与情形相距 10 字以内'),
    words: ['@井盖 NEAR/10 @破损情形'],
  },
  {
    name: '井盖危险',
    note: proposal('模型7 井盖：需要加急的处所与后果'),
    words: ['路口', '人行道', '学校', '商圈', '电线裸露', '摔伤', '绊倒', '掉下去'],
  },
  {
    name: '井盖权属',
    note: proposal('模型7 井盖：权属'),
    words: ['雨水', '污水', '电力', '通信', '燃气', '热力', '自来水'],
  },
  {
    name: '未成年人',
    note: proposal('模型8、9：对象'),
    words: ['未成年', '孩子', '小孩', '儿童', '学生', '女儿', '儿子'],
  },
  {
    name: '人身伤害',
    note: proposal('模型8 未成年人被侵害：伤害'),
    words: ['被打', '打伤', '受伤', '殴打', '被侵害'],
  },
  {
    name: '赔偿诉求',
    note: proposal('模型8 未成年人被侵害：诉求'),
    words: ['怎么办', '赔偿', '不赔', '医药费', '起诉'],
  },
  {
    name: '拖欠抚养费',
    note: proposal('模型8 未成年人被侵害：抚养费'),
    words: ['(抚养费 OR 抚育费) NEAR/8 (不给 OR 不支付 OR 未支付 OR 拖欠)'],
  },
  {
    name: '校园场所',
    note: proposal('模型9 校园欺凌：场所与人'),
    words: ['在学校', '校园', '学校里', '班里', '宿舍', '同学', '老师'],
  },
  {
    name: '校园欺凌行为',
    note: proposal('模型9 校园欺凌：行为'),
    words: ['欺凌', '霸凌', '殴打', '被打', '孤立', '勒索', '辱骂', '受伤'],
  },
  {
    name: '校园排除',
    note: proposal('模型9 校园欺凌：排除'),
    words: ['驾校', '培训学校'],
  },
  {
    name: '农村水污染',
    note: proposal('模型10 农村环境：水'),
    words: ['污水', '黑臭', '直排', '粪污', '臭水沟'],
  },
  {
    name: '农村垃圾',
    note: proposal('模型10 农村环境：垃圾'),
    words: ['垃圾', '堆放', '倾倒', '焚烧', '建筑垃圾', '渣土'],
  },
  {
    name: '农用地',
    note: proposal('模型10 农村环境：土地'),
    words: ['耕地', '农用地', '基本农田', '土壤', '河道', '沟渠'],
  },
]
