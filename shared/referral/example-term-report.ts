import { precisionOf, type TermLine, type TermReport } from '../screening/term-report.ts'

function line(term: string, hits: number, relevant: number, irrelevant: number, samples = 2): TermLine {
  return {
    term,
    inInput: hits * 3,
    hits,
    unique: Math.floor(hits / 2),
    marginal: Math.floor(hits / 2),
    share: hits / 212,
    removedByExclusion: 4,
    removedLater: 2,
    precision: precisionOf({ relevant, irrelevant, unsure: 1 }),
    samples: Array.from({ length: samples }, (_, at) => ({
      row: 1200 + at,
      file: '',
      column: '诉求内容',
      text: '…楼下消防通道长期被占用，电话138****5678…',
      start: 3,
      end: 7,
    })),
  }
}

/** A report as tests and previews need it: a layer with terms, exclusions and verdicts, and one of exclusions only. Its texts hold what markup and spreadsheets might take for theirs. */
export function exampleTermReport(): TermReport {
  return {
    model: { id: 'fire-lane', title: '占用消防通道', hash: 'ab'.repeat(32) },
    step: { id: 'hits', title: '筛查<b>' },
    sources: [{ dataset: '热线工单', files: ['六月.csv', '七月.csv'], rows: 4300 }],
    seed: '1',
    layers: [
      {
        layer: 0,
        name: '占用',
        where: '(消防通道 OR 消防车道) NEAR/20 (占用 OR =堵) NOT 类型:咨询',
        in: 4300,
        out: 212,
        removedByExclusion: 9,
        removedLater: 3,
        isLast: false,
        precision: precisionOf({ relevant: 18, irrelevant: 2, unsure: 1 }),
        terms: [line('消防通道', 180, 18, 2, 20), line('"a,b"', 40, 0, 0), line('=堵', 0, 0, 0, 0)],
        excluded: [{ term: '类型:咨询', removed: 9, alone: 9 }],
      },
      {
        layer: 2,
        name: '去咨询',
        where: 'NOT 诉求类型:咨询',
        in: 212,
        out: 209,
        removedByExclusion: 3,
        removedLater: 0,
        isLast: true,
        precision: precisionOf({ relevant: 0, irrelevant: 0, unsure: 0 }),
        terms: [],
        excluded: [{ term: '诉求类型:咨询', removed: 3, alone: 3 }],
      },
    ],
  }
}
