import type { BrowserWindow, PrintToPDFOptions } from 'electron'
import { AppError } from '../shared/errors.ts'
import { splitHtml } from '../shared/referral/render-html.ts'
import { appOrigin } from './content-policy.ts'
import { joinPdfs } from './join-pdfs.ts'
import type { PrintPages } from './print-pages.ts'
import { createPrintWindow } from './window.ts'

/** Pages that are printed at a time: few enough for time to grow with the pages only, and the print window to stay below 400 MB. */
const pagesAtATime = 300

interface PrintOptions {
  /** Looked at between parts. */
  signal?: AbortSignal
  /** Gets the share that is done, 0 to 1. */
  onProgress?(fraction: number): void
}

/** The page size and margins are those of the document's own `@page` rule. Long documents of pages are printed part by part. */
export async function printToPdf(
  pages: PrintPages,
  html: string,
  date: string,
  { signal, onProgress }: PrintOptions = {},
): Promise<{ bytes: Uint8Array; pages: number }> {
  const printed: Uint8Array[] = []
  const parts = splitHtml(html, pagesAtATime)
  for (const part of parts) {
    if (signal?.aborted) throw new AppError('job.cancelled')
    printed.push(await withPage(pages, part, (window) => window.webContents.printToPDF(pdfOptions)))
    onProgress?.(printed.length / (parts.length + 1))
  }
  const joined = await joinPdfs(printed, date)
  onProgress?.(1)
  return joined
}

const pdfOptions: PrintToPDFOptions = {
  preferCSSPageSize: true,
  printBackground: true,
  margins: { top: 0, bottom: 0, left: 0, right: 0 },
}

/** Asks by the system's dialog; false where the user changed her mind. */
export function printOnPaper(pages: PrintPages, html: string): Promise<boolean> {
  return withPage(
    pages,
    html,
    (window) =>
      new Promise((resolve, reject) => {
        window.webContents.print({ printBackground: true }, (success, reason) => {
          if (success || /cancel/i.test(reason)) resolve(success)
          else reject(new Error(reason))
        })
      }),
  )
}

/** Each page has a window and process of its own: one without scripts does not give back the memory of what it showed before. */
async function withPage<T>(pages: PrintPages, html: string, work: (window: BrowserWindow) => Promise<T>): Promise<T> {
  return pages.during(html, async (token) => {
    const window = createPrintWindow()
    try {
      await window.loadURL(`${appOrigin}/print/${token}`)
      return await work(window)
    } catch (error) {
      throw new AppError('print.failed', { reason: error instanceof Error ? error.message : String(error) }, { cause: error })
    } finally {
      window.destroy()
    }
  })
}
