import { drawShop } from './organizations.ts'
import { drawPlate } from './people.ts'
import type { CaseKind } from './plan.ts'
import type { Random } from './random.ts'

export interface CaseFacts {
  random: Random
  suspect: string
  victim: string
  place: string
  /** 2026年3月2日19时许 */
  when: string
}

/** 案由 · whether somebody is named as victim · 简要案情. */
type Story = readonly [cause: string, hasVictim: boolean, tell: (facts: CaseFacts) => string]

const money = (random: Random) => `${random.between(12, 480) * 100}元`

/** What the own criminal cases tell, by kind. None speaks of fire lanes: what joins them to tickets is phone and estate. */
export const stories: Record<CaseKind, readonly Story[]> = {
  parking: [
    [
      '故意毁坏财物',
      true,
      ({ random, suspect, victim, place, when }) =>
        `${when}，犯罪嫌疑人${suspect}在${place}院内，因被害人${victim}的车辆停放堵住出口，持钥匙将其车身划损，经鉴定损失价值人民币${money(random)}。`,
    ],
    [
      '寻衅滋事',
      true,
      ({ random, suspect, victim, place, when }) =>
        `犯罪嫌疑人${suspect}因不满${place}车辆长期乱停，于${when}用螺丝刀将${victim}等人停放的${random.between(2, 6)}辆机动车轮胎扎破，损失共计${money(random)}。`,
    ],
    [
      '故意伤害',
      true,
      ({ random, suspect, victim, place, when }) =>
        `${when}，犯罪嫌疑人${suspect}在${place}因停车问题与${victim}发生口角，持${random.pick(['砖块', '木棍', '车锁'])}将其打伤，经鉴定为轻伤二级。`,
    ],
  ],
  cards: [
    [
      '帮助信息网络犯罪活动',
      false,
      ({ random, suspect }) =>
        `犯罪嫌疑人${suspect}明知他人利用信息网络实施犯罪，仍将本人名下银行卡${random.between(1, 4)}张、手机卡${random.between(1, 6)}张提供给他人使用，涉案流水${random.between(12, 380)}万元，获利${money(random)}。`,
    ],
    [
      '帮助信息网络犯罪活动',
      false,
      ({ random, suspect, place, when }) =>
        `${when}，犯罪嫌疑人${suspect}在${place}租用房屋架设设备，为他人拨打诈骗电话提供通讯中继，查获手机卡${random.between(8, 64)}张。`,
    ],
    [
      '掩饰、隐瞒犯罪所得',
      false,
      ({ random, suspect, place, when }) =>
        `${when}，犯罪嫌疑人${suspect}在${place}一银行网点，按照上家指示取出他人转入的涉诈资金${random.between(2, 40)}万元并交给接应人员。`,
    ],
  ],
  traffic: [
    [
      '交通肇事',
      true,
      ({ random, suspect, victim, place, when }) =>
        `${when}，犯罪嫌疑人${suspect}驾驶${drawPlate(random)}号${random.pick(['小型轿车', '轻型货车', '小型客车'])}行驶至${place}时，${random.pick(['违反信号灯通行', '未确保安全', '超速行驶'])}，与${victim}发生碰撞，致其${random.pick(['重伤', '死亡'])}。`,
    ],
    [
      '危险驾驶',
      false,
      ({ random, suspect, place, when }) =>
        `${when}，犯罪嫌疑人${suspect}酒后驾驶${drawPlate(random)}号小型轿车行驶至${place}时被民警查获，血液酒精含量为${random.between(152, 268)}mg/100ml。`,
    ],
  ],
  fakes: [
    [
      '销售假冒注册商标的商品',
      false,
      ({ random, suspect, place, when }) =>
        `犯罪嫌疑人${suspect}在${place}经营${drawShop(random)}期间，购进并销售假冒注册商标的商品，${when}被查获，现场起获商品${random.between(20, 900)}件，货值${random.between(6, 90)}万元。`,
    ],
    [
      '销售伪劣产品',
      false,
      ({ random, suspect, place, when }) =>
        `${when}，执法人员在${place}一仓库内起获犯罪嫌疑人${suspect}存放的伪劣${random.pick(['白酒', '卷烟', '电动车电池', '润滑油'])}${random.between(80, 2400)}件，已销售金额${random.between(6, 60)}万元。`,
    ],
  ],
  other: [
    [
      '盗窃',
      true,
      ({ random, suspect, victim, place, when }) =>
        `${when}，犯罪嫌疑人${suspect}在${place}窃取被害人${victim}财物，价值人民币${money(random)}，后被抓获。`,
    ],
    [
      '诈骗',
      true,
      ({ random, suspect, victim }) =>
        `犯罪嫌疑人${suspect}以${random.pick(['介绍工程', '办理入学', '代购车辆', '投资理财'])}为名，骗取被害人${victim}人民币${random.between(2, 60)}万元，后失去联系。`,
    ],
    [
      '故意伤害',
      true,
      ({ suspect, victim, place, when }) =>
        `${when}，犯罪嫌疑人${suspect}在${place}与${victim}因琐事发生争执，将其打伤，经鉴定为轻伤二级。`,
    ],
    [
      '拒不支付劳动报酬',
      false,
      ({ random, suspect }) =>
        `犯罪嫌疑人${suspect}作为工程实际承包人，拖欠${random.between(8, 46)}名工人劳动报酬共计${random.between(12, 180)}万元，经人力资源和社会保障部门责令支付后仍未支付。`,
    ],
  ],
}
