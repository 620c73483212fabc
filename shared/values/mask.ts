import { halfWidth } from './fold-width.ts'
import { maskPersonName } from './person-name.ts'
import { starDigits } from './phone.ts'
import { maskPlate, PLATE_PROVINCES } from './plate.ts'
import { ambiguousSurnames, compoundSurnames, plainSurnames } from './surname.ts'

interface MaskRule {
  pattern: RegExp
  mask: (found: string) => string
}

const GAP = '[\\s.·_-]{0,3}'
const AREA = '(?:1[1-5]|2[1-3]|3[1-7]|4[1-6]|5[0-4]|6[1-5]|71|8[1-3])'
const MONTH_DAY = `(?:0${GAP}[1-9]|1${GAP}[0-2])${GAP}(?:0${GAP}[1-9]|[12]${GAP}\\d|3${GAP}[01])`
const YEAR = '(?:19|20)\\d\\d'
const GAPPED_AREA = AREA.replace(/\d\[|\d(?=\d)/g, (unit) => unit[0] + GAP + unit.slice(1))
const digits = (count: number): string => `(?:${GAP}\\d){${count}}`
const star = (head: number, tail: number) => (found: string) => starDigits(found, 0, found.length, head, tail)
const surnames = (sets: readonly ReadonlySet<string>[]): string => sets.flatMap((set) => [...set]).join('|')

const ROLES = '(?:来电人|联系人|投诉人|举报人|反映人|诉求人|留言人|申请人|求助人|被害人|当事人|报警人|称呼|姓名)(?:姓名|称呼)?'
/** Characters of a given name; words of grammar are none, nor is what follows in 来电人陈述. */
const GIVEN = '[^\\P{Script=Han}在于的是了已为有不和与将被就也都从向对称述]'
const NAME_ENDS = '(?=[\\s,，。.;；、:：()（）\\d]|$|先生|女士|小姐|同志|反映|来电|称|说|表示|投诉|咨询|求助|举报|电话|联系)'

/** In the order of application: the longer identifier first. Patterns see half width text. */
const rules: readonly MaskRule[] = [
  { pattern: /[A-Za-z0-9][A-Za-z0-9._%+-]*(?=@[A-Za-z0-9-]+(?:\.[A-Za-z0-9-]+)+)/g, mask: maskMailbox },
  { pattern: new RegExp(`(?<!\\d)${AREA}\\d{15}[\\dXx](?!\\d)`, 'g'), mask: star(6, 4) },
  {
    pattern: new RegExp(
      `(?<!\\d)${GAPPED_AREA}${digits(4)}${GAP}(?:1${GAP}[89]|2${GAP}0)${digits(2)}${GAP}${MONTH_DAY}${digits(3)}${GAP}[\\dXx](?!\\d)`,
      'g',
    ),
    mask: star(6, 4),
  },
  { pattern: new RegExp(`(?<!\\d)${AREA}\\d{6}(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\\d|3[01])\\d{3}(?!\\d)`, 'g'), mask: star(6, 3) },
  { pattern: /(?<!\d)[3-69]\d{3}(?:[ -]?\d{4}){3}(?:[ -]?\d{1,3})?(?!\d)/g, mask: star(0, 4) },
  { pattern: /1[3-9]\d{9}/g, mask: star(3, 4) },
  { pattern: new RegExp(`(?<!\\d|${YEAR}[./-]|${YEAR}[./-]\\d{1,2}[./-])1${GAP}[3-9]${digits(9)}`, 'g'), mask: star(3, 4) },
  {
    pattern:
      /(?<!\d)(?:\(?0(?:10|2\d|[3-9]\d\d)\)?|(?:\+|00)86[\s-]?(?:10|2\d|[3-9]\d\d))[\s-]{0,3}[1-9]\d{2,3}[\s-]?\d{4}(?!\d)/g,
    mask: star(3, 4),
  },
  { pattern: /(?<=(?:电话|联系|致电|拨打|手机|座机|来电)[^\d\n]{0,8})(?<!\d)[2-8]\d{2,3}[\s-]?\d{4}(?!\d)/g, mask: star(0, 4) },
  {
    pattern: new RegExp(
      `[${PLATE_PROVINCES}][A-HJ-NP-Z][\\s·•・.-]?(?=(?:[A-HJ-NP-Z]*\\d){3})[A-HJ-NP-Z0-9]{4,5}[A-HJ-NP-Z0-9挂学警港澳领](?![A-Z0-9])`,
      'gi',
    ),
    mask: maskPlate,
  },
  {
    pattern: /(?<=(?:QQ|微信|wechat|vx)(?:号码|账号|号)?[\s:是为]{0,3})[A-Za-z0-9][\w-]{4,19}/gi,
    mask: (found) => found[0] + '*'.repeat(found.length - 1),
  },
  {
    pattern: new RegExp(
      `(?<=${ROLES}\\s?[:：]\\s?)(?:${surnames([compoundSurnames, plainSurnames, ambiguousSurnames])})${GIVEN}{1,2}?${NAME_ENDS}`,
      'gu',
    ),
    mask: maskPersonName,
  },
  {
    pattern: new RegExp(
      `(?<=${ROLES}[为是叫\\s]?)(?:${surnames([compoundSurnames, plainSurnames])})${GIVEN}{1,2}?${NAME_ENDS}`,
      'gu',
    ),
    mask: maskPersonName,
  },
]

/**
 * Free text with its personal identifiers masked, of the same length in UTF-16 units, so that offsets of hits stay valid. Masked are: e-mail addresses
 * (first letter and domain stay), identity numbers (110105********002X), bank cards (last four), mobiles (138****5678), landlines, local numbers
 * after 电话 or 联系, plates (京A·1***5), QQ and WeChat accounts, and names after words such as 来电人 (张某). Digits may be full width and parted by
 * blanks, dots or dashes. No mobile number is left, not even inside a longer number. Idempotent.
 */
export function maskText(text: string): string {
  let masked = text
  for (;;) {
    const next = rules.reduce(applyRule, masked)
    if (next === masked) return masked
    masked = next
  }
}

/** A telephone cell: as {@link maskText}, and of any other run of seven and more digits only the last four stay. */
export function maskPhone(text: string): string {
  return applyRule(maskText(text), { pattern: /(?<![\d*])\d(?:[\s.()-]{0,3}\d){6,}(?![\s.-]*[\d*])/g, mask: star(0, 4) })
}

function applyRule(text: string, { pattern, mask }: MaskRule): string {
  let masked = ''
  let end = 0
  for (const { index, 0: found } of halfWidth(text).matchAll(pattern)) {
    masked += text.slice(end, index) + mask(text.slice(index, index + found.length))
    end = index + found.length
  }
  return end === 0 ? text : masked + text.slice(end)
}

function maskMailbox(mailbox: string): string {
  return mailbox.length === 1 ? '*' : mailbox[0] + '*'.repeat(mailbox.length - 1)
}
