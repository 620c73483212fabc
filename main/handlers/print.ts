import type { Desk, HandlersOf } from '../desk.ts'
import { preparedPrintAnswer } from '../dialogs.ts'
import { printOnPaper, printToPdf } from '../printing.ts'

export function printHandlers({ pages, targets }: Desk): HandlersOf<'print'> {
  return {
    'print.pdf': async ({ html, token, date }, { signal, progress }) => {
      const pdf = await printToPdf(pages, html, date, { signal, onProgress: progress })
      await targets.write(token, pdf.bytes)
      const { path, sha256 } = await targets.commit(token)
      return { path, sha256, pages: pdf.pages }
    },
    'print.paper': async ({ html }) => ({ printed: preparedPrintAnswer() ?? (await printOnPaper(pages, html)) }),
  }
}
