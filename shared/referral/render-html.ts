import type { FontRole, Span } from './blocks.ts'
import { fontNeeds, fontStack } from './fonts.ts'
import { PAGE_HEIGHT, PAGE_WIDTH, type Page, type PlacedRule, type PlacedText } from './page.ts'
import { type Character, splitCharacters } from './text-measure.ts'

const colours = { black: '#000', red: '#e60012' }

/**
 * A complete HTML document of laid-out pages, for preview, paper and PDF. Everything in it is text, escaped; no script, no link, no
 * resource. Glyphs are held to the widths that the layout counted on: ASCII in boxes of half an em a character, signs
 * of unsure width in boxes of one em. Print it with the page size taken from CSS and without margins of the printer's own.
 * Lines lie over each other in one grid cell, placed by margins: Chromium visits every positioned box of a document for each page.
 */
export function renderHtml(pages: readonly Page[], title: string): string {
  return `<!doctype html>
<html lang="zh-CN">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<title>${escapeHtml(title)}</title>
<style>
${stylesheet}
</style>
</head>
<body>
${pages.map(renderPage).join('\n')}
</body>
</html>
`
}

/**
 * The document as several complete ones of at most `limit` pages, about equally long, in order, because Chromium's time to print
 * grows with the square of the pages. A short document, or one that `renderHtml` did not make, comes back whole. A value cannot
 * look like the start of a page: it is escaped.
 */
export function splitHtml(html: string, limit: number): string[] {
  const [head = '', ...pages] = html.split(/^(?=<section )/m)
  if (pages.length <= limit) return [html]
  const foot = html.slice(html.lastIndexOf('</body>'))
  const length = Math.ceil(pages.length / Math.ceil(pages.length / limit))
  const parts: string[] = []
  for (let at = 0; at < pages.length; at += length) {
    const isLast = at + length >= pages.length
    parts.push(head + pages.slice(at, at + length).join('') + (isLast ? '' : foot))
  }
  return parts
}

const stylesheet = `@page { size: 210mm 297mm; margin: 0 }
* { box-sizing: border-box }
html, body { margin: 0; padding: 0; color: #000; background: #fff }
section { contain: strict; display: grid; grid-template: 100% / 100%; place-items: start; width: ${points(PAGE_WIDTH)}; height: ${points(Math.floor(PAGE_HEIGHT))}; break-after: page; break-inside: avoid }
section:last-child { break-after: auto }
section > * { grid-area: 1 / 1 }
p { white-space: pre; font-kerning: none; font-variant-ligatures: none; text-spacing-trim: space-all; text-autospace: no-autospace; text-align: left }
p i { display: inline-block; font-style: normal; white-space: pre; vertical-align: baseline; line-height: 1 }
p i.a { font-feature-settings: "hwid" }
p i.b { text-align: center; letter-spacing: 0 }
mark { color: inherit; background: #d9d9d9; font-weight: bold; text-decoration: underline; text-underline-offset: 0.15em; -webkit-print-color-adjust: exact; print-color-adjust: exact }
${fontNeeds.map(({ role }) => `.${role} { font-family: ${fontStack(role as FontRole)} }`).join('\n')}
@media screen { body { background: #8c8c8c } section { margin: 12pt auto; background: #fff; box-shadow: 0 1pt 6pt rgb(0 0 0 / 40%) } }`

function renderPage(page: Page): string {
  const rules = page.items.filter((item) => item.kind === 'rule')
  const texts = page.items.filter((item) => item.kind === 'text')
  const parts = [...(rules.length > 0 ? [renderRules(rules)] : []), ...texts.map(renderText)]
  return `<section aria-label="${page.number}">\n${parts.join('\n')}\n</section>`
}

function renderRules(rules: readonly PlacedRule[]): string {
  const size = `${decimal(PAGE_WIDTH)} ${decimal(PAGE_HEIGHT)}`
  const paths = (['black', 'red'] as const).flatMap((colour) => {
    const shapes = rules
      .filter((rule) => rule.colour === colour)
      .map(({ x, y, width, height }) => `M${decimal(x)} ${decimal(y)}h${decimal(width)}v${decimal(height)}h${decimal(-width)}z`)
    return shapes.length > 0 ? [`<path fill="${colours[colour]}" d="${[...new Set(shapes)].join('')}"/>`] : []
  })
  return `<svg aria-hidden="true" width="${points(PAGE_WIDTH)}" height="${points(PAGE_HEIGHT)}" viewBox="0 0 ${size}">${paths.join('')}</svg>`
}

function renderText(item: PlacedText): string {
  const place = `margin:${points(item.y)} 0 0 ${points(item.x)};font-size:${points(item.size)};line-height:${points(item.height)}`
  const colour = item.colour === 'black' ? '' : `;color:${colours[item.colour]}`
  const spacing = `;letter-spacing:${points(item.pitch - item.size + item.stretch)}`
  return `<p class="${item.role}" style="${place}${colour}${spacing}">${renderSpans(item)}</p>`
}

function renderSpans(item: PlacedText): string {
  const spans = item.spans.map((span) => ({ span, characters: splitCharacters(span.text) }))
  return spans
    .map(({ span, characters }, at) => {
      const following = spans.slice(at + 1).find((next) => next.characters.length > 0)?.characters[0]
      return renderSpan(item, span, characters, following)
    })
    .join('')
}

/** `following` is the first character after the span: a run of ASCII that goes on there takes no stretch. */
function renderSpan(item: PlacedText, span: Span, characters: readonly Character[], following: Character | undefined): string {
  let html = ''
  for (let at = 0; at < characters.length; ) {
    const { kind } = characters[at]!
    let to = at + 1
    while (kind !== 'boxed' && to < characters.length && characters[to]!.kind === kind) to++
    const text = escapeHtml(
      characters
        .slice(at, to)
        .map((character) => character.text)
        .join(''),
    )
    const next = to < characters.length ? characters[to] : following
    if (kind === 'wide') html += text
    else html += renderBox(item, kind, text, to - at, next !== undefined && next.kind !== kind ? item.stretch : 0)
    at = to
  }
  return span.isHit ? `<mark>${html}</mark>` : html
}

function renderBox(item: PlacedText, kind: 'half' | 'boxed', text: string, count: number, gap: number): string {
  if (kind === 'boxed') return `<i class="b" style="width:${points(item.pitch + item.stretch)}">${text}</i>`
  const spacing = (item.pitch - item.size) / 2
  return `<i class="a" style="width:${points((count * item.pitch) / 2 + gap)};letter-spacing:${points(spacing)}">${text}</i>`
}

/** Text made safe between tags and in double-quoted attributes. */
export function escapeHtml(text: string): string {
  const entities: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' }
  return text.replace(/[&<>"']/g, (sign) => entities[sign]!)
}

function decimal(value: number): string {
  return String(Number(value.toFixed(3)))
}

function points(value: number): string {
  return `${decimal(value)}pt`
}
