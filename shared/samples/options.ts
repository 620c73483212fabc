import type { CsvEncoding } from './csv.ts'

export interface SampleOptions {
  /** The same seed and sizes give the same bytes. Default 永宁. */
  seed?: string
  /** Rows of the hotline export, 1 to 5 million. */
  tickets: number
  /** Rows of the own criminal cases; default a tenth of the tickets, at least 60, at most 10,000. At least 10. */
  cases?: number
  /** Year of the export, whose first half it covers. Default 2026. */
  year?: number
  /** Adds about 1 % rows with faults (missing and surplus cells, impossible dates, damaged numbers). Default false. */
  dirty?: boolean
  /** Encoding of the hotline export. Default gb18030, as the hotline's system writes it. */
  encoding?: CsvEncoding
}

/** Options with every default filled in, and the sizes that follow from them. */
export interface SampleSizes {
  seed: string
  tickets: number
  cases: number
  policeCases: number
  civilSuits: number
  companies: number
  year: number
  dirty: boolean
  encoding: CsvEncoding
}

export function sampleSizes(options: SampleOptions): SampleSizes {
  const tickets = Math.max(1, Math.floor(options.tickets))
  const cases = Math.max(10, Math.floor(options.cases ?? Math.min(10_000, Math.max(60, tickets / 10))))
  return {
    seed: options.seed ?? '永宁',
    tickets,
    cases,
    policeCases: Math.min(20_000, Math.max(40, Math.floor(tickets / 20))),
    civilSuits: Math.min(10_000, Math.max(40, Math.floor(tickets / 40))),
    companies: Math.min(20_000, Math.max(200, Math.floor(tickets / 20))),
    year: options.year ?? 2026,
    dirty: options.dirty ?? false,
    encoding: options.encoding ?? 'gb18030',
  }
}
