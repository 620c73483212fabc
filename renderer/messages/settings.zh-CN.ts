export const settings = {
  title: '设置',
}
export type SettingsMessages = typeof settings
