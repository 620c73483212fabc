import type { AppMessages } from './app.zh-CN.ts'

export const app: AppMessages = {
  name: 'Guoshai',
  rail: 'Places',
  places: { data: 'Data', workbench: 'Workbench', clues: 'Clues', packets: 'Packets', settings: 'Settings' },
  palette: 'Command palette',
}
