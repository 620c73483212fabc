import type { Page } from '../../../shared/referral/page.ts'

/** Everything that the pages say, in reading order, lines and pages apart: what is searched for leaks. */
export function textOf(pages: readonly Page[]): string {
  const lines: string[] = []
  for (const { items } of pages) {
    for (const item of items) if (item.kind === 'text') lines.push(item.spans.map((span) => span.text).join(''))
  }
  return lines.join('\n')
}
