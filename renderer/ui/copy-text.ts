/** Puts a text on the clipboard within the user's gesture; the window holds no clipboard permission. */
export function copyText(text: string): void {
  const fill = (event: ClipboardEvent) => {
    event.clipboardData?.setData('text/plain', text)
    event.preventDefault()
  }
  document.addEventListener('copy', fill, { once: true, capture: true })
  document.execCommand('copy')
  document.removeEventListener('copy', fill, { capture: true })
}

/** Rows as a spreadsheet takes them: cells parted by tabs, breaks within a cell as blanks. */
export function tabSeparated(rows: readonly (readonly string[])[]): string {
  return rows.map((cells) => cells.map((cell) => cell.replace(/[\t\r\n]+/g, ' ')).join('\t')).join('\r\n')
}
