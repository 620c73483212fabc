const count = (n: number) => n.toLocaleString('en-US')

/** What is said of how sentences speak of hits, of similar tickets, and of a ticket's history. */
export const reading = {
  cues: {
    kinds: { plain: '无提示', negated: '否定', resolved: '已解决', enquiry: '咨询', thanks: '致谢' },
    /** One character at a row's start. */
    tags: { negated: '否', resolved: '结', enquiry: '咨', thanks: '谢' },
    tips: {
      negated: '命中处被否定，如“没有占用”',
      resolved: '称命中的事已解决或不再追究',
      enquiry: '命中处是咨询、查询',
      thanks: '命中处是感谢、表扬',
    },
    word: (kind: string, word: string) => `${kind}提示：${word}`,
    rowTag: (tip: string) => `${tip}。去掉这样的命中，这一行就不再符合筛查。`,
    legend: '提示',
    /** The bar above the grid. */
    open: '按语境区分',
    openTitle: '看各行命中处是否被否定、称已解决或只是咨询。不会去掉任何一行。',
    label: '按语境看',
    all: '全部',
    option: (kind: string, rows: number) => `${kind} ${count(rows)}`,
    plainFirst: '无提示的在前',
    looking: (percent: number) => `正在逐行读语境 ${percent}%`,
    stop: '停止',
    close: '不再区分',
    hint: '语境由词语和位置推断，供排序，不作结论。',
  },
  pane: {
    tabs: { ticket: '工单', similar: '相似工单', history: '历史' },
    marks: (n: number, of: number) => `标记 ${n} / ${of}`,
    views: '阅读内容',
    back: '返回（Alt+←）',
    opened: (file: string, row: number) => `${file} 第 ${count(row)} 行`,
    similarOpened: '相似工单，标出的是与原工单相同的词句',
    versionOpened: '这张工单的另一版',
  },
  similar: {
    title: '相似的工单',
    looking: '正在找相似的工单…',
    none: '没有找到相似的工单。',
    score: (percent: number) => `${percent}%`,
    scoreTitle: '两份工单共有的词句所占的份量，少见的词句份量重',
    searched: (rows: number, total: number) => `没有索引，只在最近的 ${count(rows)} 行里找（共 ${count(total)} 行）。`,
    unindexed: (segments: number) => `${count(segments)} 段数据没有索引，未参加比较。`,
    open: '打开这张工单',
  },
  history: {
    blank: '空',
    only: '只收到过这一版。',
    versions: (versions: number) => `收到过 ${count(versions)} 版，不同之处已标出。`,
    version: (order: number, time: string) => `第 ${order} 版 · ${time} 导入`,
    current: '（正在看的一版）',
    loading: '正在读取历史…',
  },
}
