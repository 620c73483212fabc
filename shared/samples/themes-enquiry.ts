import { phrases } from './phrases.ts'
import type { Theme } from './theme.ts'

type Enquiry = Pick<Theme, 'id' | 'weight' | 'categories' | 'units' | 'titles' | 'situations' | 'demands' | 'results'> & {
  notIn?: readonly number[]
}

const asking: Pick<Theme, 'natures' | 'details' | 'place'> = {
  natures: [['咨询', 1]],
  details: phrases(
    '来电人表示在网上没有查到明确的说法，不同的人给的答复也不一样。',
    '因为工作日要上班，希望能够线上办理，不用来回跑。',
    '之前打过窗口电话，一直占线，所以拨打热线询问。',
    '来电人不会使用手机软件办理，想知道有没有人工窗口。',
    '来电人户籍在外地，在本区居住{span}，有居住登记。',
    '已查看公众号发布的通知，但是没有看明白具体的时间和地点。',
    '{pastDay}去过一次，工作人员让先电话了解清楚再来。',
  ),
  place: 'estate',
}

/** Enquiries: the larger half of what a hotline hears. The last four share their words with complaints on purpose. */
const enquiries: readonly Enquiry[] = [
  {
    id: 'medicalInsurance',
    weight: 8,
    categories: ['劳动保障', '医疗保险', '政策咨询'],
    units: phrases('区医疗保障局'),
    titles: phrases('咨询异地就医备案', '咨询医保报销比例', '想咨询医保断缴补缴', '咨询医保定点医院变更'),
    situations: phrases(
      '想咨询异地就医备案如何办理，{self}的父亲{age}岁，长期在本市居住，参保地在外省，门诊能否直接结算。',
      '想咨询城乡居民医保门诊报销的起付线和比例是多少，在{road}社区卫生服务中心看病能报多少。',
      '咨询单位停保后医保断缴{few}个月，个人如何补缴，断缴期间看病的费用{price}能不能报销。',
      '咨询医保定点医院变更什么时候生效，去年选的医院搬走了，现在想改到{street}附近。',
    ),
    demands: phrases('请告知办理渠道和需要的材料。', '希望医保部门回电解答。', '请问可以在网上办理吗。'),
    results: phrases('已向来电人解释相关政策。', '已告知可通过小程序线上办理。'),
  },
  {
    id: 'vaccine',
    weight: 5,
    categories: ['卫生健康', '疫苗接种', '预约咨询'],
    units: phrases('区卫生健康委', '区疾病预防控制中心'),
    titles: phrases('咨询带状疱疹疫苗接种地点', '咨询HPV疫苗预约', '咨询儿童疫苗补种'),
    situations: phrases(
      '咨询{street}哪家社区医院可以接种带状疱疹疫苗，价格多少，{age}岁有慢性病的老人能不能打。',
      '想咨询HPV疫苗现在是否需要预约，外地户口在{street}居住可不可以接种，三针一共多少钱。',
      '孩子的疫苗本丢了，{pastMonth}漏种一针，咨询怎样补办和补种，幼儿园要求{pastDay}前提交证明。',
    ),
    demands: phrases('请提供接种点的电话和时间。', '希望得到明确答复。'),
    results: phrases('已提供接种门诊地址和电话。', '已告知补证流程。'),
  },
  {
    id: 'socialInsurance',
    weight: 7,
    categories: ['劳动保障', '社会保险', '政策咨询'],
    units: phrases('区人力资源和社会保障局', '区社会保险基金管理中心'),
    titles: phrases('咨询社保转移', '咨询失业金申领', '咨询灵活就业参保', '咨询退休手续办理'),
    situations: phrases(
      '咨询社保转移接续，{self}在外地缴过{few}年养老保险，现在单位在{street}，如何合并计算年限。',
      '想咨询失业金申领条件，{pastDay}被公司解除合同，累计缴费{span}，能领几个月，每月多少。',
      '咨询灵活就业人员参保的缴费基数和扣款日期，{pastMonth}没有扣款成功会不会影响年限。',
      '咨询退休手续，{pastMonth}满法定年龄，档案在原单位，单位已经注销，应该找哪个部门。',
    ),
    demands: phrases('请相关部门回复。', '希望告知流程。', '请问需要本人到场吗。'),
    results: phrases('已解答。', '已告知到区社保中心三层窗口办理。'),
  },
  {
    id: 'housing',
    weight: 6,
    categories: ['住房', '住房保障', '公租房与公积金'],
    units: phrases('区住房和城乡建设委', '住房公积金管理中心永宁管理部'),
    titles: phrases('咨询公租房申请条件', '咨询公积金提取', '咨询老旧小区改造计划'),
    situations: phrases(
      '咨询公租房申请条件，一家三口租住在{estate}，家庭月收入{income}左右，名下无房，能否申请市场租房补贴。',
      '想咨询公积金租房提取的额度，合同在{estate}，没有发票每月可以提多少，需要多久到账。',
      '咨询{estate}是否列入今年老旧小区综合整治计划，什么时候入户征求意见，电梯能不能一起加装。',
    ),
    demands: phrases('请告知受理地点。', '请住建部门回复。', '希望得到书面答复。'),
    results: phrases('已告知向户籍所在街道提交申请。', '该小区暂未列入年度计划，已向来电人说明。'),
  },
  {
    id: 'schooling',
    weight: 6,
    categories: ['教育', '义务教育', '入学咨询'],
    units: phrases('区教育委员会'),
    titles: phrases('咨询非京籍入学五证', '咨询{estate}划片学校', '咨询转学手续'),
    situations: phrases(
      '咨询非本市户籍儿童入学需要哪些材料，居住登记在{estate}，房东不肯配合提供房本复印件怎么办。',
      '想咨询{estate}今年划到哪所小学，{pastMonth}刚买的房，落户时间有没有要求。',
      '咨询转学手续，孩子现在外区读{grade}，因父母工作调动搬到{street}，学期中间能不能转。',
    ),
    demands: phrases('请教委答复。', '请告知咨询电话。', '希望公布今年的招生政策。'),
    results: phrases('已告知以当年公布的招生简章为准。', '已提供区教委小教科电话。'),
  },
  {
    id: 'residence',
    weight: 5,
    categories: ['公安政法', '户籍证件', '办证咨询'],
    units: phrases('永宁公安分局'),
    titles: phrases('咨询居住证办理', '咨询护照换发', '咨询户口迁移'),
    situations: phrases(
      '咨询居住证签注，{self}租住在{estate}，原居住证{pastMonth}到期，是否必须回原派出所办理。',
      '想咨询护照换发需要多长时间，旧护照{pastMonth}过期，{age}岁老人是否可以上门办理。',
      '咨询户口从集体户迁到{estate}房本上需要什么材料，配偶和孩子能不能一起迁。',
    ),
    demands: phrases('请告知办理时间和地点。', '请问周末是否办公。', '请相关单位联系来电人。'),
    results: phrases('已告知就近派出所户籍窗口电话。', '已解答。'),
  },
  {
    id: 'business',
    weight: 4,
    categories: ['市场监管', '登记注册', '办照咨询'],
    units: phrases('区市场监督管理局', '区政务服务管理局'),
    titles: phrases('咨询开办餐馆需要的证照', '咨询公司注销', '咨询个体户变更地址'),
    situations: phrases(
      '咨询在{road}开一家小餐馆需要办理哪些证照，面积约{squareMetres}平方米，房屋性质是住宅能不能办。',
      '想咨询公司注销流程，{span}没有经营，税务已经处理完毕，还需要登报吗。',
      '咨询个体户变更经营地址，从{street}搬到外街道，原来的食品经营许可是否继续有效。',
    ),
    demands: phrases('请告知网上办理入口。', '请提供材料清单。'),
    results: phrases('已告知一网通办入口。', '已发送材料清单。'),
  },
  {
    id: 'pension',
    weight: 4,
    categories: ['民政', '养老服务', '补贴咨询'],
    units: phrases('区民政局', '{office}'),
    titles: phrases('咨询高龄津贴', '咨询失能老人补贴', '咨询养老驿站助餐'),
    situations: phrases(
      '咨询高龄津贴发放标准，母亲{age}岁，户口不在本市但随子女住在{estate}，能否享受。',
      '想咨询失能老人护理补贴如何评估，父亲{age}岁卧床{span}，评估人员能不能上门到{estate}。',
      '咨询{street}的养老驿站有没有助餐服务，一顿多少钱，可以送到{estate}{building}吗。',
    ),
    demands: phrases('请民政部门回电。', '希望告知申请流程。'),
    results: phrases('已由街道民政科电话解答。', '已告知申请条件。'),
  },
  {
    id: 'waterAsk',
    weight: 3,
    categories: ['公共服务', '供水供热', '费用咨询'],
    units: phrases('市自来水集团永宁分公司', '区城市管理委'),
    titles: phrases('咨询停水时间', '咨询采暖费退费', '咨询阶梯水价'),
    situations: phrases(
      '咨询{estate}{pastDay}是否有停水计划，接到物业口头通知，没有说明几点恢复，家里有行动不便的老人。',
      '咨询采暖费多交了{price}如何退，{self}已把{estate}的房子卖掉，缴费卡还在新房主手里。',
      '想咨询阶梯水价按户还是按人计算，{estate}家里住了{few}口人，每年{pastMonth}水费都会超。',
    ),
    demands: phrases('请相关单位回复。', '请告知客服电话。'),
    results: phrases('已告知停水计划。', '已解答。'),
  },
  {
    id: 'fireLaneAsk',
    weight: 1.6,
    categories: ['公共安全', '消防安全', '政策咨询'],
    units: phrases('区消防救援支队', '{office}'),
    titles: phrases('咨询占用消防通道如何处罚', '咨询消防车道停车能否拖走', '咨询消防通道被地锁占用怎么办'),
    situations: phrases(
      '想咨询私家车占用消防通道应该由哪个部门处罚，罚款标准是多少，{estate}的物业说自己没有执法权。',
      '咨询消防车道停车能不能直接拖走，{estate}打算成立停车自治小组，需要办理什么手续。',
      '咨询如果消防通道被地锁占用，居民自行拆除是否违法，拆坏了要不要赔偿。',
    ),
    demands: phrases('请消防部门解答。', '请告知法律依据。'),
    results: phrases('已解释消防法相关规定。', '已告知举报渠道。'),
  },
  {
    id: 'cardsAsk',
    weight: 1.6,
    categories: ['公安政法', '反诈宣传', '法律咨询'],
    units: phrases('永宁公安分局'),
    titles: phrases('咨询出借电话卡是否违法', '咨询出借银行卡的后果', '咨询查询名下手机卡'),
    situations: phrases(
      '想咨询用自己名字办理电话卡交给别人使用是不是违法，同学介绍说办一张给{price}，什么都不用做。',
      '咨询名下的银行卡借给朋友走账会有什么后果，对方说是公司避税，每月给{price}。',
      '咨询怎样查询自己名下有多少张手机卡，最近总接到{number192}这样的电话，担心信息被冒用。',
    ),
    demands: phrases('请公安机关答复。', '请告知查询方法。'),
    results: phrases('已告知相关法律责任，提醒不要参与。', '已告知一证通查渠道。'),
  },
  {
    id: 'wagesAsk',
    weight: 2.4,
    categories: ['劳动保障', '劳动关系', '法律咨询'],
    units: phrases('区人力资源和社会保障局', '区司法局'),
    titles: phrases('咨询劳动仲裁流程', '咨询试用期工资', '咨询工伤认定'),
    situations: phrases(
      '咨询公司不发工资应该去哪里申请劳动仲裁，没有签合同只有打卡记录行不行，需要准备几份材料。',
      '想咨询试用期工资能不能只给百分之六十，{self}在{street}一家公司入职{few}天，还没有签合同。',
      '咨询工地上受伤如何做工伤认定，老板说已经买了商业险，让{self}不要申请，住院花了{wages}。',
    ),
    demands: phrases('请告知仲裁委地址。', '希望提供法律援助电话。'),
    results: phrases('已告知区劳动人事争议仲裁院地址和电话。', '已转接法律援助热线。'),
  },
  {
    id: 'prepaidAsk',
    weight: 2,
    categories: ['市场监管', '消费维权', '法律咨询'],
    units: phrases('区市场监督管理局', '区商务局'),
    titles: phrases('咨询预付卡退费规定', '咨询网购商品投诉渠道', '咨询培训收费是否违规'),
    situations: phrases(
      '咨询预付卡办理后七天内能不能全额退，在{road}一家店充了{card}，店家说活动卡不退。',
      '想咨询网购商品发现与描述不符应该向哪里投诉，卖家在{street}，平台让{self}自行协商。',
      '咨询课外培训一次性收{card}是否违规，合同约定不退费的条款有没有效力。',
    ),
    demands: phrases('请市场监管部门解答。', '请告知投诉方式。'),
    results: phrases('已解释相关规定。', '已告知可通过12315平台登记。'),
  },
]

export const enquiryThemes: readonly Theme[] = enquiries.map((enquiry) => ({ ...asking, ...enquiry }))
