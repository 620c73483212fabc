import { trades } from './organizations.ts'
import { phrases } from './phrases.ts'
import type { Theme } from './theme.ts'

/** Complaints in which somebody is wronged: wages, goods, cards, children, prepaid money. */

/** Names a company of the register in each of its texts. */
export const wages: Theme = {
  id: 'wages',
  weight: 2.6,
  natures: [
    ['投诉', 5],
    ['举报', 3],
    ['求助', 4],
  ],
  categories: ['劳动保障', '劳动报酬', '拖欠工资'],
  units: phrases('区人力资源和社会保障局', '区人力资源和社会保障局', '{office}', '区住房和城乡建设委'),
  titles: phrases(
    '{project}拖欠农民工工资',
    '{company}不发工资',
    '{company}克扣离职工资',
    '{project}劳务费未结清',
    '{company}拖欠工钱',
    '{company}拖欠工资',
  ),
  situations: phrases(
    '{self}等{crowd}于{pastMonth}起在{project}干活，由{company}分包，至今拖欠工资共计{total}。',
    '{company}从{pastMonth}开始不发工资，每人被欠{wages}到{wages}不等，老板说甲方没有回款。',
    '{self}在{company}工作{span}，{pastDay}离职后最后一个月工资{wages}被克扣，理由是没有提前一个月交接。',
    '{project}的包工头带着{crowd}做二次结构，{company}作为总包只付了生活费，剩余劳务费{total}一直没给。',
    '{company}承接{estate}的改造，工人的工钱拖了{span}，讨要{times}都说下周，电话后来也不接了。',
    '{self}在{company}做保洁，约定每月{income}，{pastMonth}以来只发了一部分，血汗钱要不回来。',
  ),
  details: phrases(
    '没有签劳动合同，只有微信群里的考勤记录和工头打的欠条。',
    '工资没有走专用账户，都是项目经理个人转账。',
    '有工友家里等着钱看病，还有两个孩子要交学费。',
    '去过劳动监察大队，让补充材料，大家不知道该怎么准备。',
    '项目部的人说钱已经给了劳务公司，劳务公司说没有收到。',
    '工地门口的维权公示牌上电话打不通。',
    '已经有人回老家了，留在这里的{few}个人吃住都成问题。',
    '欠条写明{pastDay}前付清，到期仍然没有兑现。',
  ),
  demands: phrases(
    '要求支付全部工资。',
    '请劳动部门介入，帮助工人把钱要回来。',
    '希望查明工资专户和保证金是否到位，依法处理。',
    '想申请支持起诉，请告知需要哪些材料。',
  ),
  results: phrases(
    '劳动监察大队已立案调查，要求用人单位提交工资支付凭证。',
    '经协调，用人单位承诺分两期支付，首期已发放。',
    '双方对工程量存在争议，建议通过劳动仲裁或者诉讼途径处理。',
    '联系项目部核实中。',
  ),
  subject: 'company',
  trade: trades.construction,
  place: 'road',
}

const fakeGoods: Theme = {
  id: 'fakeGoods',
  weight: 3,
  natures: [
    ['举报', 6],
    ['投诉', 5],
  ],
  categories: ['市场监管', '产品质量', '假冒伪劣商品'],
  units: phrases('区市场监督管理局', '区市场监督管理局', '区烟草专卖局'),
  titles: phrases(
    '{shop}销售假冒{brand}',
    '举报{shop}售卖高仿商品',
    '直播间买到三无产品',
    '{shop}涉嫌销售假烟',
    '举报批发市场售卖山寨商品',
    '{shop}向老人推销保健品',
  ),
  situations: phrases(
    '{self}{pastDay}在{road}的{shop}买到{brand}，花费{price}，经品牌客服鉴定为假冒商品。',
    '{road}{doorplate}的{shop}{span}销售高仿{brand}，价格只有专柜的三分之一，店员直接说是“原单”。',
    '{self}在直播间购买{brand}，发货地址就在{road}{doorplate}，收到后发现是三无产品，没有厂名厂址。',
    '{shop}卖的香烟口味不对，扫码查询不到，怀疑是假烟，柜台下面还放着好几条。',
    '批发市场二层的摊位向外批发山寨{brand}，{clock}装车，{self}就在旁边经营，看得很清楚。',
    '{self}的父亲{age}岁，在{shop}被推销{brand}，说能治糖尿病，一次花了{card}，实际只是普通食品。',
  ),
  details: phrases(
    '保留了付款截图、小票和商品包装。',
    '商家开始答应退款，后来把{self}的微信拉黑了。',
    '同一家店去年也因为卖假酒被罚过，换了块招牌继续开。',
    '店里没有悬挂营业执照。',
    '据说货是从外地发来的，仓库在{estate}地下室。',
    '周围还有{few}位顾客买到了同样的东西。',
    '愿意配合执法人员现场指认。',
  ),
  demands: phrases('要求退一赔三。', '希望市场监管部门查处并告知结果。', '请核实该店进货来源，涉嫌犯罪的移送公安。'),
  results: phrases(
    '执法人员现场检查，扣押涉嫌假冒商品{few}件，已立案。',
    '现场未发现在售的同款商品，已要求商家提供进货票据。',
    '经调解，商家同意退款{price}。',
    '该店已关门停业，无法取得联系。',
  ),
  subject: 'shop',
  place: 'road',
}

const bankAndSimCards: Theme = {
  id: 'cards',
  weight: 0.9,
  natures: [
    ['举报', 5],
    ['求助', 3],
  ],
  categories: ['公共安全', '社会治安', '涉诈电话卡银行卡'],
  units: phrases('永宁公安分局', '区通信管理办公室', '永宁公安分局'),
  titles: phrases(
    '冒充客服的诈骗电话',
    '举报摆摊收购电话卡',
    '举报兼职群收购银行卡',
    '名下被办理多张流量卡',
    '手机卡出租后求助',
    '举报{company}收集身份证办卡',
  ),
  situations: phrases(
    '{self}连续{few}天接到{number192}打来的电话，自称客服，说开通了百万保障，要求下载软件共享屏幕。',
    '{road}{doorplate}附近有人摆摊，说用本人身份证办手机卡就给报酬，每张{price}，办完由他们统一收走。',
    '兼职群里有人收购银行卡和电话卡，一套四件出价{card}，要求本人到{road}交接。',
    '{self}查询发现名下多了{few}张流量卡，都是{company}代办的，本人从没有签过字。',
    '{self}的弟弟把手机卡出租给别人插“猫池”，现在号码被停机，{number192}的人还在联系他。',
    '{company}以招聘为名收集身份证，给员工每人开了{few}张电话卡，近期这些号段频繁用于诈骗。',
  ),
  details: phrases(
    '对方说只要不转账就没事，{self}觉得不可信。',
    '有通话录音和聊天记录。',
    '同样是192号段的还有{number192}，都在半夜打来。',
    '家里老人差点被骗走{card}。',
    '向运营商投诉过，答复要到营业厅现场办理。',
    '参与的多数是在校学生，怕他们留下案底。',
  ),
  demands: phrases('希望公安机关查处收卡的人。', '要求运营商核查开户情况并注销。', '请相关部门加强提醒，防止更多人上当。'),
  results: phrases('已将线索推送至反诈中心核查。', '经运营商核实，涉事号码已做停机处理。', '民警已联系来电人制作笔录。'),
  subject: 'company',
  trade: 17,
  place: 'road',
}

const bullying: Theme = {
  id: 'bullying',
  weight: 1,
  natures: [
    ['投诉', 5],
    ['求助', 5],
  ],
  categories: ['教育', '校园安全', '学生欺凌'],
  units: phrases('区教育委员会', '区教育委员会', '永宁公安分局'),
  titles: phrases(
    '孩子在{school}被同学殴打',
    '孩子在{school}被勒索',
    '反映{school}学生被孤立',
    '孩子在学校受伤学校推诿',
    '反映{school}住校生被欺凌',
  ),
  situations: phrases(
    '{self}的孩子在{school}读{grade}，{pastDay}放学后被{few}名同学围在厕所里殴打，脸上有淤青。',
    '孩子今年{childAge}岁，在{school}长期被同桌勒索零花钱，累计{price}，不给就被辱骂。',
    '{school}{grade}有学生在班里组织大家孤立{self}的女儿，起侮辱性外号，还建了小群。',
    '孩子在{school}体育课上被同学推倒受伤，校医只做了简单处理，老师到晚上才通知家长。',
    '{self}的侄子在{school}住校，{span}被高年级学生要求洗衣服、打饭，不听就挨打。',
  ),
  details: phrases(
    '孩子现在不愿意上学，夜里经常惊醒。',
    '班主任说是小孩子打闹，让双方家长自己商量。',
    '医院诊断为软组织挫伤，花费{price}。',
    '学校不肯提供监控录像。',
    '对方家长一直没有道歉。',
    '听别的家长说之前也有孩子被欺负后转学了。',
  ),
  demands: phrases('要求学校调查处理并书面答复。', '希望教委介入，对施暴学生进行教育惩戒。', '请保护孩子隐私，不要在班里公开。'),
  results: phrases(
    '教委已责成学校成立调查组，双方家长正在沟通。',
    '学校已开展心理疏导并调整座位。',
    '经核查，双方系课间冲突，学校已进行批评教育。',
  ),
  subject: 'school',
  place: 'road',
}

const minors: Theme = {
  id: 'minors',
  weight: 0.8,
  natures: [
    ['求助', 6],
    ['投诉', 1],
  ],
  categories: ['社会救助', '未成年人保护', '抚养与伤害'],
  units: phrases('区民政局', '区妇女联合会', '永宁公安分局', '区司法局'),
  titles: phrases('父亲不支付抚养费求助', '孩子被打伤对方不赔偿', '未成年人无人抚养求助'),
  situations: phrases(
    '{self}离婚后独自抚养{childAge}岁的孩子，法院判决对方每月支付抚养费{allowance}，{pastMonth}以后再没有给过。',
    '孩子{childAge}岁，{pastDay}在{road}被人打伤，刑事案件已经判了，但医药费{total}一直没有得到赔偿。',
    '{self}今年{childAge}岁，父母分开后都不管，学费是姑姑垫付的，不知道该找哪个部门。',
  ),
  details: phrases(
    '没有钱请律师。',
    '不知道还能不能向法院起诉，有没有时间限制。',
    '孩子已经{span}没有见过父亲。',
    '社区给过一次临时救助。',
    '对方名下有房有车，就是不给。',
  ),
  demands: phrases('希望得到法律帮助。', '请有关部门上门了解孩子的情况。', '想知道能不能申请司法救助。'),
  results: phrases('已联系法律援助中心接洽。', '社区儿童主任已入户走访，后续跟进。', '已告知可向法院申请强制执行。'),
  place: 'estate',
}

/** Prepaid money; names a company of the register. */
const prepaid: Theme = {
  id: 'prepaid',
  weight: 2.4,
  natures: [
    ['投诉', 8],
    ['求助', 2],
  ],
  categories: ['市场监管', '消费维权', '预付卡退费'],
  units: phrases('区市场监督管理局', '区商务局', '区体育局', '区教育委员会'),
  titles: phrases('{company}门店关闭预付卡无法使用', '{company}停业不退费', '{company}停课不退款', '{company}强制升级会员卡'),
  situations: phrases(
    '{self}{pastMonth}在{company}办理会员卡，充值{card}，{pastDay}再去时门店已经关闭，门上只贴了一张“内部装修”。',
    '{company}位于{road}的门店突然停业，卡里还有{card}没有消费，客服电话无人接听。',
    '{self}给孩子在{company}报了课，交费{card}，只上了{few}节就说老师离职，申请退款{span}没有结果。',
    '{company}以升级为由要求再充{card}，否则原来的卡不能用，{self}认为属于强制消费。',
  ),
  details: phrases(
    '退费群里已经有{squareMetres}人，涉及金额{total}。',
    '合同写着“一经售出概不退款”。',
    '法定代表人已经换人。',
    '门店转让给了别人，新店不认老会员。',
    '付款时用的是个人收款码。',
    '保留了合同和转账记录。',
  ),
  demands: phrases('要求退还剩余金额。', '请市场监管部门约谈商家。', '希望查处这种卷款跑路的行为。'),
  results: phrases(
    '经联系，商家承诺登记后分批退费。',
    '该企业已被列入经营异常名录，建议消费者通过诉讼途径主张权利。',
    '双方未能达成一致，终止调解。',
  ),
  subject: 'company',
  trade: trades.fitness,
  place: 'road',
}

export const rightsThemes: readonly Theme[] = [wages, fakeGoods, bankAndSimCards, bullying, minors, prepaid]
