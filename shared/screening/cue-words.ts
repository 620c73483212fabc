/**
 * Words by which cues are recognised (`cue.ts`), as data. All are in folded form: simplified, half width, lower case.
 *
 * Origin: the common exclusions of the office's screens (domain.md 2.2: 已解决, 撤诉, 感谢, 表扬, 来电查询进度), the forms in which hotline
 * texts deny and ask, and what stood beside them where they did not mean that, read in 3,311 public messages to authorities.
 */
export interface CueWords {
  /** Words that negate what follows in their clause, up to {@link reach} characters on. The longest that fits counts. */
  readonly negators: readonly string[]
  /** Words that negate only what follows at once, or after {@link fillers}. */
  readonly closeNegators: readonly string[]
  readonly fillers: readonly string[]
  /** Words that begin as a negator does and deny nothing of what follows. */
  readonly notNegators: readonly string[]
  /** What makes a negator something else where it stands in front of it: 有没有 asks, 淹没 is a word. */
  readonly notBehind: readonly string[]
  /** What, between a negator and a hit, takes the negation for itself: 没有处理占用, 没有手续就占用. */
  readonly closers: readonly string[]
  /** Behind a hit: it only names what kind of thing is denied, 没有排污许可证; or it was begun, 没有施工完毕. */
  readonly heads: readonly string[]
  /** Of `的` between negator and hit only these leave the hit negated: 没有明显的占用. */
  readonly adjectives: readonly string[]
  /** What must stand in a gap of more than three characters, so that the negator reaches over it. */
  readonly carriers: readonly string[]
  /** Wishes and conditions in front of a negator: what is wished away is there. */
  readonly unreal: readonly string[]
  /** What denies a hit in front of it. */
  readonly denials: readonly string[]
  /** 已 … one of these: done. */
  readonly done: readonly string[]
  /** What may stand between 已 and what is done. */
  readonly doneAdverbs: readonly string[]
  /** Words that say by themselves that it is over. */
  readonly over: readonly string[]
  /** Words by which the caller lets it be. */
  readonly withdrawn: readonly string[]
  /** At the end of what stands in front of them: it is others who want it, or it is denied. */
  readonly notWithdrawn: readonly string[]
  /** In front of what is said to be done: it is not, or somebody else says so. */
  readonly notDone: readonly string[]
  /** Behind it: it is not after all. */
  readonly contrasts: readonly string[]
  readonly enquiries: readonly string[]
  /** Behind `咨询`, `查询`: a name or a tale, no enquiry. */
  readonly notEnquiries: readonly string[]
  /** In the clause before `咨询`, `查询`: somebody else was asked, before. */
  readonly askedElsewhere: readonly string[]
  /** In the sentence of an enquiry: it reproaches rather than asks. */
  readonly reproaches: readonly string[]
  readonly thanks: readonly string[]
  /** In the sentence of thanks: they are given beforehand. */
  readonly notThanks: readonly string[]
}

/** Characters between a negator and a hit at most. */
export const NEGATION_REACH = 8
/** Characters that a negator reaches over without a carrier. */
export const FREE_REACH = 3

const words = (text: string): string[] => text.trim().split(/\s+/)

export const cueWords: CueWords = {
  negators: words(`
    没有发现 未发现 没有看到 没看到 未见到 未见 没有出现 未出现 没有发生 未发生 没有存在 不存在 不再 没再 未再 从来没有 从来没 从未
    并没有 并未 没有 没人 无人 没有人 没 未 不会再`),
  closeNegators: words('无 不'),
  fillers: words('任何 明显 其他 其它 再 曾 怎么 太 随意 乱 新增 大面积 严重'),
  notNegators: words(`
    未来 未成年 未婚 未知 未必 未免 未经 未按 未果 未遂 未尝 未满 未雨绸缪 未完 未卜 未取得 未办理 未批 未征得 未获 未依法 未依照
    没收 没法 没办法 没想到 没完 没多久 没过 没几 没等 没事 没关系 没用 没准 没钱 没经 没按 没日没夜 没落 没错 没了 没问题
    没有想到 没有办法 没有多久 没有几 没有过多久 没有关系 没有用 没有经过 没有经 没有按 没有依 没有什么比 没有比 没有哪 没有一个
    没有一天 没有一次 没有任何人 没有必要 没有问题 没有钱 没有错 没有道理 没有理由 没有能力
    没人敢 无人敢 没人能 无人能
    无法 无证 无照 无牌 无障碍 无良 无故 无视 无奈 无理 无端 无偿 无关 无论 无数 无意 无权 无序 无辜 无业 无主 无名 无线 无德 无耻
    无赖 无效 无果 无处 无门 无力 无助 无望 无限 无期 无比 无情 无须 无需 无可 无所 无疑 无异 无形 无缝 无机 无期徒刑 无缘 无从 无烟
    无人机 无人驾驶 无人值守 无人售票 无人区 无轨 无纸化 无害 无锡 无度 无节制 无忌 无一 无独有偶
    不仅 不但 不光 不只 不单 不断 不停 不时 不久 不料 不得 不同 不过 不少 不良 不法 不明 不满 不管 不论 不然 不如 不要 不准 不许 不应 不该`),
  notBehind: words('有 是否 淹 埋 出 沉 吞 隐 湮 三 四 五 要 岂'),
  closers: words(`
    处理 解决 整改 清理 清除 清走 制止 查处 取缔 拆 修 回复 答复 答应 执法 治理 改善 改变 缓解 停止 禁止 劝 考虑 重视 意识 杜绝 遏制
    避免 防止 控制 落实 执行 履行 交代 说法 说明 解释 结果 效果 作用 办法 措施 反映 上报 举报 投诉 告知 通知 提醒 提示 公示 公告 警示
    监管 管理 管制 管控 管过 来管 人管 安排 协调 采取 下文 消息 音讯 动静 进展 证据 追究 打击 保护 保障 维护 关注 支付 兑现 承担 赔偿 补偿
    手续 许可 审批 批准 同意 资质 执照 证 合同 协议 依据 理由 规定 标志 标识 资格 授权 商量 协商 征求 签 权 能力 时间 钱 工作 收入 经济
    就 却 便 而 即 仍 又 也 还 直接 擅自 私自 强行 导致 造成 致使 使得 引起 因此 所以 只能 只好 只得 反而 继续 仅 只 但 可 甚至 更 于是
    需要 要求 希望 请 为了 因为 由于 如果 之前 以前 之后 以后 及时 足够 完善 有效 合理 合法 正常 正规 统一 专门 专业 规范 相应 什么
    得到 相信 信任 说 讲 除 隔 支持 回应 询问 理会 理睬 接受 接待 走访 联系 满足 意义 对
    不 没 未 无 比 那么 这么 如此 怎么 为何 是`),
  heads: words(`
    许可 资质 资格 公司 企业 厂 局 办公 部门 人员 单位 员工 明细 方案 图 报告 标准 费 户 验收 完 收据 发票 证明 驾驶 司机 行业 协会 中心 网站 档案
    栏 机 管理 经验 专业 知识 系统 摩托 点 材料 合同 协议 制度 政策 意见 设备 工具 老板 负责人`),
  adjectives: words('明显 任何 严重 真正 实际 大量 类似 相关 新 过多'),
  carriers: words('发现 看到 见到 出现 存在 发生 进行 收到 接到 再 任何 明显 在 被 把 将 给 、 和 或 与 等 随意 曾'),
  unreal: words(`
    希望 要求 请求 恳请 敬请 请 盼 建议 保证 承诺 能否 如果 要是 如有 若 倘 只要 除非 假如 万一 以免 免得 难道 岂 是否 谁说 有没有
    能不能 可不可以 应该 必须 争取 让`),
  denials: words('不存在 并不存在 不属实 不复存在 未发现 没有发现 未见异常 已无 子虚乌有 系误报 属误报 纯属误会 是误会'),
  done: words(`
    解决 处理 处置 办结 整改 清理 清除 清运 清走 移走 挪走 驶离 修复 修好 维修好 维修完毕 疏通 改正 纠正 退款 结清 付清 和解 达成和解
    达成一致 协商一致 恢复正常`),
  doneAdverbs: words(
    '经 全部 被 予以 及时 基本 妥善 圆满 自行 完全 得到 得以 顺利 彻底 当场 现场 立即 都 均 有效 联系 协调 督促 安排',
  ),
  over: words(`
    问题解决了 问题都解决了 问题也解决了 问题终于解决了 问题得到解决 问题得到了解决 问题得以解决`),
  withdrawn: words(`
    撤诉 撤销投诉 撤销诉求 撤销工单 撤销举报 撤回投诉 撤回诉求 撤回举报 取消投诉 取消诉求 取消工单 不再追究 不再投诉 不予追究 放弃投诉
    无需处理 无需再处理 无需跟进 不用处理 不用再处理 不需要处理 不需要再处理 不需要跟进`),
  notWithdrawn: words('没 未 不 拒绝 没有 要我 让我 逼 威胁 劝 说服'),
  notDone: words(`
    没 未 不 无 希望 要求 请 盼 望 早日 尽快 能 可以 会 如果 若 要是 等 为 才 何时 什么时候 是否 有没有 回复 答复 显示 声称 谎称 以为
    据说 号称 应该 必须 应当 有的 其他 别的 确保 督促 推动 促进`),
  contrasts: words(
    '但 可是 却 然而 其实 实际 仍 依然 依旧 还是 又 再次 反弹 不了 不好 不完 吗 么 吧 中 之中 的 过 多次 意见 不彻底 后 就 出',
  ),
  enquiries: words(`
    想咨询 要咨询 咨询一下 咨询下 来电咨询 致电咨询 特此咨询 特咨询 现咨询 市民咨询 来电人咨询 群众咨询 居民咨询 咨询关于 咨询如何 咨询是否
    咨询能否 咨询怎么 咨询怎样 咨询什么 咨询哪 咨询几 咨询多少 咨询: 想查询 来电查询进度 来电查询 致电查询 查询一下 查询进度 查询办理 查询处理 查询工单
    查询诉求 查询投诉 请问 想问 请教一下 请教您 请教各位 请教领导 想了解 想要了解 需要了解 来电了解 想知道 来电询问 致电询问 市民询问 来电人询问 询问一下
    询问如何 询问是否 询问关于 是否可以 可不可以 能否告知 请告知 请解答 求解答 归谁管 归哪个部门管 由哪个部门管 该找哪个部门 应该找哪个部门`),
  notEnquiries: words('公司 服务 有限 师 费 电话 处 台 中心 热线 机构 业 过 了 结果 发现 得知 无果 时 后 未果'),
  askedElsewhere: words('和 跟 曾 多次 向 到 去 给 找 经 电话'),
  reproaches: words(`
    为何 为什么 凭什么 难道 何在 非要 屡禁 不作为 强烈 严重 投诉 举报 怎么回事 天理 公平 公道 百姓 良心 人命 不管 没人管 无人管 谁来管 谁来 还要
    怎么能 怎么可以 岂 任由 纵容 包庇 猖狂 苦不堪言 忍无可忍 随意 至今 这样 如此 天道 敢 玩笑 合理合法 合法吗 合理吗 非法 霸占 侵占 违规建 违规施 不吐不快 效果不佳 害 大祸 忽悠`),
  thanks: words('表扬 来电感谢 致电感谢 特来感谢 特此感谢 表示感谢 表示衷心的感谢 表示衷心感谢 感谢信 锦旗 致谢'),
  notThanks: words('希望 请 盼 望 如能 若 将 如果 没有表扬 不是表扬 建议 能够 期待 但 不过 可是'),
}
