import { once } from 'node:events'
import { createWriteStream } from 'node:fs'
import { join } from 'node:path'
import { addressAnew, nameAnew } from './firm-clerks.mjs'
import { randomOf } from './random.mjs'

const PIECE_ROWS = 10_000
/** Share of the rows whose firm stands on the other list, too. */
const SHARED = 0.6

const signs = [
  ...'恒泽泰瑞鑫盛达源隆丰华诚信和安康嘉禾明宇博远卓越新天海润东方中联众合金石玉龙凤云祥福禄寿春江山川林森木火炎晶亮辉光耀星辰宏伟业兴旺发利民惠君子雅德仁义礼智',
]
const kinds = (
  '建筑工程 建筑装饰工程 物业管理 劳务派遣 餐饮管理 商贸 贸易 科技 网络科技 信息技术 教育咨询 文化传媒 酒店管理 医疗器械 机电设备 汽车销售服务 物流 保洁服务 园林绿化工程 消防工程 投资管理 食品 电子商务 供应链管理 ' +
  '眼镜 印刷 会计师事务所 口腔门诊部 烘焙 搬家服务 通风设备安装 宠物用品 钢结构 服饰 图文制作 洗涤 婚庆礼仪 驾驶员培训 再生资源回收 农副产品 暖通工程 防水材料 广告'
).split(' ')
const forms = ['有限公司', '有限公司', '有限公司', '有限公司', '有限责任公司', '股份有限公司']
const regions = [
  ['北京市', ['朝阳区', '海淀区', '丰台区', '西城区', '东城区', '石景山区', '通州区', '大兴区', '昌平区', '顺义区']],
  ['上海市', ['浦东新区', '徐汇区', '静安区', '黄浦区', '闵行区', '宝山区', '嘉定区']],
  ['天津市', ['和平区', '河东区', '河西区', '南开区', '滨海新区']],
  ['重庆市', ['渝中区', '江北区', '南岸区', '九龙坡区', '沙坪坝区']],
  ['广州市', ['天河区', '越秀区', '荔湾区', '白云区', '番禺区']],
  ['石家庄市', ['长安区', '桥西区', '裕华区', '新华区']],
]
const streets = [...'建中人解朝光和文学科工友团长新安永']
const ends = [...'国民放阳明平化院技业谊结安华定']
const roads = ['路', '街', '大街', '东路', '西路', '南路', '北路', '二路', '胡同']
const estates = ['大厦', '广场', '中心', '花园', '家园', '产业园', '小区', '国际公寓']

/**
 * Two lists of firms with their addresses as CSV, the same bytes for the same seed: 编号, 企业名称, 地址. Six of ten firms stand on both, on the right as another clerk
 * wrote them. Beside them stand what is easily taken for one: sister firms of one stem in one building, one stem in another trade or city, a stem with one other
 * character next door, many firms at one address, rows without an address. `truth`: for each left row (0-based) the right one, −1 where there is none.
 */
export async function writeFirms(folder, rows, seed = 1) {
  const draw = randomOf(seed)
  const shared = Math.round(rows * SHARED)
  const firms = shuffled(firmsBy(draw, 2 * rows - shared), draw)
  const asWritten = firms.slice(0, rows).map((firm) => [nameOf(firm), addressOf(firm)])
  const both = firms.slice(0, shared).map((firm) => [nameAnew(firm, draw), addressAnew(firm, draw)])
  const others = firms.slice(rows).map((firm) => [nameOf(firm), addressOf(firm)])
  const anew = shuffled(
    [...both, ...others].map((values, from) => ({ values, from })),
    draw,
  )
  const truth = new Int32Array(rows).fill(-1)
  for (const [place, { from }] of anew.entries()) if (from < shared) truth[from] = place
  const files = { left: join(folder, `firms-left-${seed}.csv`), right: join(folder, `firms-right-${seed}.csv`) }
  const lists = {
    left: asWritten.map((values) => maybeBare(values, draw)),
    right: anew.map(({ values }) => maybeBare(values, draw)),
  }
  for (const [side, file] of Object.entries(files)) await writeList(file, lists[side])
  return { files, lists, truth, shared }
}

/** Six of a hundred rows have no address, some of them a word that says so. */
function maybeBare([name, address], draw) {
  const chance = draw()
  return [name, chance < 0.05 ? '' : chance < 0.055 ? '不详' : chance < 0.06 ? '无' : address]
}

/** Firms of different names: no two of one region, stem and trade. */
function firmsBy(draw, count) {
  const pick = (of) => of[Math.floor(draw() * of.length)]
  const place = () => {
    const [region, districts] = pick(regions)
    return {
      region,
      district: pick(districts),
      road: `${pick(streets)}${pick(ends)}${pick(roads)}`,
      number: 1 + Math.floor(draw() * 300),
      estate: draw() < 0.35 ? `${pick(signs)}${pick(signs)}${pick(estates)}` : '',
      building: draw() < 0.8 ? 1 + Math.floor(draw() * 12) : 0,
      room: roomBy(draw),
    }
  }
  const stem = () => pick(signs) + pick(signs) + (draw() < 0.4 ? pick(signs) : '') + (draw() < 0.04 ? pick(signs) : '')
  const firms = new Map()
  const add = (firm) => firms.set(`${firm.region}${firm.stem}${firm.trade}`, firm)
  while (firms.size < count) {
    const firm = { ...place(), stem: stem(), trade: pick(kinds), form: pick(forms) }
    add(firm)
    const chance = draw()
    const near = { ...firm, room: roomBy(draw) }
    if (chance < 0.08) add({ ...near, trade: pick(kinds.filter((kind) => kind !== firm.trade)) })
    else if (chance < 0.11) add({ ...near, stem: pick(signs.filter((sign) => sign !== firm.stem[0])) + firm.stem.slice(1) })
    else if (chance < 0.16) add({ ...firm, ...place() })
    else if (chance < 0.17) {
      const tenants = 2 + Math.floor(draw() * 20)
      for (let at = 0; at < tenants; at++) add({ ...firm, stem: stem(), trade: pick(kinds), form: pick(forms) })
    }
  }
  return [...firms.values()].slice(0, count)
}

function roomBy(draw) {
  return 100 * (1 + Math.floor(draw() * 20)) + 1 + Math.floor(draw() * 16)
}

function nameOf({ region, stem, trade, form }) {
  return `${region}${stem}${trade}${form}`
}

function addressOf({ region, district, road, number, estate, building, room }) {
  return `${region}${district}${road}${number}号${estate}${building ? `${building}号楼` : ''}${room}室`
}

async function writeList(file, rows) {
  const out = createWriteStream(file)
  out.write('编号,企业名称,地址\n')
  for (let from = 0; from < rows.length; from += PIECE_ROWS) {
    const lines = rows.slice(from, from + PIECE_ROWS).map((values, at) => `${from + at + 1},${values.join(',')}\n`)
    if (!out.write(lines.join(''))) await once(out, 'drain')
  }
  out.end()
  await once(out, 'close')
}

function shuffled(values, draw) {
  return values
    .map((value) => ({ value, by: draw() }))
    .sort((a, b) => a.by - b.by)
    .map(({ value }) => value)
}
