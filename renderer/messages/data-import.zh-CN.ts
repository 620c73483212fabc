const count = (value: number) => value.toLocaleString('en-US')

/** What the import sheet says of recipes, quotes, doubtful columns and cleaned values. */
export const importWords = {
  recipe: {
    label: '配方',
    auto: '自动（没有认得的配方）',
    recognised: (name: string) => `按配方“${name}”识别`,
    none: '不用配方',
    load: '载入配方文件…',
    keep: '存为配方…',
    remove: (name: string) => `删除配方“${name}”`,
    removeText: '已导入的数据不受影响，以后的文件不再按它识别。',
    removed: (name: string) => `已删除配方“${name}”`,
    more: '配方的更多操作',
    fromFile: (name: string) => `${name}（文件）`,
    missing: (columns: string) => `文件里没有配方中的这些列：${columns}`,
    fits: '各列都按配方对上了。',
  },
  quote: '引号',
  quotes: { '"': '双引号 "', "'": "单引号 '" } as Record<string, string>,
  otherQuote: (quote: string) => `“${quote}”`,
  noQuote: '没有，引号是普通字符',
  otherDelimiter: '其他分隔符',
  headerLines: (lines: number) => `表头占 ${lines} 行，已合并为一行列名`,
  undecodableNote: '所在行不导入，列为问题行，可以修补。',
  doubtful: (columns: number) => `有 ${count(columns)} 列拿不准，请先看这几列`,
  doubtfulMark: '拿不准',
  confirm: '没错',
  confirmLabel: (column: string) => `${column}：没错`,
  sample: (values: string) => `样例：${values}`,
  suggest: (field: string) => `是“${field}”`,
  suggestLabel: (column: string, field: string) => `${column}：是${field}`,
  noSample: '预览里这一列没有值',
  cleaned: (text: string) => `清洗后：${text}`,
  cleanedNote: '箭头后是清洗后的值，导入后保留并显示原值',
}
export type ImportWords = typeof importWords
