/** Surnames of two characters. */
export const compoundSurnames: ReadonlySet<string> = new Set(
  '欧阳 上官 司马 诸葛 夏侯 东方 皇甫 尉迟 公孙 慕容 令狐 宇文 长孙 司徒 司空 端木 独孤 南宫 西门 轩辕 呼延 淳于 单于 太史 申屠 公羊 澹台 宗政 濮阳 钟离 闻人 赫连 百里 东郭 拓跋 纳兰 完颜 第五 万俟'.split(
    ' ',
  ),
)

/** Surnames that hardly begin another word after 来电人 or before 女士. */
export const plainSurnames: ReadonlySet<string> = new Set(
  '王李张刘陈杨赵黄周吴徐孙胡朱林何郭罗郑梁谢宋唐韩冯邓曹彭肖田董袁潘蒋蔡余杜叶苏魏吕丁沈姚卢姜崔钟谭陆汪范石廖贾夏韦付傅邹孟熊秦邱江尹薛闫阎雷侯龙史陶黎贺顾毛郝龚邵万覃武戴莫孔汤康牛樊葛邢齐庄倪聂殷岳翟欧鲁庞颜俞祁柳窦冀甘骆蒲耿焦缪柯阮尤詹裴霍童'.split(
    '',
  ),
)

/** Surnames that are also common words; a name only after a colon. */
export const ambiguousSurnames: ReadonlySet<string> = new Set(
  '于金方高常安白马乔文向时成应包谈计项权边查连易全平单封支解管步元曲和冷华米车牟苗花凌路党穆景左辛古冉宁兰关申明司祝房盛木水鲍费岑滕毕邬贝伏戚臧麻娄危梅刁虞柴瞿祖束靳茅闵强涂桂翁谷隆游桑仇曾任许严钱温施段章程'.split(
    '',
  ),
)

/** True for two to four Chinese characters of which the first one or two are a surname. */
export function looksLikePersonName(name: string): boolean {
  if (!/^\p{Script=Han}{2,4}$/u.test(name)) return false
  return plainSurnames.has(name[0]!) || ambiguousSurnames.has(name[0]!) || compoundSurnames.has(name.slice(0, 2))
}

/** Length of the surname that opens `name`, in characters: 2 for a compound surname with at least one character after it. */
export function surnameLength(name: string): number {
  return name.length > 2 && compoundSurnames.has(name.slice(0, 2)) ? 2 : 1
}
