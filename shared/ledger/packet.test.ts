import { expect, it } from 'vitest'
import { titleForTemplate } from './packet.ts'

it('a title follows the template there and back; one of the analyst stays', () => {
  const letter = '关于移送“占用消防通道”有关线索的函'
  const form = titleForTemplate('internal-transfer', letter)
  expect(form).toBe('“占用消防通道”有关线索移送表')
  expect(titleForTemplate('letter', form)).toBe(letter)
  expect(titleForTemplate('internal-transfer', '消防线索')).toBe('消防线索')
})
