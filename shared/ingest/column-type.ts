import type { ColumnType, TicketField } from '../table/schema.ts'
import { isOrganization } from '../values/company.ts'
import { parseDate, statesDate } from '../values/date.ts'
import { collapseBlanks } from '../values/fold-width.ts'
import { isMasked, isPlaceholder } from '../values/placeholder.ts'
import { looksLikePersonName } from '../values/surname.ts'
import { valueTypes } from '../values/value.ts'
import { foldHeader } from './mapping.ts'

const ENOUGH = 0.9
/** A header says what the values are; if this share of them agrees, the others are faulty and flagged. */
const LEAST = 0.5
/** Free text is longer than a category: in the mean, or in its longest value. */
const CATEGORY_MEAN = 20
const CATEGORY_LONGEST = 60

const fieldTypes: Record<TicketField, ColumnType> = {
  ticketNo: 'id',
  receivedAt: 'date',
  closedAt: 'date',
  title: 'text',
  content: 'text',
  kind: 'category',
  category1: 'category',
  category2: 'category',
  category3: 'category',
  category4: 'category',
  district: 'category',
  street: 'category',
  community: 'category',
  place: 'address',
  unit: 'category',
  result: 'text',
  reply: 'text',
  responded: 'category',
  solved: 'category',
  satisfied: 'category',
  caller: 'personName',
  phone: 'phone',
  sex: 'category',
  identityNumber: 'identityNumber',
  subject: 'company',
  amount: 'number',
  isRepeat: 'category',
  parentNo: 'id',
}

/** What the words of a header say, the first that fits. */
const headerTypes: readonly (readonly [RegExp, ColumnType])[] = [
  [/网址|网站|邮箱|备注|摘要|标题|主题|内容|描述|简介|经营范围|案情|事实|意见$|说明$|原文|正文/, 'text'],
  [/身份证|公民身份|^证件号|证件号码$/, 'identityNumber'],
  [/信用代码/, 'creditCode'],
  [/车牌|号牌号|车号$/, 'plate'],
  [/电话|手机|来电号码|主叫|被叫|联系方式|传真/, 'phone'],
  [/日期|时间|年月|日$|^date|(?:date|time)$/, 'date'],
  [/金额|数量|数额|人数|件数|次数|面积|单价|价格|股本|资本$|[率数]$|经度|纬度/, 'number'],
  [/编号|单号|案号|文号|代码|编码|序号|流水号|证号|邮编|账号|卡号|^id$|(?:user|order|case|ticket|record|row)id$|code$/, 'id'],
  [/地址|住址|住所|发生地|案发地|地点|户籍地|居住地|点位/, 'address'],
  [
    /姓名|联系人|来电人|当事人|嫌疑人|被告人|被害人|犯罪人|被执行人|法定代表人|法人代表|负责人|经办人|户主|驾驶人|报警人|行为人|受害人|监护人|死者|伤者/,
    'personName',
  ],
  [/^(?:第[一二三四])?(?:原告|被告|第三人|申请人|被申请人|上诉人|被上诉人)/, 'personName'],
  [/小区|路段|路口|道路|村名|养老机构$|学校$|校名|场所名称|机构名称$|楼盘/, 'place'],
  [/(?:公司|企业|商户|店铺|商家|单位)(?:全称|名称|名)?$|字号$|用人单位/, 'company'],
]

/** Types that the values must prove; a header alone is not enough. */
const isProven: ReadonlySet<ColumnType> = new Set(['identityNumber', 'creditCode', 'plate', 'phone', 'date', 'number'])

/**
 * The type of a column by its ticket field, its header and up to 2 000 of its values. Identifiers, dates and numbers must be proven by 90 % of
 * the values that say anything (masked identifiers count as such), by half of them where header or field says the type; the other types follow field, header, then form: free text (mean over 20
 * characters or one over 60) or sentences are `text`, short values that repeat `category`, codes `id`, Chinese names `personName`, the rest is `text`.
 */
export function detectColumnType(header: string, samples: readonly string[], field?: TicketField): ColumnType {
  const values = samples.map(collapseBlanks).filter((value) => !isPlaceholder(value))
  const byField = field && fieldTypes[field]
  const words = foldHeader(header)
  const expected = byField ?? headerTypes.find(([pattern]) => pattern.test(words))?.[1]
  if (values.length === 0) return expected ?? 'text'
  if (field === 'title' || field === 'content' || field === 'reply') return 'text'
  if (expected === 'id') return isLong(values) ? 'text' : 'id'
  if (expected !== undefined && isProven.has(expected) && share(values, (value) => proves(expected, value)) >= LEAST)
    return expected
  if (isLong(values))
    return most(values, statesDate) ? 'date' : expected === 'address' || expected === 'company' ? expected : 'text'
  if (field === 'result') return byForm(values) === 'category' ? 'category' : 'text'
  const proven = provenByValues(values)
  if (expected === undefined || isProven.has(expected)) return proven ?? byForm(values)
  if (expected === 'category' || expected === 'text') return expected
  if (expected === 'personName' && most(values, isOrganization)) return 'company'
  const isPersonal = proven === 'phone' || proven === 'identityNumber' || proven === 'creditCode' || proven === 'date'
  return isPersonal ? proven : expected
}

function provenByValues(values: readonly string[]): ColumnType | undefined {
  if (most(values, isLikeIdentityNumber)) return 'identityNumber'
  if (most(values, (value) => valueTypes.creditCode.check(value).valid)) return 'creditCode'
  if (most(values, isWholePhone)) return 'phone'
  if (most(values, (value) => valueTypes.plate.check(value).valid)) return 'plate'
  if (most(values, statesDate)) return 'date'
  if (!most(values, (value) => proves('number', value))) return undefined
  return values.some((value) => /^0\d+$|^\d{12,}$/.test(value)) ? 'id' : 'number'
}

function byForm(values: readonly string[]): ColumnType {
  if (isRepeating(values)) return share(values, isSentence) > 1 - ENOUGH ? 'text' : 'category'
  if (most(values, isCode)) return 'id'
  return most(values, looksLikePersonName) ? 'personName' : 'text'
}

function proves(type: ColumnType, value: string): boolean {
  switch (type) {
    case 'date':
      return parseDate(value) !== null
    case 'number':
      return valueTypes.number.check(value).valid
    case 'identityNumber':
      return /^[\d*xX×]{15}$|^[\d*×]{17}[\d*xX×]$|^\d(?:\.\d+)?[eE]\+1[47]$/.test(valueTypes.identityNumber.clean(value))
    case 'creditCode':
      return /^[0-9A-Z*]{18}$/.test(valueTypes.creditCode.clean(value))
    case 'phone':
      return valueTypes.phone.check(value).valid || (isMasked(value) && /^[\d*×xX\s+()-]{7,}$/.test(value))
    default:
      return valueTypes[type].check(value).valid || isMasked(value)
  }
}

/** Area and birth date are those of a person; whether a digit was mistyped is a matter of verification. */
function isLikeIdentityNumber(value: string): boolean {
  const check = valueTypes.identityNumber.check(value)
  return check.valid || check.reason === 'checkDigit'
}

/** A mobile or a number with area code and nothing else; a column of other digits is not taken for telephones. */
function isWholePhone(value: string): boolean {
  const number = valueTypes.phone.normalize(value)
  return number !== null && /^(?:1\d{10}|0\d{9,11})$/.test(number) && /^[\d\s+()-]{10,20}$/.test(value)
}

function isCode(value: string): boolean {
  return /^(?=.*\d)[A-Za-z0-9._#-]{3,40}$/.test(value) || /[〔[(（]\d{4}[〕\])）].*\d+号$/.test(value)
}

function isSentence(value: string): boolean {
  return /[。！？；，]/.test(value)
}

function isLong(values: readonly string[]): boolean {
  let total = 0
  for (const value of values) {
    if (value.length > CATEGORY_LONGEST) return true
    total += value.length
  }
  return total / values.length > CATEGORY_MEAN
}

/** Short values of which each stands for about three rows and more; for a dozen rows, two. */
function isRepeating(values: readonly string[]): boolean {
  return values.length > 1 && new Set(values).size <= values.length * (values.length <= 12 ? 0.5 : 0.34)
}

/** Whether `holds` for {@link ENOUGH} of the values; stops as soon as it cannot. */
function most(values: readonly string[], holds: (value: string) => boolean): boolean {
  let mayFail = values.length - Math.ceil(values.length * ENOUGH - 1e-9)
  return values.every((value) => holds(value) || mayFail-- > 0)
}

function share(values: readonly string[], holds: (value: string) => boolean): number {
  return values.filter(holds).length / values.length
}
