import { phrases } from './phrases.ts'
import type { Theme } from './theme.ts'

/** Complaints about dangers: of fire, on roads, in care homes. Only the theme `fireLane` speaks of fire lanes by their names. */
export const fireLane: Theme = {
  id: 'fireLane',
  weight: 3,
  natures: [
    ['投诉', 7],
    ['举报', 3],
    ['求助', 2],
  ],
  categories: ['公共安全', '消防安全', '占用堵塞消防通道'],
  units: phrases('{office}', '{office}', '区消防救援支队', '区城市管理委', '永宁公安分局交通支队'),
  titles: phrases(
    '{estate}消防通道被占用的问题',
    '反映{estate}私家车堵塞消防车道',
    '{estate}消防通道停车过多',
    '举报{estate}消防通道私装地锁',
    '{estate}生命通道被占用堆物',
    '{estate}消防车道被车辆堵住',
    '{estate}{building}消防通道被占用',
    '{estate}{gate}消防通道大门上锁',
    '物业在消防通道划线停车收费',
    '{road}救援通道被占用',
  ),
  situations: phrases(
    '{estate}{building}楼下的消防通道{span}被私家车占用，车头抵着单元门，行人只能侧身通过。',
    '{estate}{gate}的消防车道上每天都有车辆违规停放，地面画的黄线已经磨得看不清，{clock}基本被堵死。',
    '{estate}院内停车位不够，业主把车停在消防通道两侧，中间只剩不到两米，大车根本进不来。',
    '{estate}{gate}有人在消防通道上私装地锁，占用公共位置当作自家车位，{span}没有人管。',
    '{estate}的生命通道被底商堆放的货物和电动三轮车占用，一旦发生火情后果不堪设想。',
    '{pastDay}{clock}，{estate}{building}有住户家中冒烟，消防车道被一辆{plate}的小轿车堵住，消防员只能拖着水带步行进入。',
    '{estate}{building}前的消防车通道以外，东侧消防通道也被占用，车牌号为{plate}的白色轿车{span}没有挪动过。',
    '{estate}{gate}的铁门常年上锁，门外就是消防通道，锁住以后救护车和消防车都进不了院。',
    '物业把{estate}{gate}的消防通道划成了收费车位，每月收费{price}，收了钱的车就一直在消防通道停放。',
    '{road}与{estate}之间的救援通道被共享单车和私家车占用，{clock}最严重，{few}辆车一字排开。',
  ),
  details: phrases(
    '上周邻居家老人发病，120救护车在院里绕了{few}分钟才进来。',
    '{self}打过挪车电话，对方说没地方停，态度很不好。',
    '物业只是贴了几张提示单，没有任何实际措施。',
    '院里老年人多，楼道里还堆着纸箱等杂物，大家都很担心。',
    '其中一辆车的车牌号是{plate}，经常整夜不走。',
    '为此邻里之间已经吵过{times}，前些天还有人把车给划了。',
    '夜间最多时停了{few}辆，连倒车的地方都没有。',
    '社区也来看过，说需要街道牵头协调。',
    '小区建成早，规划车位只有{squareMetres}个，登记车辆超出一倍多。',
    '拍了照片和视频，可以提供。',
  ),
  demands: phrases(
    '要求相关部门清理占道车辆，保持道路畅通。',
    '希望消防、街道联合整治，并对屡次违规的车主进行处罚。',
    '请尽快拆除地锁、恢复标线，安排专人巡查。',
    '希望核实情况，督促物业履行管理责任。',
    '诉求：立即清理，并说明今后如何防止反弹。',
  ),
  results: phrases(
    '经街道会同物业现场核查，已联系车主挪车，并补划禁停标线，后续加强巡查。',
    '已转{office}处理，社区约谈物业公司，要求限期整改。',
    '经核实，该处为老旧院落，车位缺口较大，正在研究增设路侧停车位，暂无法彻底解决。',
    '民警到场后车辆已驶离，对物业进行了口头提醒。',
    '已清理地锁{few}把，张贴提示，后续由社区持续跟进。',
  ),
  subject: 'property',
  place: 'estate',
}

const careHomeFire: Theme = {
  id: 'careHomeFire',
  weight: 1.2,
  natures: [
    ['举报', 4],
    ['投诉', 4],
    ['求助', 1],
  ],
  categories: ['公共安全', '消防安全', '养老机构消防'],
  units: phrases('区民政局', '区消防救援支队', '{office}'),
  titles: phrases(
    '反映{home}消防设施不全',
    '{home}夜间值守人员不足',
    '{home}疏散和防火门问题',
    '举报{home}违规使用液化气',
    '{home}私拉乱接电线',
  ),
  situations: phrases(
    '{self}的母亲住在{home}，{pastMonth}探望时发现三层走廊没有喷淋，消火栓箱里水带是空的。',
    '{home}住着{few}位失能老人，房间窗户装了不能打开的防盗网，晚上只有一名护工值班。',
    '{home}由旧厂房改造，楼道窄，疏散指示灯不亮，防火门常年用铁丝绑着敞开。',
    '{home}厨房使用液化气罐，与老人居室只隔一道木板墙，{clock}经常能闻到煤气味。',
    '{home}未安装火灾自动报警系统，电线私拉乱接，老人床头插着电热毯和取暖器。',
  ),
  details: phrases(
    '家属向院方提过{times}，院长说正在申请资金。',
    '走廊里堆着轮椅、床垫和纸尿裤箱子，推床都过不去。',
    '入住时宣称有微型消防站，实际只有两个过期的灭火器。',
    '老人{age}岁，行动不便，真出了事跑不出来。',
    '护工说从来没有参加过灭火演练。',
    '每月收费{income}，却连基本的安全都保证不了。',
  ),
  demands: phrases(
    '请民政和消防部门上门检查，督促整改。',
    '希望公开该机构的消防验收情况。',
    '要求核查该机构是否具备养老服务资质。',
  ),
  results: phrases(
    '区民政局会同消防部门现场检查，发现隐患{few}处，已下达责令限期改正通知书。',
    '经查，该机构喷淋系统正在改造，计划下月完工。',
    '已约谈机构负责人，要求更换失效灭火器材并加强夜间值守。',
  ),
  subject: 'home',
  place: 'road',
}

const manhole: Theme = {
  id: 'manhole',
  weight: 2,
  natures: [
    ['求助', 5],
    ['投诉', 4],
  ],
  categories: ['城市管理', '市政设施', '井盖问题'],
  units: phrases('区城市管理委', '{office}', '区水务局', '市自来水集团永宁分公司'),
  titles: phrases(
    '{road}{doorplate}门前井盖破损',
    '{road}井盖缺失',
    '{road}井盖松动异响扰民',
    '{estate}雨水井盖塌陷',
    '公交站旁井盖移位致人摔伤',
  ),
  situations: phrases(
    '{road}{doorplate}门前人行道上有一处井盖破损，露出一个直径约{metres}厘米的洞，井内能看到电线。',
    '{road}与{estate}{gate}交叉口的污水窨井没有盖子，只插了一根树枝作提示。',
    '{road}机动车道中间的井盖松动，汽车一压就响，{clock}吵得沿街住户无法入睡。',
    '{estate}{building}东侧的雨水井盖塌陷，比路面低了{few}厘米，电动车经过非常颠簸。',
    '公交站旁的电力井盖移位，{pastDay}下雨积水后完全看不见，{self}的家人一脚踩空扭伤了脚。',
  ),
  details: phrases(
    '井盖上没有标志，不知道归哪个单位管。',
    '旁边就是{school}，上下学时孩子很多。',
    '给自来水公司打过电话，回复说不是他们的设施。',
    '附近路灯也不亮，晚上更危险。',
    '前几天已经有一位骑车的老人在这里摔倒。',
    '围挡放了{span}，一直没有人来修。',
  ),
  demands: phrases('请尽快更换井盖，先设置警示标志。', '希望查明权属单位并及时维修。', '要求赔偿医疗费用并修复路面。'),
  results: phrases(
    '经现场勘查，该井为通信井，已通知权属单位更换。',
    '养护人员已到场加装防护，并于当日完成更换。',
    '该井盖权属不明，已协调各管线单位到场认领，正在处理。',
  ),
  place: 'road',
}

const roadHazard: Theme = {
  id: 'roadHazard',
  weight: 2.6,
  natures: [
    ['投诉', 4],
    ['求助', 3],
    ['建议', 2],
  ],
  categories: ['交通管理', '道路交通安全', '道路隐患'],
  units: phrases('永宁公安分局交通支队', '区城市管理委', '{office}', '区交通局'),
  titles: phrases(
    '{road}路口红绿灯故障',
    '{road}路面塌陷',
    '{school}门口缺少减速带',
    '{road}非机动车逆行严重',
    '{road}路口绿化带遮挡视线',
    '{road}施工后路面未恢复',
  ),
  situations: phrases(
    '{road}路口由西向东方向的红绿灯{span}不亮，早高峰时机动车和电动车互不相让。',
    '{road}{doorplate}附近路面坑洼塌陷，有一个约{metres}厘米深的坑，{pastDay}有骑车人摔伤。',
    '{school}门口没有人行横道和减速带，{clock}车速很快，家长带着孩子过马路提心吊胆。',
    '{road}辅路标线不清，机动车、非机动车混行，外卖电动车逆行的特别多。',
    '{road}与{estate}{gate}路口绿化带过高，遮挡视线，左转车辆看不到直行的电动车。',
    '{road}施工后路面没有恢复平整，铺的钢板翘起一角，夜里没有照明和警示。',
  ),
  details: phrases(
    '{pastMonth}以来这里至少发生了{few}起碰撞。',
    '附近居民都说这是事故多发路段。',
    '{self}每天接送孩子都从这里经过。',
    '交通协管员只在早上出现，{clock}没有人疏导。',
    '雨天积水以后看不到坑，更危险。',
    '曾有一辆车牌{plate}的货车在此侧翻。',
  ),
  demands: phrases('希望尽快修复并排查同类隐患。', '建议增设信号灯和隔离护栏。', '请交管部门现场勘查，重新施划标线。'),
  results: phrases(
    '已派养护单位现场修补，预计三个工作日内完工。',
    '经核实，信号灯故障系线路老化，现已修复。',
    '该建议已纳入区交通综合治理台账，下一步进行论证。',
  ),
  place: 'road',
}

const electricBike: Theme = {
  id: 'electricBike',
  weight: 1.6,
  natures: [
    ['投诉', 5],
    ['举报', 3],
  ],
  categories: ['公共安全', '消防安全', '电动自行车充电'],
  units: phrases('{office}', '区消防救援支队'),
  titles: phrases('{estate}电动自行车上楼充电', '{estate}{building}飞线充电', '地下室给电瓶充电有隐患'),
  situations: phrases(
    '{estate}{building}{unit}住户把电动自行车推进电梯，在{floor}楼道里充电。',
    '{estate}{building}多户从窗户拉出电线给楼下电动车充电，下雨时插座就泡在水里。',
    '{estate}{building}地下室被二房东出租，{few}块电瓶同时充电，空气里一股焦味。',
  ),
  details: phrases(
    '小区充电桩只有{few}个，而且收费比别处高。',
    '电梯里装了阻车系统，但{span}没有启用。',
    '{pastDay}隔壁小区刚因为充电着过火。',
    '物业贴过通知，没有人听。',
  ),
  demands: phrases('希望增设充电桩，并禁止电动车进楼。', '请消防部门上门检查，收缴飞线。', '要求物业启用电梯阻车系统。'),
  results: phrases(
    '社区已上门劝导，清理飞线{few}处。',
    '街道计划年内在该小区新增充电接口{squareMetres}个。',
    '已责令物业恢复电梯阻车系统。',
  ),
  subject: 'property',
  place: 'estate',
}

export const safetyThemes: readonly Theme[] = [fireLane, careHomeFire, manhole, roadHazard, electricBike]
