import { normalizeCompany } from './company.ts'
import { type Division, divisionAt, letterRegions } from './division-names.ts'

const BRACKETS = /[(（]([^()（）]+)[)）]/g
const FORMS = '股份有限公司 有限公司 集团公司 股份公司 总公司 公司 个体工商户 有限合伙 普通合伙 合伙企业 个人独资企业'.split(' ')
const GROUPS = ['集团', '控股', '股份']
const BRANCHES = '分公司 分店 分行 支行 分部 门店 营业部 办事处 店 项目部 分院 分校'.split(' ')
const BRANCH = /(?<=公司|集团|银行|超市|商行|酒店|药房|餐厅|中心).{1,20}$/
const STOCK_BEFORE = /^(?:st|s|xd|xr|dr|n|c)(?=\p{Script=Han})/u
const STOCK_AFTER = /(?<=\p{Script=Han})(?:[ab]|u?[uwv])$/u
const TRADES =
  '物业管理 物业服务 物业 房地产开发 房地产 置业 建筑工程 建筑安装 建筑劳务 建筑装饰 建筑 装饰工程 装饰装修 装饰 装修 劳务派遣 劳务 人力资源 餐饮管理 餐饮服务 餐饮 食品 商贸 贸易 商业 百货 超市 ' +
  '信息技术 网络科技 网络技术 信息科技 电子商务 生物科技 科技发展 科技 技术 教育咨询 教育科技 教育培训 教育 培训 企业管理 管理咨询 咨询 文化传媒 文化传播 文化发展 文化 传媒 广告 酒店管理 酒店 ' +
  '投资管理 投资 资产管理 基金管理 实业发展 实业 医药 药业 制药 生物制药 医疗器械 医疗 电气 电器 电子 机械 机电 汽车销售 汽车服务 汽车 运输 物流 快递 供应链 化工 化学 钢铁 能源 电力 环保 水务 农业 ' +
  '健身服务 健身 体育 美容美发 美容 保洁服务 保洁 家政服务 家政 停车管理 停车服务 停车 供暖 供热 热力 燃气 电梯 消防工程 消防 园林绿化 园林 绿化 工程 制造 工业 产业 发展 服务 管理 经营 销售 开发'
/** By the last character, the longest first. */
const trades = new Map<string, string[]>()
for (const trade of TRADES.split(' ').sort((a, b) => b.length - a.length)) {
  const end = trade.at(-1)!
  trades.set(end, [...(trades.get(end) ?? []), trade])
}

/** What the name of a firm consists of; `''` where a part is not there. */
export interface CompanyParts {
  /** Divisions in front or in brackets, by their bare names and parted by blanks: `北京 西城`. */
  region: string
  /** 字号: what tells firms of one region and trade apart. Never empty. */
  stem: string
  trade: string
  /** The legal form with 集团, 控股: `集团有限公司`. */
  form: string
  branch: string
  /** Signs of a listed share: `st`, `a`. */
  stock: string
}

/**
 * The parts of a firm's name, read from its normal form: 北京市西城区恒泽建筑工程有限公司月坛分公司 is region 北京 西城, stem 恒泽, trade 建筑工程, form 有限公司, branch
 * 月坛分公司. A short name (恒泽建筑) has no form. Never throws; of what is no firm the whole is the stem.
 */
export function companyParts(text: string): CompanyParts {
  if (!/[*(（]/.test(text)) return partsOf(normalizeCompany(text) ?? '', [])
  const regions: string[] = []
  const outside = text.replaceAll('*', '').replace(BRACKETS, (whole, inner: string) => {
    const found = divisionAt(inner, 0)
    if (found?.length !== inner.length) return whole
    regions.push(found.division.name)
    return ''
  })
  return partsOf(normalizeCompany(outside) ?? '', regions)
}

/** The parts of a normal form; regions that stood in brackets come first. */
function partsOf(key: string, regions: string[]): CompanyParts {
  let rest = key
  const branch = branchOf(rest)
  rest = rest.slice(0, rest.length - branch.length)
  let form = endingOf(rest, FORMS)
  rest = rest.slice(0, rest.length - form.length)
  let stock = ''
  if (form === '') {
    const [before, after] = [STOCK_BEFORE.exec(rest)?.[0] ?? '', STOCK_AFTER.exec(rest)?.[0] ?? '']
    if (rest.length - before.length - after.length >= 2) {
      stock = before + after
      rest = rest.slice(before.length, rest.length - after.length)
    }
  }
  for (let group = endingOf(rest, GROUPS); group !== '' && rest.length > group.length + 1; group = endingOf(rest, GROUPS)) {
    form = group + form
    rest = rest.slice(0, -group.length)
  }
  rest = withoutRegions(rest, regions)
  const trade = tradeOf(rest)
  return { region: regions.join(' '), stem: rest.slice(0, rest.length - trade.length), trade, form, branch, stock }
}

function endingOf(text: string, endings: readonly string[]): string {
  return endings.find((ending) => text.endsWith(ending)) ?? ''
}

/** What stands behind the firm's own name and is called a branch. */
function branchOf(key: string): string {
  if (endingOf(key, BRANCHES) === '') return ''
  return BRANCH.exec(key)?.[0] ?? ''
}

/** The region that a letter in front stands for (京 in 京客隆); `''` for others. */
export function letterRegion(stem: string): string {
  return letterRegions.get(stem[0] ?? '') ?? ''
}

/** Takes divisions from the front as long as two characters remain, so that 北京银行 keeps 银行 and 上海 alone stays. */
function withoutRegions(text: string, regions: string[]): string {
  let from = 0
  for (let found = divisionAt(text, from); found; found = divisionAt(text, from)) {
    if (text.length - from - found.length < 2 || !isRegionOfFirm(text.slice(from, from + found.length), found.division)) break
    regions.push(found.division.name)
    from += found.length
  }
  return text.slice(from)
}

/** Districts count only with their 区 or 县: 平安 and 朝阳 are names of firms. */
function isRegionOfFirm(written: string, division: Division): boolean {
  return division.level !== 'district' || written !== division.name
}

/** The trades at the end of a name, as many as leave two characters of a stem. */
function tradeOf(text: string): string {
  let start = text.length
  for (;;) {
    const trade = trades.get(text[start - 1]!)?.find((word) => start - word.length >= 2 && text.endsWith(word, start))
    if (trade === undefined) return text.slice(start)
    start -= trade.length
  }
}
