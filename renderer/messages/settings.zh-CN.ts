import type { Settings } from '../../shared/contract/engine.ts'
import type { RedactionProfile } from '../../shared/ledger/packet.ts'

const redactions: Record<RedactionProfile, string> = {
  full: '不遮盖',
  masked: '遮盖号码与姓名',
  noComplainant: '删去诉求人信息',
}
const themes: Record<Settings['theme'], string> = { light: '浅色', dark: '深色', system: '跟随系统' }

export const settings = {
  title: '设置',
  saved: '已保存',
  saving: '正在保存…',
  office: '本院',
  officeHint: '写入移送函的发文机关、版头和落款。',
  officeName: '机关名称',
  officeNameExample: '如：某某区人民检察院',
  redHead: '版头',
  redHeadExample: '如：某某区人民检察院文件',
  numberPrefix: '发文字号前缀',
  numberPrefixExample: '如：某检线移',
  contact: '联系人与电话',
  contactExample: '如：王某，010-00000000',
  receivers: '受移送单位',
  receiversHint: '移送时按单位选用遮盖方式，发出的材料按它处理诉求人的信息。',
  receiverName: '单位名称',
  receiverExample: '如：公益诉讼检察部门',
  redaction: '遮盖方式',
  redactions,
  addReceiver: '添加单位',
  removeReceiver: (name: string) => `移除${name || '未命名单位'}`,
  noReceivers: '还没有单位。添加之后，移送时可以直接选用。',
  display: '显示',
  language: '语言',
  languages: { 'zh-CN': '简体中文', en: 'English' } as Record<Settings['language'], string>,
  theme: '外观',
  themes,
  about: '关于本程序',
  version: (version: string) => `版本 ${version}`,
  runtime: (electron: string, chrome: string, platform: string) => `Electron ${electron} · Chromium ${chrome} · ${platform}`,
  offline: (refused: number) => (refused === 0 ? '没有任何联网请求。' : `已拒绝 ${refused} 次联网请求，详情见日志。`),
  logFolder: '日志文件夹',
}
export type SettingsMessages = typeof settings
