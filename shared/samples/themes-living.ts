import { trades } from './organizations.ts'
import { phrases } from './phrases.ts'
import type { Theme } from './theme.ts'

/** Complaints about living together: noise, property management, heating, water, environment. */

const noise: Theme = {
  id: 'noise',
  weight: 6,
  natures: [
    ['投诉', 8],
    ['求助', 2],
    ['举报', 1],
  ],
  categories: ['生态环境', '噪声污染', '社会生活噪声'],
  units: phrases('{office}', '永宁公安分局', '区城市管理综合行政执法局', '区生态环境局'),
  titles: phrases(
    '{neighbour}深夜噪音影响休息',
    '{estate}旁工地夜间施工噪音扰民',
    '{estate}广场舞音响扰民',
    '{shop}空调外机噪声',
    '{estate}{building}装修噪声扰民',
    '{shop}深夜营业扰民',
    '{estate}水泵房低频噪声',
  ),
  situations: phrases(
    '{estate}{building}{neighbour}{clock}敲打地面、拖动桌椅，噪音持续到很晚，{self}神经衰弱，整夜睡不着。',
    '{estate}旁边的工地{clock}还在浇筑混凝土，机器轰鸣，窗户关上也没有用，噪音扰民严重。',
    '{estate}{gate}的广场每天{clock}有人跳广场舞，音响开到最大，扰民{span}。',
    '{road}{doorplate}的{shop}把空调外机和排风扇装在居民窗下，{clock}嗡嗡作响，噪声让人心慌。',
    '{estate}{building}有人周末装修，{clock}就开始用电钻，不遵守规定的施工时间。',
    '楼下{shop}营业到{clock}，客人划拳、放音响，{self}报警{times}，民警走了又照旧。',
    '{estate}{building}地下室水泵房改造后低频噪声传到{floor}，家里有{age}岁的老人和刚出生的孩子。',
  ),
  details: phrases(
    '家里有高考生，正是复习的关键时期。',
    '物业说没有执法权，只能劝一劝。',
    '自己用手机软件测过，夜间超过六十分贝。',
    '沟通过{times}，对方说嫌吵就搬走。',
    '周围住户都有意见，可以一起作证。',
    '工地门口没有公示夜间施工许可。',
    '持续了{span}，身体和精神都受不了。',
  ),
  demands: phrases(
    '要求制止夜间噪音。',
    '希望环保部门现场检测并公布结果。',
    '请责令停止施工，按规定时间作业。',
    '希望民警上门调解。',
  ),
  results: phrases(
    '执法人员夜间巡查，已对施工单位下达责令改正通知。',
    '社区组织双方调解，对方表示会注意。',
    '现场检测结果符合标准，已向来电人说明。',
    '已要求商家加装隔音设施。',
  ),
  subject: 'shop',
  place: 'estate',
}

/** A part of these says in so many words that no fire lane was blocked. */
export const parking: Theme = {
  id: 'parking',
  weight: 4,
  natures: [
    ['投诉', 6],
    ['求助', 3],
    ['建议', 1],
  ],
  categories: ['交通管理', '停车管理', '停车秩序'],
  units: phrases('{office}', '永宁公安分局交通支队', '区城市管理委'),
  titles: phrases(
    '{estate}绿地改停车位',
    '{road}机动车乱停乱放',
    '{estate}私装地锁',
    '车位被占沟通无果',
    '{estate}停车收费不合理',
    '{road}共享单车堆放占用盲道',
  ),
  situations: phrases(
    '{estate}物业把公共绿地改成停车位对外出租，每月{price}，本小区业主反而没有地方停。',
    '{road}两侧停满了机动车，公交车进出站困难，{clock}经常堵车。',
    '{estate}{building}前有业主私装地锁，占着公共车位，{self}劝说时被骂。',
    '{self}租的车位{span}被一辆{plate}的车占着，打电话也不挪，物业说管不了。',
    '{estate}停车费从每月{price}涨到{price}，没有公示也没有征求业主意见。',
    '{road}{doorplate}门前的共享单车堆成一片，占了盲道。',
  ),
  details: phrases(
    '收费员不给开发票。',
    '晚上回来要绕好几圈才能找到车位。',
    '地面停车线早就看不清了。',
    '因为车位的事，邻居之间差点动手。',
    '{plate}这辆车最过分，横着占两个车位。',
    '附近商场有空车位但是不对外开放。',
  ),
  demands: phrases(
    '希望规范停车收费。',
    '请交管部门加大贴条和拖车力度。',
    '要求拆除地锁，恢复公共车位。',
    '建议错时共享附近单位的车位。',
  ),
  results: phrases(
    '已联系物业公示收费标准。',
    '交警已对违法停车贴条{few}辆。',
    '街道组织拆除地锁{few}个。',
    '车位属开发商产权，建议双方协商。',
  ),
  subject: 'property',
  place: 'estate',
}

const property: Theme = {
  id: 'property',
  weight: 5,
  natures: [
    ['投诉', 8],
    ['求助', 3],
  ],
  categories: ['住房', '物业管理', '物业服务'],
  units: phrases('{office}', '区住房和城乡建设委'),
  titles: phrases(
    '{estate}{building}电梯故障',
    '{estate}楼顶漏水无人维修',
    '{estate}保洁不到位',
    '{company}擅自涨物业费',
    '{estate}路灯不亮',
    '{estate}下水管道返水',
  ),
  situations: phrases(
    '{estate}{building}{unit}电梯{span}故障{times}，{pastDay}把一位老人困在里面{few}分钟。',
    '{estate}{building}顶层漏水{span}，{self}家墙皮都掉了，物业{company}说要动用维修资金，一直没有下文。',
    '{estate}由{company}管理，保洁和保安人数越来越少，垃圾桶满了也没人清，{clock}气味难闻。',
    '{company}未经业主大会同意就把物业费上调，不交费就停门禁卡。',
    '{estate}{gate}的路灯{span}不亮，楼道感应灯也坏了，物业报修没有人来。',
    '{estate}下水管道堵塞返水，{building}一层住户家里全是污水，味道极大。',
  ),
  details: phrases(
    '业委会名存实亡，账目从来没有公示。',
    '打物业电话总是说已经登记。',
    '交了物业费却得不到应有的服务。',
    '老人上下楼很不方便，{self}母亲{age}岁了。',
    '维修资金据说还有{total}。',
    '楼里{few}户都有同样的情况。',
  ),
  demands: phrases('要求物业尽快维修。', '希望住建部门对物业公司进行检查。', '请街道指导业主成立业委会。', '要求公示收支明细。'),
  results: phrases(
    '物业已报维保单位，更换配件后恢复运行。',
    '街道约谈物业项目负责人，要求一周内整改。',
    '正在组织业主表决使用维修资金。',
    '已安排疏通，恢复正常使用。',
  ),
  subject: 'company',
  trade: trades.property,
  place: 'estate',
}

const heating: Theme = {
  id: 'heating',
  weight: 6,
  notIn: [4, 5, 6, 7, 8, 9, 10],
  natures: [
    ['投诉', 5],
    ['求助', 6],
  ],
  categories: ['公共服务', '供热', '室温不达标'],
  units: phrases('区城市管理委', '{office}', '市热力集团永宁分公司'),
  titles: phrases('{estate}{building}暖气不热', '{estate}整单元暖气冰凉', '{estate}供暖管道漏水'),
  situations: phrases(
    '{estate}{building}{room}暖气不热，室内温度只有{degrees}度，家里有{age}岁的老人，白天也要穿棉衣。',
    '{estate}{building}整个{unit}从{pastDay}起暖气冰凉，供热单位上门放过一次气，第二天又不热了。',
    '{estate}供暖主管道漏水，{building}{few}户被淹，暖气也停了。',
  ),
  details: phrases(
    '每年都按时交纳采暖费。',
    '同楼其他单元能到二十度以上。',
    '{company}的维修师傅说是管网老化。',
    '测温员来测了两次，没有给书面记录。',
    '孩子因此感冒了{times}。',
  ),
  demands: phrases('要求尽快修好，并退还部分采暖费。', '希望供热部门上门测温。', '请改造老旧管网。'),
  results: phrases(
    '已清洗过滤器并调节阀门，复测室温达到18度以上。',
    '供热单位已抢修完毕，恢复供热。',
    '该户为顶层端头，建议非采暖季更换散热器。',
  ),
  subject: 'company',
  trade: trades.heating,
  place: 'estate',
}

const water: Theme = {
  id: 'water',
  weight: 2.4,
  natures: [
    ['求助', 7],
    ['投诉', 4],
  ],
  categories: ['公共服务', '供水', '停水与水质'],
  units: phrases('市自来水集团永宁分公司', '{office}'),
  titles: phrases('{estate}停水没有通知', '{estate}{building}水压低', '{estate}自来水发黄有异味'),
  situations: phrases(
    '{estate}从{pastDay}{clock}开始停水，没有任何通知，做饭、冲厕所都成问题。',
    '{estate}{building}{floor}以上水压很低，{clock}洗澡热水器都打不着火。',
    '{estate}自来水发黄，有铁锈味，放{few}分钟也不见清，不敢给孩子喝。',
  ),
  details: phrases(
    '物业说是二次供水设备坏了，配件要等。',
    '拨打供水热线，显示该区域没有停水计划。',
    '楼里有人需要用制氧机，停不起。',
    '已经反映{times}，只说在抢修。',
    '不少住户去超市买桶装水。',
  ),
  demands: phrases('请尽快恢复供水。', '希望公布原因和恢复时间。', '要求检测水质。'),
  results: phrases('经抢修，已于当日恢复。', '二次供水泵已更换，水压正常。', '水质抽检合格，已冲洗管道。'),
  place: 'estate',
}

const rural: Theme = {
  id: 'rural',
  weight: 1.4,
  natures: [
    ['投诉', 4],
    ['举报', 6],
  ],
  categories: ['生态环境', '农村环境', '污水垃圾'],
  units: phrases('{office}', '区生态环境局', '区农业农村局', '区水务局'),
  titles: phrases(
    '{village}污水直排',
    '{village}耕地堆放垃圾',
    '{village}养殖场粪污臭味',
    '{village}农用地焚烧废物',
    '举报{village}作坊排放废水',
  ),
  situations: phrases(
    '{village}村北的小河被排入生活污水，水面发黑发臭，{span}没有治理。',
    '{village}西侧约{squareMetres}平方米的耕地被人用来堆放建筑垃圾，{clock}还有大车往里倾倒。',
    '{village}有养殖场把粪污直接排到沟渠，夏天不敢开窗，苍蝇特别多。',
    '有人在{village}农用地上焚烧塑料和电线皮，{clock}黑烟滚滚，刺鼻难闻。',
    '{village}村东的作坊清洗塑料桶，废水渗到地里，旁边的玉米成片枯死。',
  ),
  details: phrases(
    '渣土车多数没有牌照，其中一辆是{plate}。',
    '村里打井吃水，担心地下水受影响。',
    '之前清理过一次，只是盖了层绿网。',
    '向村委会说过{times}，说那块地已经租出去了。',
    '估计有{metres}车。',
    '村民用手机拍了视频。',
  ),
  demands: phrases('要求查处并恢复耕地。', '请环保部门取样检测。', '希望彻底清运，不要只是苫盖。'),
  results: phrases(
    '现场属实，已责令清运，约{squareMetres}吨垃圾清理完毕。',
    '已对涉事养殖户立案处罚。',
    '取样送检，结果出来后另行反馈。',
    '镇政府已安排挖掘机平整地块。',
  ),
  place: 'village',
}

const construction: Theme = {
  id: 'construction',
  weight: 2,
  natures: [
    ['举报', 7],
    ['投诉', 3],
  ],
  categories: ['城市管理', '违法建设', '私搭乱建'],
  units: phrases('{office}', '区城市管理综合行政执法局'),
  titles: phrases('{estate}{building}一层私搭乱建', '举报{estate}楼顶违法建设', '{road}院内加盖彩钢房'),
  situations: phrases(
    '{estate}{building}一层住户把窗户下面的绿地圈起来盖了阳光房，约{squareMetres}平方米。',
    '{estate}{building}顶层业主在楼顶加盖房屋，砸了承重墙，楼下已经出现裂缝。',
    '{road}{doorplate}院内有人{clock}偷偷施工，加盖了二层彩钢房用来出租。',
  ),
  details: phrases(
    '城管来了就停工，走了又接着干。',
    '认定为违建已经{span}，没有拆除。',
    '里面隔成{few}间，住了很多人。',
    '{self}担心楼体安全。',
    '公示的拆除日期是{pastDay}，到现在没有动静。',
  ),
  demands: phrases('要求依法拆除。', '请先责令停工。', '希望鉴定房屋安全。'),
  results: phrases('已下达限期拆除决定书。', '现场核查，施工已停止，正在调取规划资料。', '经认定属历史遗留，列入拆违台账。'),
  place: 'estate',
}

export const livingThemes: readonly Theme[] = [noise, parking, property, heating, water, rural, construction]
