import type { SettingsMessages } from './settings.zh-CN.ts'

export const settings: SettingsMessages = {
  title: 'Settings',
}
