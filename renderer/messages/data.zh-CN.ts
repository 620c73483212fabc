import { rejectWords } from '../../shared/referral/verification-words.ts'
import { batchWords } from './data-batch.zh-CN.ts'
import { importWords } from './data-import.zh-CN.ts'

const count = (value: number) => value.toLocaleString('en-US')

const evidence: Record<string, string> = {
  bom: '依据：文件开头有字节顺序标记',
  validUtf8: '依据：全部字节符合 UTF-8',
  mostlyUtf8: '依据：除个别字节外都符合 UTF-8',
  notUtf8: '依据：有字节不符合 UTF-8，按国标码解读',
  given: '依据：手工指定',
  workbook: '依据：工作簿自带编码',
}

const delimiters: Record<string, string> = { ',': '逗号', '\t': '制表符', ';': '分号', '|': '竖线' }

export interface FormatWords {
  encoding: string
  delimiter: string | null
  /** Only where it is not the usual one. */
  quote: string | null
  header: number | null
  headerLines: number
  sheet: string | null
}

export const data = {
  import: '导入文件…',
  importTitle: '选择要导入的文件',
  fileFilter: '表格文件',
  allFiles: '所有文件',
  samples: '载入示例数据',
  samplesJob: (tickets: number) => `载入示例数据（${count(tickets)} 件工单）`,
  samplesDone: '示例数据已载入',
  samplesDoneText: '数据集和一个示例模型已就绪，可以到工作台运行。',
  dropHint: '也可以把文件直接拖到窗口里',
  dropHere: '松开鼠标，导入这些文件',
  emptyTitle: '从一份热线工单开始',
  emptyText:
    '这里存放要筛查的表：热线工单，以及用来碰撞的案件、企业、学校等名单。支持 CSV、TXT 和 XLSX、XLS、ET、ODS，编码、分隔符和表头会自动识别，导入前可逐项核对。数据只保存在本机。',
  tree: '数据集',
  batches: (batches: number) => `${batches} 个批次`,
  batch: (order: number) => `批次 ${order}`,
  rename: '改名',
  renameTitle: '数据集改名',
  nameLabel: '数据集名称',
  remove: '删除数据集',
  removeTitle: (name: string) => `删除数据集“${name}”？`,
  removeText: (rows: number, batches: number) =>
    `将删除 ${batches} 个批次、${count(rows)} 行，包括问题行，不能恢复。源文件不受影响。`,
  usedBy: (runs: number, clues: number) =>
    runs + clues === 0
      ? '没有运行记录和线索引用这些行。'
      : `${count(runs)} 次运行记录、${count(clues)} 件线索引用这些行，删除后它们的原始内容无法再打开。`,
  renameTaken: '已有同名数据集，请换一个名称。',
  removed: (name: string) => `已删除“${name}”`,
  undo: '撤销这次导入',
  undoTitle: (file: string) => `撤销导入“${file}”？`,
  undoText: (rows: number, rejected: number) =>
    `将删除这个批次的 ${count(rows)} 行和 ${count(rejected)} 条问题行，不能恢复。其他批次不受影响，源文件不受影响，可以重新导入。`,
  undoNow: '撤销',
  undone: (file: string) => `已撤销“${file}”`,
  batchWords,
  importWords,
  account: {
    received: '收到',
    accepted: '接收',
    duplicate: '重复',
    rejected: '问题',
    show: (label: string, value: number) => `${label} ${count(value)}，打开查看`,
  },
  format: (format: FormatWords) =>
    [
      format.encoding,
      format.delimiter,
      format.quote,
      format.sheet === null ? null : `工作表 ${format.sheet}`,
      format.header === null
        ? '无表头'
        : format.headerLines > 1
          ? `表头第 ${format.header}–${format.header + format.headerLines - 1} 行`
          : `表头第 ${format.header} 行`,
    ]
      .filter((part) => part !== null && part !== '')
      .join(' · '),
  workbook: '工作簿',
  sha: 'SHA-256',
  shaCopied: '已复制 SHA-256',
  copySha: '复制完整的 SHA-256',
  importedAt: (time: string) => `导入于 ${time}`,
  evidence,
  delimiters,
  otherDelimiter: (delimiter: string) => `“${delimiter}”`,
  rejectCodes: rejectWords,
  importing: '正在导入，完成后列在这里',
  importingText: '进度见窗口底部，可以随时取消；也可以继续导入其他文件。',
  tabs: { columns: '列', rows: '行', rejects: '问题行' },
  columns: {
    label: '列的概况',
    name: '列',
    type: '类型',
    field: '工单字段',
    filled: '填写率',
    distinct: '不同值',
    samples: '样例',
    flagged: '存疑',
    flaggedTitle: (rows: number) => `${count(rows)} 个值不符合该类型的校验规则，原值保留`,
    reading: '正在统计各列…',
    atLeast: (value: number) => `≥ ${count(value)}`,
  },
  months: (column: string) => `每月件数（按${column}）`,
  noMonth: '无日期',
  monthFilter: (month: string) => `只看 ${month}`,
  clearFilter: '显示全部',
  rejects: {
    label: '问题行',
    line: '文件行',
    row: '数据行',
    code: '原因',
    text: '说明',
    raw: '原文',
    none: '这个批次没有问题行。',
  },
  sheet: {
    title: (file: string) => `导入 ${file}`,
    position: (index: number, total: number) => `第 ${index} 个，共 ${total} 个文件`,
    found: '读取方式',
    mapping: '列的含义',
    preview: '预览',
    encoding: '编码',
    delimiter: '分隔符',
    header: '表头行',
    headerNone: '没有表头',
    sheetName: '工作表',
    auto: '自动识别',
    autoFound: (found: string) => `自动：${found}`,
    size: '大小',
    target: '导入到',
    newDataset: '新数据集',
    append: '追加到已有数据集',
    name: '名称',
    kind: '种类',
    kindHint: '热线工单按工单编号与内容识别重复；普通表保留每一行。',
    nameTaken: '已有同名数据集',
    nameMissing: '请填写名称',
    columnName: '列名',
    noField: '—',
    columnEmpty: '列名不能为空',
    columnTwice: '列名重复',
    appendNew: (columns: string) => `该数据集没有这些列，将新增：${columns}`,
    appendMissing: (columns: string) => `本文件缺少这些列，将留空：${columns}`,
    problems: (problems: number) => `预览范围内有 ${count(problems)} 条问题行`,
    noProblems: '预览范围内没有问题行',
    line: (line: number) => `第 ${count(line)} 行`,
    flagged: '不符合该列类型，原值照样导入',
    firstRows: (rows: number) => `前 ${count(rows)} 行`,
    start: '导入',
    skip: '跳过这个文件',
    reading: '正在识别文件…',
  },
  job: (file: string) => `导入 ${file}`,
  progress: (rows: number, perSecond: number, rejected: number) =>
    `${count(rows)} 行 · ${count(perSecond)} 行/秒${rejected > 0 ? ` · 问题 ${count(rejected)}` : ''}`,
  done: (file: string) => `已导入 ${file}`,
  doneText: (account: { received: number; accepted: number; duplicate: number; rejected: number }) =>
    `收到 ${count(account.received)} = 接收 ${count(account.accepted)} + 重复 ${count(account.duplicate)} + 问题 ${count(account.rejected)}`,
  cancelled: (file: string) => `已取消导入 ${file}`,
  cancelledText: '没有留下这个文件的任何行。',
}
export type DataMessages = typeof data
