import { create } from 'zustand'
import type { Settings } from '../../shared/contract/engine.ts'
import { en } from './en.ts'
import { type Messages, zhCN } from './zh-CN.ts'

export type Language = Settings['language']
export type { Messages }

const tables: Record<Language, Messages> = { 'zh-CN': zhCN, en }

interface LanguageState {
  language: Language
  setLanguage(language: Language): void
}

/** The language of the window; it follows the settings. */
export const useLanguage = create<LanguageState>((set) => ({
  language: 'zh-CN',
  setLanguage: (language) => {
    if (typeof document !== 'undefined') document.documentElement.lang = language
    set({ language })
  },
}))

/** Every sentence in the current language; a component that uses it is drawn anew when the language changes. */
export function useMessages(): Messages {
  return tables[useLanguage((state) => state.language)]
}

/** The same outside of components. */
export function messagesNow(): Messages {
  return tables[useLanguage.getState().language]
}
