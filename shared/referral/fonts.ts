import type { FontRole } from './blocks.ts'

/** A face that the standard asks for, by the names under which systems install it. Any one of `families` will do. */
export interface FontNeed {
  role: FontRole
  /** How the standard calls it. */
  name: string
  families: readonly string[]
}

/**
 * The faces of GB/T 9704-2012 with the names of GB2312 fonts of Windows, of Founder, and of UOS and Kylin (CESI). Where none is
 * installed the pages keep their breaks but look otherwise: the window warns, nothing is substituted silently.
 */
export const fontNeeds: readonly FontNeed[] = [
  {
    role: 'xiaobiaosong',
    name: '小标宋',
    families: ['FZXiaoBiaoSong-B05S', '方正小标宋简体', 'FZXiaoBiaoSong-B05', '方正小标宋_GBK', 'CESI小标宋-GB2312'],
  },
  {
    role: 'fangsong',
    name: '仿宋',
    families: ['FangSong_GB2312', '仿宋_GB2312', 'FangSong', '仿宋', 'STFangsong', 'CESI仿宋-GB2312'],
  },
  { role: 'kaiti', name: '楷体', families: ['KaiTi_GB2312', '楷体_GB2312', 'KaiTi', '楷体', 'STKaiti', 'CESI楷体-GB2312'] },
  { role: 'heiti', name: '黑体', families: ['SimHei', '黑体', 'STHeiti', 'CESI黑体-GB2312'] },
  { role: 'songti', name: '宋体', families: ['SimSun', '宋体', 'NSimSun', 'STSong', 'CESI宋体-GB2312'] },
]

const fallback: Record<FontRole, string[]> = {
  xiaobiaosong: ['Noto Serif CJK SC', 'Source Han Serif SC', 'serif'],
  fangsong: ['Noto Serif CJK SC', 'Source Han Serif SC', 'serif'],
  kaiti: ['Noto Serif CJK SC', 'Source Han Serif SC', 'serif'],
  heiti: ['Noto Sans CJK SC', 'Source Han Sans SC', 'sans-serif'],
  songti: ['Noto Serif CJK SC', 'Source Han Serif SC', 'serif'],
}

/** The CSS `font-family` of a role: the standard's face first, then a free one. */
export function fontStack(role: FontRole): string {
  const families = fontNeeds.find((need) => need.role === role)?.families ?? []
  return [...families, ...fallback[role]].map((name) => (/^(sans-)?serif$/.test(name) ? name : `"${name}"`)).join(', ')
}
