import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type CueKind, cuesOf } from './cue.ts'

/** `[…]` is the hit, `{…}` the cue's words; a sentence without braces has no cue. */
type Case = readonly [text: string, kind: CueKind | null]

const denied: readonly Case[] = [
  ['消防通道{没有}[占用]', 'negated'],
  ['经现场核实，消防通道畅通，{未发现}车辆[占用]情况', 'negated'],
  ['小区内{并没有}[乱停车]', 'negated'],
  ['现场{未见}[违法建设]', 'negated'],
  ['经查，该处{不存在}[占道经营]', 'negated'],
  ['巡查时{没有发现}渣土车[遗撒]', 'negated'],
  ['整改后{不再}[扰民]', 'negated'],
  ['该公司{从未}[拖欠]工资', 'negated'],
  ['他家{从来没有}[违建]', 'negated'],
  ['该处{无}[堵塞]现象', 'negated'],
  ['现场{无}明显[异味]', 'negated'],
  ['路面{无}任何[积水]', 'negated'],
  ['{没}[乱收费]，都是按标准收的', 'negated'],
  ['夜里{没人}[施工]', 'negated'],
  ['{没有}路灯和[监控]', 'negated'],
  ['{没有}占用、[堵塞]消防通道', 'negated'],
  ['{未}在消防通道内[停车]', 'negated'],
  ['出租车{不}[打表]', 'negated'],
  ['该路段{不}[收费]', 'negated'],
  ['[占用]消防通道的情况{不存在}', 'negated'],
  ['反映的[占道]问题{不属实}', 'negated'],
  ['[占用]的报警{系误报}', 'negated'],
  ['消防通道{沒有}[佔用]', 'negated'],
  ['現場{未發現}車輛[佔用]', 'negated'],
]

const notDenied: readonly Case[] = [
  ['消防通道被[占用]，没有人管', null],
  ['没有人管理[占用]消防通道的车', null],
  ['至今没有处理[占用]的问题', null],
  ['未经批准[占用]耕地', null],
  ['未按规定[停放]电动车', null],
  ['未取得许可证就[经营]', null],
  ['没有任何手续就[占用]绿地', null],
  ['没有办法只好[停车]在路边', null],
  ['没想到又被[占用]了', null],
  ['没过几天又[堵]上了', null],
  ['没收了[占道]的摊位', null],
  ['不得不[占用]机动车道行走', null],
  ['没有一天不[堵车]', null],
  ['没有不[占用]的时候', null],
  ['不仅[占用]人行道，还堆放杂物', null],
  ['不但[噪音]大，而且有异味', null],
  ['无法[停车]', null],
  ['无人管的[垃圾]', null],
  ['无证[经营]多年', null],
  ['无照[摆摊]', null],
  ['无牌[电动车]到处乱停', null],
  ['无障碍[坡道]损坏', null],
  ['无故[拖欠]工资', null],
  ['无视规定[占用]公共区域', null],
  ['三无[产品]', null],
  ['有没有[占用]消防通道', null],
  ['是否没有[占用]要查一查', null],
  ['希望不再[扰民]', null],
  ['要求保证不再[拖欠]', null],
  ['如果没有[占用]就不会出事', null],
  ['难道没有[占用]吗', null],
  ['未来将[占用]更多绿地', null],
  ['未成年人被[欺凌]', null],
  ['不停[占用]车道', null],
  ['不断[漏水]', null],
  ['没有资质的施工队[占用]道路', null],
  ['没有停止[施工]', null],
  ['没有物业，车辆[乱停]', null],
  ['洪水淹没[地下室]', null],
  ['停不[停车]都收钱', null],
  ['该企业并未取得[排污]许可证', null],
  ['到现在没有[施工]完毕', null],
  ['小区没有[漏水]就没有停过', null],
]

const statements: readonly Case[] = [
  ['来电人表示[占用]消防通道的问题{已经解决}，不用再联系', 'resolved'],
  ['反映的[占道]问题{已处理}', 'resolved'],
  ['[垃圾]{已清理完毕}', 'resolved'],
  ['楼道[堆物]{已全部清除}', 'resolved'],
  ['[拖欠]的工资{已结清}', 'resolved'],
  ['反映楼下[噪音]扰民。来电人要求{撤诉}。', 'resolved'],
  ['[油烟]问题双方{已达成和解}', 'resolved'],
  ['楼上[漏水]，来电人{不再追究}', 'resolved'],
  ['井盖[破损]。经协调，井盖{已修复}。', 'resolved'],
  ['[占用]一直没有得到解决', null],
  ['物业回复[占用]已处理，但现场没有变化', null],
  ['[占用]已解决不了', null],
  ['希望[占用]的问题早日解决了', null],
  ['[占用]问题解决了吗', null],
  ['上次已清理，现在又[占用]', null],
  ['{想咨询}[消防通道]占用归谁管', 'enquiry'],
  ['来电人{想咨询}一下[居住证]如何办理', 'enquiry'],
  ['{来电查询}之前反映[噪音]的工单', 'enquiry'],
  ['{来电查询进度}，之前反映[停车]问题', 'enquiry'],
  ['您好，{请问}[电动车]上牌需要什么材料', 'enquiry'],
  ['{想了解}[养老]保险怎样补缴', 'enquiry'],
  ['本人{是否可以}申请[补贴]', 'enquiry'],
  ['{咨询}[公租房]申请条件', 'enquiry'],
  ['您好，{想咨询}一下。我家楼下的[停车]位如何申请。', 'enquiry'],
  ['{請問}[養老]保險能否一次性繳費', 'enquiry'],
  ['某某信息咨询公司[拖欠]工资', null],
  ['曾向物业咨询[停车]收费', null],
  ['请问为什么[占用]消防通道没人管', null],
  ['恳请教育局查处[补课]', null],
  ['来电{表扬}社区，[垃圾]当天就运走', 'thanks'],
  ['[路灯]两天就修好了。特来电{表扬}。', 'thanks'],
  ['感谢领导，希望尽快处理[占用]', null],
]

function read(marked: string) {
  const at = { '[': -1, ']': -1, '{': -1, '}': -1 }
  let text = ''
  for (const sign of marked) {
    if (sign in at) at[sign as keyof typeof at] = text.length
    else text += sign
  }
  return { text, hit: { start: at['['], end: at[']'] }, cue: { start: at['{'], end: at['}'] } }
}

describe.each([
  ['what is denied', denied],
  ['what only looks denied', notDenied],
  ['what is over, asked or thanked for', statements],
])('%s', (_, cases) => {
  it.each(cases)('%s', (marked, kind) => {
    const { text, hit, cue } = read(marked)
    const found = cuesOf(text, [hit])
    expect(found).toEqual(kind === null ? [] : [{ kind, ...cue, hit: 0 }])
  })
})

describe('cues', () => {
  it('stand at the right place also behind characters that fold to several, full width and surrogates', () => {
    const text = '㎡𠮷家：現場沒有車輛佔用，㎡'
    const start = text.indexOf('佔用')
    expect(cuesOf(text, [{ start, end: start + 2 }])).toEqual([
      { kind: 'negated', start: text.indexOf('沒有'), end: text.indexOf('沒有') + 2, hit: 0 },
    ])
  })

  it('belong to their hit: of two hits only the denied one has a cue', () => {
    const text = '没有占用人行道，但是堵了消防通道'
    const hits = ['占用', '堵'].map((word) => ({ start: text.indexOf(word), end: text.indexOf(word) + word.length }))
    expect(cuesOf(text, hits)).toEqual([{ kind: 'negated', start: 0, end: 2, hit: 0 }])
  })

  it('a hit that contains its own negation is not denied by it', () => {
    expect(cuesOf('业主说没有占用', [{ start: 3, end: 7 }])).toEqual([])
  })

  it('lie within the text, outside of the hit, for any text and any hit', () => {
    const piece = fc.constantFrom(
      '没有',
      '未',
      '无',
      '不',
      '占用',
      '停车',
      '，',
      '。',
      '已处理',
      '想咨询',
      '的',
      '㎡',
      '𠮷',
      '沒',
      'é',
      '吗',
      '又',
      '\n',
      ' ',
    )
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 24 }), fc.nat(), fc.nat(), (pieces, from, length) => {
        const text = pieces.join('')
        const boundaries = [0, ...pieces.map((_, index) => pieces.slice(0, index + 1).join('').length)]
        const first = from % boundaries.length
        const start = boundaries[first]!
        const end = boundaries[Math.min(boundaries.length - 1, first + 1 + (length % 3))]!
        if (end <= start) return
        for (const cue of cuesOf(text, [{ start, end }])) {
          expect(cue.start).toBeLessThan(cue.end)
          expect(cue.start).toBeGreaterThanOrEqual(0)
          expect(cue.end).toBeLessThanOrEqual(text.length)
          if (cue.kind === 'negated') expect(cue.end <= start || cue.start >= end).toBe(true)
        }
      }),
      { numRuns: 2000 },
    )
  })

  it.each([
    ['clauses that are denied', '没有占用，', 5, 2],
    ['sentences that say it is over', '占用已处理。', 6, 0],
    ['one sentence without an end that asks', '想咨询占用', 5, 3],
  ])('in a cell of 20,000 %s take less than a second', (_, piece, width, at) => {
    const hits = Array.from({ length: 20_000 }, (_, index) => ({ start: width * index + at, end: width * index + at + 2 }))
    const started = performance.now()
    expect(cuesOf(piece.repeat(20_000), hits)).toHaveLength(20_000)
    expect(performance.now() - started).toBeLessThan(1000)
  })
})
