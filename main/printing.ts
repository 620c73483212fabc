import type { BrowserWindow } from 'electron'
import { AppError } from '../shared/errors.ts'
import { appOrigin } from './content-policy.ts'
import { pageCount, withDocumentDate } from './pdf-dates.ts'
import type { PrintPages } from './print-pages.ts'
import { createPrintWindow } from './window.ts'

/** The page size and margins are those of the document's own `@page` rule. */
export function printToPdf(pages: PrintPages, html: string, date: string): Promise<{ bytes: Uint8Array; pages: number }> {
  return withPage(pages, html, async (window) => {
    const printed = await window.webContents.printToPDF({
      preferCSSPageSize: true,
      printBackground: true,
      margins: { top: 0, bottom: 0, left: 0, right: 0 },
    })
    return { bytes: withDocumentDate(printed, date), pages: pageCount(printed) }
  })
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
