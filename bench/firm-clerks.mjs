const numerals = ['', '一', '二', '三', '四', '五', '六', '七', '八', '九', '十', '十一', '十二']
/** Characters that are typed for others, being of the same sound or of a like shape; for those that have none, any. */
const likes = new Map(
  '恒衡 泽择 泰太 瑞锐 鑫新 盛胜 达大 源原 隆龙 丰峰 华花 诚城 信兴 和合 安按 康糠 嘉佳 禾和 明名 宇予 博搏 远元 卓桌 海悔 润闰 金今 玉王 云雲 祥详 江汪 林材 宏弘 伟玮 旺望 利俐 惠慧 君均 建健 科料 技枝 贸贺 服报'
    .split(' ')
    .map((pair) => [...pair]),
)
const any = [...'的一了人大学生工地中国上下天年业同主发成家产品']

/** A firm's name as another clerk wrote it: region, legal form, trade left out or otherwise said, a branch, brackets, a slip of the hand. */
export function nameAnew({ region, district, stem, trade, form }, draw) {
  let [front, kind, end, behind] = [region, trade, form, '']
  const way = draw()
  const city = region.slice(0, -1)
  if (way < 0.14) front = ''
  else if (way < 0.3) front = city
  else if (way < 0.34) return slip(`${stem}（${city}）${trade}${form}`, draw)
  if (draw() < 0.1) end = ''
  else if (draw() < 0.12) end = end === '有限公司' ? '有限责任公司' : end === '有限责任公司' ? '有限公司' : '股份公司'
  const short = draw()
  if (short < 0.05) [front, kind, end] = ['', trade.slice(0, 2), '']
  else if (short < 0.07) [front, end] = [city, '']
  if (end !== '' && draw() < 0.05) behind = `${draw() < 0.5 ? district.slice(0, -1) : city}分公司`
  return slip(`${front}${stem}${kind}${end}${behind}`, draw)
}

/** An address as another clerk wrote it: rungs left out, 栋 or 座 for 号楼, 三 for 3, dashes, no estate, a slip, or the one from before the firm moved. */
export function addressAnew({ region, district, road, number, estate, building, room }, draw) {
  if (draw() < 0.02)
    return `${region}${district}${road}${number + 1 + Math.floor(draw() * 40)}号${100 + Math.floor(draw() * 900)}室`
  const front = draw()
  const place = `${front < 0.12 ? '' : region}${front > 0.9 ? '' : district}`
  const named = draw() < 0.15 ? '' : estate
  const way = draw()
  const mark = way < 0.12 ? '栋' : way < 0.18 ? '幢' : '号楼'
  const numeral = draw() < 0.1 ? numerals[building] : building
  const inside = draw()
  const last = inside < 0.1 ? '' : inside < 0.2 ? `${room}` : inside < 0.23 ? `${swapped(`${room}`, draw)}室` : `${room}室`
  const house = building ? (inside > 0.1 && inside < 0.14 ? `${building}-` : `${numeral}${mark}`) : ''
  return slip(`${place}${road}${number}号${named}${house}${last}`, draw)
}

/** In eight of a hundred texts one character is wrong, missing, twice there or exchanged with its neighbour; digits are left alone. */
function slip(text, draw) {
  if (draw() > 0.08) return text
  const places = Array.from(text, (_, at) => at).filter((at) => !/[\d（）]/.test(text[at]))
  const at = places[Math.floor(draw() * places.length)]
  const way = draw()
  const [before, behind] = [text.slice(0, at), text.slice(at + 1)]
  if (way < 0.6) return `${before}${likes.get(text[at]) ?? any[Math.floor(draw() * any.length)]}${behind}`
  if (way < 0.75) return before + behind
  return way < 0.85 ? `${before}${text[at]}${text[at]}${behind}` : swapped(text, draw)
}

function swapped(text, draw) {
  const at = Math.floor(draw() * (text.length - 1))
  return text.slice(0, at) + text[at + 1] + text[at] + text.slice(at + 2)
}
