/** What every ticket says, whatever it is about: how the hotline writes, what callers ask for, who is thanked. */
const formulas = `
来电 来电人 来电反映 来电咨询 来电人反映 来电人表示 来电人称 来电表示 来电者 市民 市民来电 市民反映 市民表示 市民咨询 市民称 市民诉求 市民希望 市民要求 群众 群众反映 群众来电 网民
反映 反映人 反映称 投诉 投诉人 投诉称 举报 举报人 举报称 求助 求助人 咨询 咨询人 咨询问题 建议 诉求 诉求人 诉求内容 当事人 留言 留言人 该市民 该来电人 本人 本人是 我是 我叫 我们 我们的 他们 它们 自己 大家
您好 你好 您好我 谢谢 感谢 非常感谢 表示感谢 麻烦 辛苦 敬请 恳请 恳求 请求 尊敬 尊敬的 领导 各位领导 领导您好 尊敬的领导 书记 市长 局长 书记您好 书记你好 尊敬的书记 百忙之中 打扰 此致 敬礼 盼复 盼回复
希望 希望能 希望能够 希望可以 希望政府 希望领导 希望相关 希望有关 希望相关部门 希望有关部门 希望部门 希望尽快 希望得到 要求 要求相关 要求相关部门 要求有关部门 请 请求 请相关部门 请有关部门 相关部门 有关部门 职能部门 主管部门 部门 相关 有关 政府部门 相关单位 有关单位 责任单位
尽快 尽快处理 尽快解决 尽快核实 尽快回复 尽快落实 尽快给予 及时处理 及时解决 核实 核实处理 核实情况 核实后 核查 核查处理 查处 调查 调查核实 调查处理 处理 处理一下 处理结果 解决 解决问题 解决一下 给予解决 予以解决 予以处理 予以核实 给予处理 给予答复 给予回复 给个说法 介入 介入处理 介入调查 协调 协调处理 协调解决 督促 落实 跟进 关注 重视 引起重视 高度重视 加强 加强管理 改善 整改 整治 合理 说法 答复 回复 回电 回访 告知 告知结果 反馈 反馈结果 结果 办理 办理结果 承办 承办单位 转办 派单 工单 受理 受理人 热线 电话 联系电话 联系方式 联系人 致电 拨打 拨打电话 保密 要求保密 信息保密 不愿透露 匿名 未留 解答 已解答 请予解答 请解答 予以解答 解释 解释政策 相关政策 联系 已联系 多次联系 联系不上 请知悉 请查收 请核实 附件 附图 图片 照片 视频 详情 详见 见附件 再次来电 多次来电 多次反映 多次投诉 多次联系 多次拨打 曾多次 已多次 此前 此前反映 一直未 一直没有 至今 至今未 至今没有 至今未果 未果 未解决 未得到解决 没有解决 没有得到解决 没有结果 无人处理 无人解决 无人管理 无人问津 不予处理 不予理睬 推诿 互相推诿 不作为
表示 称 据称 据悉 认为 发现 了解 得知 反应 说 说是 说明 提出 提供 进行 开展 造成 导致 影响 严重影响 存在 存在问题 问题 情况 情况属实 现象 原因 时间 地点 地址 位置 内容 方面 事情 事项 事宜 此事 此类 此问题 该问题 这个问题 以上问题 上述问题 什么问题 有问题
`

/** Words of any text that say nothing of its matter, the usual ones that remain when phrases are cut. */
const common = `
一个 一些 一下 一直 一样 一定 一般 一起 一次 一点 一是 二是 三是 这个 这样 这种 这些 这里 这边 这么 那个 那些 那里 那么 那边 哪里 哪些 哪个 什么 什么时候 怎么 怎么办 怎样 如何 为什么 为何 是否 是不是 有没有 能不能 可不可以 可否 能否 多少 几个 很多 许多 好多 不少 大量 所有 全部 其他 其它 其中 之间 之前 之后 之一 以前 以后 以来 以及 以上 以下 前后 左右 目前 现在 现已 如今 当时 当天 今天 昨天 明天 今年 去年 明年 每天 每年 每月 每次 天天 上午 下午 晚上 早上 中午 凌晨 近日 近期 近来 最近 日前 日常 平时 期间 时候 有时 同时 随时 经常 常常 长期 已经 已 曾经 曾 正在 将 将会 刚刚 马上 立即 立刻 仍 仍然 仍未 依然 依旧 还是 还有 还没 还没有 还要 也是 也没有 都是 都没有 就是 就会 就有 不是 不能 不会 不要 不到 不了 不可以 不知道 不给 不让 没有 没有人 没人 未 无 无法 无人 有 有人 有的 有些 可以 可能 能够 能 会 会不会 应该 应当 必须 需要 想 想要 想问 想知道 请问 因为 由于 因此 因 所以 但是 但 可是 不过 而且 并且 并 而 或者 或 如果 只要 只有 只能 只是 虽然 即使 为了 为 对于 对 关于 根据 按照 依据 通过 经过 随着 除了 从 在 到 于 由 由于 被 把 将 给 向 和 与 及 等 等等 等问题 等情况 的 了 着 吗 呢 吧 也 都 就 很 太 更 最 比较 非常 十分 特别 十分严重 非常严重 严重 完全 根本 甚至 尤其 真的 到底 究竟 其实 居然 竟然 来说 来讲 的话 的是 的时候 的问题 的情况 问题的 是 这 那 不 得 不知 知道 得知 部分 任何 开始 得到 得不到 得以 你们 看到 难道 如此 几年 多年 年来 不得 直接 基本 实际 考虑 带来 具体 主要 一条 一名 一家 两个 三个 两年 三年 在此 再次 第一 第二 第三 才能 方便 明确 关系 符合 普通 看看 想想 认识 不好 不行 不合 一天 一年 个人 本来 原来 后来 接着 然后 只好 只得 只有 不断 不仅 还是 一切 之内 之外 以内 当中 其次 首先 最后 最终 另外 此外 例如 比如 包括 以为 觉得 感觉 感到 听说 据说 来看 来讲 起来 出来 下来 进来 过来 过去 下去 进去 回来 到底 多年来 近几年 这几年 几年来 这么多 那么多 这样的 这种情况 什么样 怎么样 之类 方式 方法 可谓 属于 成为 作为 变成 出现 发生 产生 使用 正常 正常使用 附近 附近的 周边 周围 旁边 门口 里面 外面 上面 下面 对面 内 外 上 下 里 中 人 人员 工作 工作人员 我 你 他 她 它 我家 家里 家中 小时 分钟 左右的 元 天 年 月 日 号 时 点 位 名 个 次 件 份 家
先生 女士 小姐 同志 某某 张某 李某 王某
`

/**
 * Formulas of the hotline that are no part of any matter's name (反映, but not 咨询, of which there are 咨询公司, nor 市民, of which there is 市民广场). What stands beside them
 * stands free, as beside a comma: of 市民反映消防通道 the phrase is 消防通道, although 反映 stands before it nearly always.
 */
const separatingFormulas =
  '来电人 来电反映 来电咨询 来电表示 来电投诉 市民来电 市民反映 市民表示 市民咨询 市民投诉 市民称 市民希望 市民要求 群众反映 反映 反映称 表示 要求 您好 你好 谢谢 请问 恳请 恳求 敬请 尊敬的 希望能 希望能够 希望相关 希望有关 希望尽快 相关部门 有关部门 职能部门 尽快 核实 请核实 请及时 百忙之中'.split(
    ' ',
  )

/** By first unit, the longest first. */
const separatingByStart = new Map<number, string[]>()
for (const formula of separatingFormulas.sort((a, b) => b.length - a.length)) {
  const start = formula.charCodeAt(0)
  separatingByStart.set(start, [...(separatingByStart.get(start) ?? []), formula])
}

/** Whether a unit begins a formula of {@link formulaLength}. */
export function beginsFormula(unit: number): boolean {
  return separatingByStart.has(unit)
}

/** Units of the longest formula that begins here in folded text and parts what stands around it like a comma; 0 for none. */
export function formulaLength(text: string, at: number): number {
  return separatingByStart.get(text.charCodeAt(at))?.find((formula) => text.startsWith(formula, at))?.length ?? 0
}

/** Characters that no phrase of the matter begins or ends with. */
const openingStops = '是的了着吗呢吧啊呀们之而但且也都很太被把给将让并却仍又亦均及与和或'
const closingStops = '的了着吗呢吧啊呀是在和与及或被把将对从很太更最其所以也都就向由让给但而且并为于因称请'

const stops: ReadonlySet<string> = new Set(`${formulas} ${common}`.split(/\s+/).filter((word) => word !== ''))
const longestStop = Math.max(...[...stops].map((word) => word.length))

/** 在外地, but not 在建工地. */
const placed = /^在(?!建|校|职|线|册|押|岗|读|逃)/

/** How tickets name a caller: 张先生, 王女士, 李某某, 姓陈. Names are personal data and no matter of a screen. */
const courtesy = /(先生|女士|小姐|同志|阿姨|老师|师傅|某某|某)$|^(姓|名叫|我叫)/

/**
 * True for a folded phrase that says nothing of the matter: a formula of the hotline, words that any text has, several of them side by side (市民来电反映, 希望相关部门尽快处理),
 * a phrase cut in front of or behind such a word (的消防通道, 在外地), or the way in which tickets name people.
 */
export function isStopPhrase(text: string): boolean {
  return (
    openingStops.includes(text[0] ?? '') ||
    closingStops.includes(text.at(-1) ?? '') ||
    courtesy.test(text) ||
    placed.test(text) ||
    isMadeOfStops(text)
  )
}

/** True where the text can be cut into stop words without a rest. */
function isMadeOfStops(text: string): boolean {
  const reached = new Uint8Array(text.length + 1)
  reached[0] = 1
  for (let start = 0; start < text.length; start++) {
    if (reached[start] === 0) continue
    for (let end = start + 1; end <= Math.min(text.length, start + longestStop); end++) {
      if (stops.has(text.slice(start, end))) reached[end] = 1
    }
  }
  return reached[text.length] === 1
}
