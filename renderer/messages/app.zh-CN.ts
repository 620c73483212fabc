export const app = {
  name: '过筛',
  purpose: '检察机关 12345 热线线索筛查工作站',
  rail: '功能区',
  places: { data: '数据', workbench: '工作台', clues: '线索', packets: '移送', settings: '设置' },
  palette: {
    title: '命令面板',
    placeholder: '输入功能、数据集、模型、线索或移送材料的名称',
    none: '没有符合的项目',
    groups: { place: '功能', command: '命令', dataset: '数据集', draft: '模型', clue: '线索', packet: '移送材料' },
    goTo: (place: string) => `打开${place}`,
    clues: (count: number) => `台账共 ${count.toLocaleString('en-US')} 件线索`,
    untitledPacket: '未命名的移送材料',
    about: '关于过筛',
    language: '切换语言：English',
    dark: '深色外观',
    light: '浅色外观',
  },
  about: {
    title: '关于过筛',
    text: '离线运行：数据只保存在本机，程序不访问任何网络。',
  },
}
export type AppMessages = typeof app
