/** An office before it has been set up; a placeholder that reads as one, never a real office. */
export const defaultSettings = {
  officeName: '某某区人民检察院',
  redHead: '某某区人民检察院',
  numberPrefix: '检',
  contact: '',
  receivers: [
    { name: '公益诉讼检察部门', redaction: 'masked' as const },
    { name: '刑事检察部门', redaction: 'masked' as const },
    { name: '民事检察部门', redaction: 'masked' as const },
    { name: '行政检察部门', redaction: 'masked' as const },
    { name: '区公安分局', redaction: 'full' as const },
    { name: '区消防救援支队', redaction: 'noComplainant' as const },
    { name: '区住房和城乡建设委员会', redaction: 'noComplainant' as const },
    { name: '区人力资源和社会保障局', redaction: 'noComplainant' as const },
  ],
  language: 'zh-CN' as const,
  theme: 'system' as const,
  idleLockMinutes: 10,
}
