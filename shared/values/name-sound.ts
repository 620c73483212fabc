import { nameSoundTable } from './name-sound-table.ts'
import { surnameLength } from './surname.ts'

/** What surnames are read as, where the character is read otherwise in words. */
const SURNAMES: ReadonlyMap<string, string> = new Map(
  '单 shan,仇 qiu,曾 zeng,解 xie,查 zha,区 ou,任 ren,朴 piao,翟 zhai,尉 wei,盖 ge,缪 miao,宁 ning,乐 yue,覃 qin,员 yun,种 chong,黑 he,秘 bi,折 she,燕 yan,华 hua,召 shao,繁 po,逄 pang,尉迟 yu chi,万俟 mo qi,单于 chan yu,长孙 zhang sun,澹台 tan tai'
    .split(',')
    .map((entry): [string, string] => [entry.slice(0, entry.indexOf(' ')), entry.slice(entry.indexOf(' ') + 1)]),
)
/** Syllables that many speakers do not tell apart: zh/z ch/c sh/s, l/n, h/f, ing/in eng/en ang/an. */
const ALIKE: readonly (readonly [RegExp, string])[] = [
  [/^([zcs])h/, '$1'],
  [/^n(?=.)/, 'l'],
  [/^hu(?=[aeo])/, 'f'],
  [/([aei]n)g$/, '$1'],
]

let sounds: ReadonlyMap<string, string> | null = null

/** The toneless syllable of a character (`zhang`), or the character itself where the table has none. */
export function soundOf(character: string): string {
  sounds ??= readSounds()
  return sounds.get(character) ?? character
}

/** The syllables of a name parted by blanks, surnames by their own reading: 单晓 is `shan xiao`. Characters outside the table stand for themselves. */
export function nameSound(name: string): string {
  const length = surnameLength(name)
  const surname = name.slice(0, length)
  const opening = SURNAMES.get(surname) ?? [...surname].map(soundOf).join(' ')
  const rest = [...name.slice(length)].map(soundOf)
  return [opening, ...rest].join(' ').trim()
}

/** The sound with the syllables made equal that many speakers do not tell apart: `zhang jing` is `zan jin`. */
export function roughSound(sound: string): string {
  return sound.split(' ').map(roughSyllable).join(' ')
}

function roughSyllable(syllable: string): string {
  return ALIKE.reduce((rough, [pattern, sign]) => rough.replace(pattern, sign), syllable)
}

function readSounds(): ReadonlyMap<string, string> {
  const read = new Map<string, string>()
  for (const line of nameSoundTable.trim().split('\n')) {
    const syllable = /^[a-z]+/.exec(line)![0]
    for (const character of line.slice(syllable.length)) read.set(character, syllable)
  }
  return read
}
