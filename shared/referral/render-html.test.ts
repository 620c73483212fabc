import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { composeDocument } from './compose.ts'
import { examplePacket } from './example-packet.ts'
import { fontNeeds, fontStack } from './fonts.ts'
import { layoutDocument } from './layout.ts'
import type { Page } from './page.ts'
import { escapeHtml, renderHtml, splitHtml } from './render-html.ts'

const render = (content: ReturnType<typeof examplePacket>) => {
  const document = composeDocument(content)
  return renderHtml(layoutDocument(document), document.title)
}

describe('HTML of pages', () => {
  test('a page is a section of placed lines, ASCII in boxes of its exact width, hits marked', () => {
    const page: Page = {
      number: 1,
      items: [
        { kind: 'rule', x: 79.37, y: 100, width: 442.2, height: 0.5, colour: 'black' },
        {
          kind: 'text',
          x: 79.37,
          y: 104.882,
          height: 18,
          size: 12,
          pitch: 12,
          stretch: 0,
          role: 'fangsong',
          colour: 'black',
          spans: [{ text: '工单20260612“' }, { text: '占用', isHit: true }, { text: '<b>' }],
        },
      ],
    }
    const html = renderHtml([page], '函')
    expect(html.slice(html.indexOf('<section'), html.indexOf('</body>')).replaceAll(/></g, '>\n<')).toMatchInlineSnapshot(`
      "<section aria-label="1">
      <svg aria-hidden="true" width="595.276pt" height="841.89pt" viewBox="0 0 595.276 841.89">
      <path fill="#000" d="M79.37 100h442.2v0.5h-442.2z"/>
      </svg>
      <p class="fangsong" style="margin:104.882pt 0 0 79.37pt;font-size:12pt;line-height:18pt;letter-spacing:0pt">工单<i class="a" style="width:48pt;letter-spacing:0pt">20260612</i>
      <i class="b" style="width:12pt">“</i>
      <mark>占用</mark>
      <i class="a" style="width:18pt;letter-spacing:0pt">&lt;b&gt;</i>
      </p>
      </section>
      "
    `)
  })

  test('whatever a value holds, it is text: no tag, attribute or entity comes of it', () => {
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom('<', '>', '&', '"', "'", 'a', '/', '=') }), (text) => {
        const escaped = escapeHtml(text)
        expect(escaped).not.toMatch(/[<>"']/)
        const back = { '&lt;': '<', '&gt;': '>', '&quot;': '"', '&#39;': "'", '&amp;': '&' } as Record<string, string>
        expect(escaped.replace(/&(?:lt|gt|quot|#39|amp);/g, (entity) => back[entity]!)).toBe(text)
      }),
    )
  })

  test('a packet with markup in its values has no element of theirs, no script and no address', () => {
    const content = examplePacket(2)
    const evil = '<img src=x onerror=alert(1)><script>alert(1)</script>'
    content.title = evil
    content.clues[0]!.summary = evil
    content.clues[0]!.text[0]!.value = evil
    content.clues[0]!.text[0]!.hits = [{ start: 1, end: 4 }]
    const html = render(content)
    const tags = new Set([...html.matchAll(/<([a-z]+)/g)].map((match) => match[1]))
    expect([...tags].sort()).toEqual([
      'body',
      'head',
      'html',
      'i',
      'mark',
      'meta',
      'p',
      'path',
      'section',
      'style',
      'svg',
      'title',
    ])
    expect(html).not.toMatch(/https?:|url\(|@import|javascript:/)
  })

  test('there is a section for each page, and the same packet gives the same text', () => {
    const content = examplePacket(5)
    const html = render(content)
    expect(html.match(/<section /g)).toHaveLength(layoutDocument(composeDocument(content)).length)
    expect(render(examplePacket(5))).toBe(html)
  })

  test('parts are complete documents of at most so many pages, and hold all pages in order', () => {
    const content = examplePacket(6)
    content.clues[0]!.summary = '\n<section aria-label="1">\n</body>'
    const html = render(content)
    const pagesOf = (text: string) => text.match(/^<section [\s\S]*?^<\/section>/gm) ?? []
    const count = pagesOf(html).length
    fc.assert(
      fc.property(fc.integer({ min: 1, max: count + 1 }), (limit) => {
        const parts = splitHtml(html, limit)
        expect(parts).toHaveLength(Math.ceil(count / limit))
        expect(parts.flatMap(pagesOf)).toEqual(pagesOf(html))
        for (const part of parts) {
          expect(pagesOf(part).length).toBeLessThanOrEqual(limit)
          expect(part.slice(0, part.indexOf('<section'))).toBe(html.slice(0, html.indexOf('<section')))
          expect(part.replace(/^<section [\s\S]*?^<\/section>\n/gm, '')).toBe(
            html.replace(/^<section [\s\S]*?^<\/section>\n/gm, ''),
          )
        }
      }),
    )
  })

  test('a document without pages of ours is not cut', () => {
    expect(splitHtml('<!doctype html><body><p>核验表</p></body>', 1)).toEqual(['<!doctype html><body><p>核验表</p></body>'])
  })

  test('the standard faces stand before free ones in every stack', () => {
    for (const { role, families } of fontNeeds) {
      const stack = fontStack(role)
      expect(stack.indexOf(families.at(-1)!)).toBeLessThan(stack.indexOf('Noto'))
    }
  })
})
