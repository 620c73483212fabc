import type { TicketField } from '../table/schema.ts'
import { isOrganization } from '../values/company.ts'
import { parseDate, statesDate } from '../values/date.ts'
import { collapseBlanks } from '../values/fold-width.ts'
import { parseNumber } from '../values/number.ts'
import { isMasked, isPlaceholder } from '../values/placeholder.ts'
import { looksLikePersonName } from '../values/surname.ts'
import { valueTypes } from '../values/value.ts'

/** The values of one column that say anything, with what they have in common. Shares are 0–1 of these values. */
export interface ColumnEvidence {
  values: readonly string[]
  /** Filled rows of all. */
  filled: number
  meanLength: number
  /** Different values of all. */
  distinct: number
  share(holds: (value: string) => boolean): number
  /** Whether the share is at least {@link MOST}; stops as soon as it cannot be. */
  most(holds: (value: string) => boolean): boolean
}

const MOST = 0.8
const SOME = 0.5
const KINDS =
  /^[(' ]*(?:市民|群众|来电|业务)?(?:政策|一般|普通|紧急|网络|涉法涉诉)?(?:咨询|求助|求决|投诉|举报|建议|表扬|感谢|意见|反映|申诉|检举|控告|信访|其他|诉求|报修|服务|感谢表扬|意见建议|投诉举报|咨询求助)/
const SATISFACTION = /^(?:非常|比较|基本|很|十分|不太|不)?满意$|^(?:未评价|未回访|一般|不评价|无法评价|好评|差评|中评|默认满意)$/
const SOLUTION = /^(?:已|未|基本|部分|完全|暂未|尚未|没有|真正)?(?:得到)?解决$|^(?:解决中|正在解决|无法解决)$/
const STREET = /(?:街道|镇|乡|地区|街道办事处|镇人民政府|乡人民政府|街道办|苏木|开发区|管委会)$/
const DISTRICT = /^[^\d，。]{1,12}(?:区|县|旗|市)$/
const COMMUNITY = /(?:社区|村|居委会|村委会|居民委员会|村民委员会|家委会|筹备组)$/
const ADDRESS = /\d+号|号楼|路|街|巷|胡同|小区|大厦|广场|村|里|苑|园|市场|学校|医院|路口|东侧|西侧|南侧|北侧|附近|对面|门口/

/** Reads up to 500 values of a column. */
export function evidenceOf(samples: readonly string[]): ColumnEvidence {
  const filled = samples.filter((value) => value.trim() !== '').length
  const values = samples
    .map(collapseBlanks)
    .filter((value) => !isPlaceholder(value))
    .slice(0, 500)
  const total = values.reduce((sum, value) => sum + value.length, 0)
  return {
    values,
    filled: samples.length === 0 ? 0 : filled / samples.length,
    meanLength: values.length === 0 ? 0 : total / values.length,
    distinct: new Set(values).size,
    share: (holds) => (values.length === 0 ? 0 : values.filter(holds).length / values.length),
    most: (holds) => {
      let mayFail = values.length - Math.ceil(values.length * MOST - 1e-9)
      return values.length > 0 && values.every((value) => holds(value) || mayFail-- > 0)
    },
  }
}

/**
 * True when the values cannot be those of the field, whatever the header says: no dates under 办结时间, no telephones under 联系方式, a running
 * number 1, 2, 3 … under 编号. Columns without values contradict nothing.
 */
export function contradicts(field: TicketField, column: ColumnEvidence): boolean {
  if (column.values.length === 0) return false
  switch (field) {
    case 'receivedAt':
    case 'closedAt':
      return column.share((value) => parseDate(value) !== null) < SOME
    case 'phone':
      return column.share(isTelephone) < SOME
    case 'identityNumber':
      return column.share((value) => /^[\dxX*×]{15,18}$|^\d(?:\.\d+)?e\+1[47]$/i.test(value.replace(/[\s'-]/g, ''))) < SOME
    case 'amount':
      return column.share((value) => /\d/.test(value)) < SOME
    case 'ticketNo':
    case 'parentNo':
      return column.meanLength > 60 || isRunning(column.values)
    case 'sex':
      return column.share((value) => /^(?:男|女)(?:性|士)?$|^[12mf]$|^(?:先生|女士|未知)/i.test(value)) < SOME
    case 'title':
    case 'content':
    case 'reply':
      return column.share((value) => parseNumber(value) !== null || statesDate(value)) > SOME
    case 'caller':
      return column.share((value) => statesDate(value) || value.length > 40) > SOME
    case 'unit':
    case 'subject':
      return column.share((value) => statesDate(value) || isTelephone(value)) > SOME
    case 'district':
    case 'street':
    case 'community':
      return column.share((value) => statesDate(value) || value.length > 40) > SOME
    case 'satisfied':
      return column.share((value) => /满意|评价|^[是否]$|^[一二三四五1-5]星?$|[好差]评|^(?:Y|N|yes|no)$/i.test(value)) < 0.2
    default:
      return false
  }
}

/**
 * Fields that the values alone speak for. `isSure` where nothing else looks like that (满意 / 不满意, 男 / 女, identity numbers, names of
 * streets); without it the field is to be asked about.
 */
export function fieldsByContent(column: ColumnEvidence): { field: TicketField; isSure: boolean }[] {
  const { values, share, most, meanLength, distinct, filled } = column
  if (values.length < 3) return []
  const repeats = distinct <= Math.max(12, values.length * 0.5)
  if (most((value) => valueTypes.identityNumber.check(value).valid)) return [{ field: 'identityNumber', isSure: true }]
  if (most(isTelephone)) return [{ field: 'phone', isSure: true }]
  if (most((value) => statesDate(value) && !/^\d{14,}$/.test(value))) {
    return [
      { field: 'receivedAt', isSure: filled >= 0.95 },
      { field: 'closedAt', isSure: false },
    ]
  }
  if (repeats && most((value) => /^(?:男|女)性?$/.test(value))) return [{ field: 'sex', isSure: true }]
  if (repeats && most((value) => SATISFACTION.test(value))) return [{ field: 'satisfied', isSure: true }]
  if (repeats && most((value) => SOLUTION.test(value))) return [{ field: 'solved', isSure: true }]
  if (distinct <= 20 && meanLength < 10 && most((value) => KINDS.test(value))) return [{ field: 'kind', isSure: true }]
  if (meanLength >= 40 && share((value) => /[，。；！？,]/.test(value)) >= SOME) {
    return [{ field: 'content', isSure: distinct > values.length * 0.5 }]
  }
  if (isTicketNumber(column)) return [{ field: 'ticketNo', isSure: filled >= 0.99 && meanLength >= 10 }]
  if (repeats && meanLength < 12) {
    if (most((value) => STREET.test(value))) return [{ field: 'street', isSure: true }]
    if (most((value) => COMMUNITY.test(value))) return [{ field: 'community', isSure: true }]
    if (most((value) => DISTRICT.test(value))) return [{ field: 'district', isSure: distinct <= 40 }]
  }
  if (most((value) => looksLikePersonName(value) || /^\p{Script=Han}{1,3}(?:先生|女士|小姐|某{1,2}|\*{1,2})$/u.test(value))) {
    return [{ field: 'caller', isSure: false }]
  }
  if (repeats && most(isOrganization)) return [{ field: 'unit', isSure: false }]
  if (meanLength >= 6 && meanLength < 40 && !repeats && most((value) => ADDRESS.test(value))) {
    return [{ field: 'place', isSure: false }]
  }
  return []
}

/** Whether values of a 类型 or 类别 column are the kinds of demands (咨询, 投诉 …) rather than matters; null when they do not say. */
export function speaksOfKinds(column: ColumnEvidence): boolean | null {
  if (column.values.length === 0) return null
  const kinds = column.share((value) => KINDS.test(value))
  return kinds >= SOME ? true : kinds < 0.1 ? false : null
}

/** Telephone numbers, masked ones too, perhaps several. */
export function isTelephone(value: string): boolean {
  if (/^[\d\s+()（）*×xX、,，;；/转-]{7,}$/.test(value) && isMasked(value)) return true
  const number = valueTypes.phone.normalize(value)
  return (
    number !== null &&
    value.replace(/[\d\s+()（）、,，;；/-]/g, '').length <= 4 &&
    (number.length >= 10 || /电话|座机/.test(value))
  )
}

function isTicketNumber({ values, distinct, most, meanLength }: ColumnEvidence): boolean {
  if (distinct < values.length * 0.9 || meanLength < 6 || meanLength > 40) return false
  return most((value) => /^(?=(?:.*\d){6})[\p{Script=Han}A-Za-z]{0,8}[A-Za-z0-9〔〕[\]()号_-]+$/u.test(value))
}

/** 1, 2, 3 … in the rows' order: a running number of the sheet, which the next file begins anew. */
function isRunning(values: readonly string[]): boolean {
  return values.length >= 3 && values.every((value, index) => value === String(index + 1))
}
