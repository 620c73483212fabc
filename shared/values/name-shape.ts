/** Characters that are misread or mistyped for each other in names, a group a word. */
const GROUPS =
  '末未 己已巳 晴睛 淑叔 土士 日曰 干千于 人入 大太犬 天夫 王玉 田由甲申 白百 目自 木本 刀力 又叉 名各 杨扬 场汤 林琳 明朋 清情请 静净 敏每 莉利梨 芳方 花华 ' +
  '伟炜玮韦 强张 建健 国园 军车 磊垒 鑫金 森林 丽骊 燕雁 艳绝 娜那 婷停 霞暇 红江虹 梅海悔 英央 玲铃伶怜龄 文交 斌彬 浩皓 宇字 泽译择 泰秦 恒桓 博搏 辰晨 ' +
  '佳住 俊峻骏竣 凯岂 刚钢 勇男 胜性 庆厌 志忘 忠患 思恩 惠慧 成咸 戌戍 拓托 昊吴 昌冒 春舂 昱煜 晓哓 景影 曼蔓 朱未 李季 桂佳 欣欢 毅豪 沈沉 波坡 洋样 ' +
  '洁结 涛寿 淇琪祺棋 淼焱 渊润 源原 焕涣 珍诊 珊姗 瑞端 瑜喻 睿容 祥详 福富 秀透 竹行 立位 策第 素索 纪记 纯钝 绍招 维惟唯 美姜 翔羽 肖尚 航杭 良艮 若苦 ' +
  '茂戊 荣蓉 莹萤 萍苹 蓝篮 蕾雷 薇微 袁衰 裴斐 豪毫 贝见 赵起 越超 远运 迪由 邓郑 邢刑 郭敦 银很 锋峰烽蜂 阳阴 陈阵 隋随 雪雷 雯霎 飞气 馨磬 骆路 龙尤 侯候 兴兰'
const groups = new Map<string, Set<number>>()
for (const [number, group] of GROUPS.split(' ').entries()) {
  for (const character of group) groups.set(character, (groups.get(character) ?? new Set()).add(number))
}

/** The first character that each one is like, be it through others. */
const alike = new Map<string, string>()
for (const character of groups.keys()) if (!alike.has(character)) spread(character, character)

function spread(character: string, first: string): void {
  alike.set(character, first)
  for (const [other, others] of groups) {
    if (!alike.has(other) && [...groups.get(character)!].some((group) => others.has(group))) spread(other, first)
  }
}

/** Whether two characters look so alike that one is misread for the other (末 and 未); a character is like itself. */
export function isSameShape(a: string, b: string): boolean {
  if (a === b) return true
  const [left, right] = [groups.get(a), groups.get(b)]
  return left !== undefined && right !== undefined && [...left].some((group) => right.has(group))
}

/** Whether two names of one length are alike in the shape of every character. */
export function sameShape(a: string, b: string): boolean {
  if (a.length !== b.length) return false
  for (let at = 0; at < a.length; at++) if (!isSameShape(a[at]!, b[at]!)) return false
  return true
}

/** The name with one character for all that look like each other, also through a third one: names of the same shape have the same. */
export function shapeOf(name: string): string {
  let shape = ''
  for (const character of name) shape += alike.get(character) ?? character
  return shape
}
