import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { attribute, textOf, type XmlHandler, XmlScanner } from './workbook-xml.ts'

class Recorder implements XmlHandler {
  wantsText = true
  events: string[] = []
  private waiting = ''

  open(bytes: Uint8Array, name: number, nameEnd: number, end: number): void {
    this.flush()
    this.events.push(`<${textOf(bytes, name, nameEnd)} ${attribute(bytes, nameEnd, end, 'r') ?? ''}`)
  }

  close(bytes: Uint8Array, name: number, nameEnd: number): void {
    this.flush()
    this.events.push(`>${textOf(bytes, name, nameEnd)}`)
  }

  text(bytes: Uint8Array, start: number, end: number, isCharacterData: boolean): void {
    this.waiting += textOf(bytes, start, end, isCharacterData)
  }

  private flush(): void {
    if (this.waiting.trim() !== '') this.events.push(this.waiting)
    this.waiting = ''
  }
}

function eventsOf(xml: string, cuts: readonly number[] = []): string[] {
  const bytes = new TextEncoder().encode(xml)
  const recorder = new Recorder()
  const scanner = new XmlScanner(recorder, 'a.xlsx')
  let at = 0
  for (const cut of [...cuts.map((place) => place % bytes.length).sort((a, b) => a - b), bytes.length]) {
    scanner.push(bytes.slice(at, cut))
    at = cut
  }
  scanner.end()
  return recorder.events
}

const xml = `<?xml version="1.0"?><!-- <no> --><x:sheetData><x:row r='1' spans="1:2"><x:c r="A>1" t="s"><x:v>1&amp;2 &#x4e2d;&#25991;</x:v></x:c><c/></x:row>
<t>甲<![CDATA[<乙> & ]] ]]>丙_x000D_
丁_x005F_x0041_</t></x:sheetData>`

describe('XML of a workbook', () => {
  it('is scanned without prefixes, entities and escapes of Excel decoded, comments skipped', () => {
    expect(eventsOf(xml)).toEqual([
      '<sheetData ',
      '<row 1',
      '<c A>1',
      '<v ',
      '1&2 中文',
      '>v',
      '>c',
      '<c ',
      '>c',
      '>row',
      '<t ',
      '甲<乙> & ]] 丙\r\n丁_x0041_',
      '>t',
      '>sheetData',
    ])
  })

  it('is the same wherever its bytes are cut', () => {
    const whole = eventsOf(xml)
    fc.assert(
      fc.property(fc.array(fc.nat(), { maxLength: 40 }), (cuts) => {
        expect(eventsOf(xml, cuts)).toEqual(whole)
      }),
    )
  })

  it('that ends inside a tag is damage', () => {
    expect(() => eventsOf('<a><b r="1')).toThrow(/file\.notATable/)
  })
})
