import type { BrowserWindow, PrintToPDFOptions } from 'electron'
import { AppError } from '../shared/errors.ts'
import { splitHtml } from '../shared/referral/render-html.ts'
import { appOrigin } from './content-policy.ts'
import { joinPdfs } from './join-pdfs.ts'
import type { PrintPages } from './print-pages.ts'
import { createPrintWindow } from './window.ts'

/** Pages that are printed at a time; at 300 each the time grows with the pages, and the print window stays below 400 MB. */
const pagesAtATime = 300

interface PrintOptions {
  /** Looked at between parts. */
  signal?: AbortSignal
  /** Gets the share that is done, 0 to 1. */
  onProgress?(fraction: number): void
}

/** The page size and margins are those of the document's own `@page` rule. Long documents of pages are printed part by part. */
export function printToPdf(
  pages: PrintPages,
  html: string,
  date: string,
  { signal, onProgress }: PrintOptions = {},
): Promise<{ bytes: Uint8Array; pages: number }> {
  return withPrintWindow(async (window) => {
    const printed: Uint8Array[] = []
    const parts = splitHtml(html, pagesAtATime)
    for (const part of parts) {
      if (signal?.aborted) throw new AppError('job.cancelled')
      await load(window, pages, part)
      printed.push(await window.webContents.printToPDF(pdfOptions))
      onProgress?.(printed.length / (parts.length + 1))
    }
    const joined = await joinPdfs(printed, date)
    onProgress?.(1)
    return joined
  })
}

const pdfOptions: PrintToPDFOptions = {
  preferCSSPageSize: true,
  printBackground: true,
  margins: { top: 0, bottom: 0, left: 0, right: 0 },
}

/** Asks by the system's dialog; false where the user changed her mind. */
export function printOnPaper(pages: PrintPages, html: string): Promise<boolean> {
  return withPrintWindow(async (window) => {
    await load(window, pages, html)
    return new Promise((resolve, reject) => {
      window.webContents.print({ printBackground: true }, (success, reason) => {
        if (success || /cancel/i.test(reason)) resolve(success)
        else reject(new Error(reason))
      })
    })
  })
}

function load(window: BrowserWindow, pages: PrintPages, html: string): Promise<void> {
  return pages.during(html, (token) => window.loadURL(`${appOrigin}/print/${token}`))
}

async function withPrintWindow<T>(work: (window: BrowserWindow) => Promise<T>): Promise<T> {
  const window = createPrintWindow()
  try {
    return await work(window)
  } catch (error) {
    if (error instanceof AppError) throw error
    throw new AppError('print.failed', { reason: error instanceof Error ? error.message : String(error) }, { cause: error })
  } finally {
    window.destroy()
  }
}
