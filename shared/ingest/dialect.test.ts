import { describe, expect, it } from 'vitest'
import { detectDialect } from './dialect.ts'

const auto = { delimiter: null, quote: null }
const found = (text: string) => detectDialect(text, auto, false)

describe('detectDialect', () => {
  it('finds the delimiter that parts most records alike', () => {
    expect(found('a;b\n1,5;2,5\n3,5;4,5\n').delimiter).toBe(';')
    expect(found('姓名\t电话\n张三\t138\n').delimiter).toBe('\t')
    expect(found('a|b,c\n1|x, y\n2|z\n').delimiter).toBe('|')
  })

  it('finds delimiters of two characters', () => {
    expect(found('a, b\n1, 2\n3, 4\n').delimiter).toBe(', ')
    expect(found('a;;b\n1;;2\n3;;4\n').delimiter).toBe(';;')
  })

  it('takes marks of ordinary text for delimiters only beside values', () => {
    expect(found('Anna Smith\nBob Jones\n').delimiter).toBe(',')
    expect(found('你好，世界\n再见，朋友\n').delimiter).toBe(',')
    expect(found('name count\nword 12\nother 3\n').delimiter).toBe(' ')
  })

  it('finds single quotes and other escapes', () => {
    expect(found("1,'a, b'\n2,'c, d'\n3,'e'\n").quote).toBe("'")
    expect(found('1,"a \\"b\\", c"\n2,"d"\n').escapeMark).toBe('\\')
  })

  it('takes quotes for content in a list where they close nothing', () => {
    expect(found(`,\n"\n${'x\n'.repeat(30)}`).quote).toBe('')
  })

  it('finds whether a bare CR ends records', () => {
    expect(found('a\t1\rb\t2\r').bareReturn).toBe(true)
    expect(found('a\t1\r\nb\t2\r\n').bareReturn).toBe(false)
  })

  it('keeps what is set by hand', () => {
    expect(detectDialect('a;b,c\n1;2,3\n', { delimiter: ';', quote: '' }, false)).toMatchObject({ delimiter: ';', quote: '' })
  })
})
