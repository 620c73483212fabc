import { composeDocument } from './compose.ts'
import type { PacketContent } from './document.ts'
import { layoutDocument } from './layout.ts'
import type { Page } from './page.ts'
import { renderHtml } from './render-html.ts'

/** The pages of a packet, as preview, paper and PDF show them. */
export function packetPages(content: PacketContent): Page[] {
  return layoutDocument(composeDocument(content))
}

/** The packet as one HTML document, ready to be printed. */
export function packetHtml(content: PacketContent): string {
  return renderHtml(packetPages(content), content.title)
}
