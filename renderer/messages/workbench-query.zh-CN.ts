import type { QueryError, QueryErrorCode } from '../../shared/screening/query-error.ts'

type Details = QueryError['details']

const operandKinds: Record<string, string> = {
  and: 'AND（并列）',
  not: 'NOT（排除）',
  atLeast: 'OF（至少几个）',
  field: '限定列的条件',
  comparison: '比较',
  range: '范围',
  empty: '空',
  present: '有',
}

/** What RE2 says of an expression it refuses. */
const regexReasons: Record<string, string> = {
  'missing closing )': '括号没有收尾',
  'unexpected )': '多了一个右括号',
  'missing closing ]': '方括号没有收尾',
  'missing argument to repetition operator': '*、+、? 前面没有可重复的字',
  'invalid nested repetition operator': '两个重复符号连在一起',
  'invalid character class range': '方括号里的范围不成立',
  'invalid escape sequence': '不认识的反斜杠写法',
  'invalid repeat count': '重复次数不成立，最多 1000',
  'invalid or unsupported Perl syntax': '不支持的括号写法',
  'invalid named capture': '命名的括号写得不对',
  'duplicate capture group name': '命名的括号重名',
  'trailing backslash at end of expression': '末尾多了一个反斜杠',
  'expression nests too deeply': '括号套得太深',
  'expression too large': '太长或太复杂',
}

const sentences: Record<QueryErrorCode, (details: Details) => string> = {
  empty: () => '还没有写条件。',
  tooLong: ({ limit }) => `筛查式太长，最多 ${limit} 个字。`,
  tooDeep: ({ limit }) => `括号套得太深，最多 ${limit} 层。`,
  tooLarge: ({ limit }) => `词太多，词组展开后最多 ${limit} 个。`,
  quoteUnclosed: () => '引号没有收尾。',
  groupUnclosed: () => '括号没有收尾。',
  groupUnopened: () => '多了一个右括号。',
  groupEmpty: () => '括号里是空的。',
  termEmpty: () => '引号里是空的。',
  operandMissing: ({ operator }) => `${operator} 的一边缺少条件。`,
  minusDetached: () => '减号后面不能有空格：写成 -词，或 NOT 词。',
  distanceMissing: ({ operator }) => `${operator} 要写出字数，例如 ${operator}/15。`,
  distanceInvalid: ({ operator, found }) => `${operator} 后面应是字数，实际是“${found}”。`,
  distanceTooLarge: ({ operator, limit }) => `${operator} 的字数最多 ${limit}。`,
  proximityOperand: ({ operator, found }) =>
    `${operator} 两边只能是词和用 OR 连起来的词，不能是 ${operandKinds[found ?? ''] ?? found}。`,
  countMissing: () => 'OF 前面缺少个数，例如 3 OF (A, B, C, D)。',
  countInvalid: ({ count, items }) =>
    Number(count) < 1 ? '至少几个要从 1 写起。' : `要求至少 ${count} 个，可是只列了 ${items} 个。`,
  listMissing: () => 'OF 后面缺少括号里的词，例如 3 OF (A, B, C, D)。',
  wildcardAlone: () => '通配符要和字一起用，单独的 * 或 ? 会命中一切。',
  wildcardTooMany: ({ limit }) => `一个词里的通配符最多 ${limit} 个。`,
  regexUnclosed: () => '正则表达式缺少收尾的 /。',
  regexEmpty: () => '正则表达式是空的。',
  regexInvalid: ({ reason, found }) =>
    `正则表达式有误：${regexReasons[reason ?? ''] ?? reason}${found ? `，在“${found}”` : ''}。`,
  regexLookaround: ({ found }) =>
    `正则表达式里的“${found}”用不了：前后的限制只能写在整个式子的最前面和最后面，各看一个字，例如 (?<!\\d)…(?!\\d)。`,
  regexBackreference: ({ found }) => `正则表达式里的“${found}”用不了：不支持引用前面的括号。`,
  regexFlags: () => '收尾的 / 后面不能直接跟字母。',
  lexiconNameMissing: () => '@ 后面缺少词组名。',
  columnNameMissing: () => '冒号前面缺少列名。',
  valueMissing: ({ column }) => `“${column}”后面缺少要比的内容。`,
  valueInvalid: ({ column, value, type }) =>
    `“${value}”不是${type === 'date' ? '日期' : type === 'number' ? '数' : '可比的内容'}，不能和列“${column}”比。`,
  valueUnordered: ({ column, value }) => `“${value}”既不是日期也不是数，不能和列“${column}”比大小。`,
  rangeInvalid: ({ column }) => `“${column}”的范围应写成 [甲 TO 乙]。`,
  rangeReversed: ({ from, to }) => `范围写反了：${from} 在 ${to} 之后。`,
  columnUnknown: ({ column, nearest }) => `没有列“${column}”${nearest ? `，相近的有：${nearest}` : ''}。`,
  lexiconUnknown: ({ lexicon, nearest }) => `没有词组“${lexicon}”${nearest ? `，相近的有：${nearest}` : ''}。`,
  lexiconCyclic: ({ lexicon, path }) => `词组“${lexicon}”绕回了自己${path ? `：${path}` : ''}。`,
}

export function queryError(error: QueryError): string {
  const place = error.length > 0 || error.position > 0 ? `第 ${error.position + 1} 个字：` : ''
  const { group, word } = error.details
  return place + (group === undefined ? '' : `词组“${group}”的第 ${word} 个词：`) + sentences[error.code](error.details)
}
