export const app = {
  name: '过筛',
  rail: '功能区',
  places: { data: '数据', workbench: '工作台', clues: '线索', packets: '移送', settings: '设置' },
  palette: '命令面板',
}
export type AppMessages = typeof app
