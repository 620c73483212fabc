// Writes shared/values/name-sound-table.ts: the toneless reading of each character of GB 2312, by syllable.
// Usage: node scripts/make-name-sounds.mjs PINYIN_PRO_FOLDER   (the unpacked npm package pinyin-pro, MIT)
import { writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { resolve } from 'node:path'

const { pinyin } = createRequire(import.meta.url)(resolve(process.argv[2]))
const decoder = new TextDecoder('gbk')
const bySyllable = new Map()
for (let row = 0xb0; row < 0xf8; row++) {
  for (let cell = 0xa1; cell < 0xff; cell++) {
    const character = decoder.decode(Uint8Array.of(row, cell))
    if (!/^\p{Script=Han}$/u.test(character)) continue
    const syllable = pinyin(character, { toneType: 'none', v: true })
    if (!/^[a-z]+$/.test(syllable)) continue
    bySyllable.set(syllable, (bySyllable.get(syllable) ?? '') + character)
  }
}
const lines = [...bySyllable].sort(([a], [b]) => (a < b ? -1 : 1)).map(([syllable, characters]) => syllable + characters)
const text = `/** Toneless readings of the characters of GB 2312, a syllable and its characters a line; \`v\` is ü. Made by scripts/make-name-sounds.mjs from pinyin-pro (MIT). */
export const nameSoundTable = \`
${lines.join('\n')}
\`
`
writeFileSync(new URL('../shared/values/name-sound-table.ts', import.meta.url), text)
