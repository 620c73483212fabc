import { Menu, type MenuItemConstructorOptions, shell } from 'electron'
import type { MenuCommand } from '../shared/contract/desktop.ts'

export type Language = 'zh-CN' | 'en'
export interface MenuActions {
  send(command: MenuCommand): void
  logFolder: string
}

const words = {
  file: ['文件', 'File'],
  import: ['导入…', 'Import…'],
  loadSamples: ['载入示例数据', 'Load sample data'],
  print: ['打印…', 'Print…'],
  lock: ['锁定', 'Lock'],
  quit: ['退出', 'Quit'],
  edit: ['编辑', 'Edit'],
  undo: ['撤销', 'Undo'],
  redo: ['重做', 'Redo'],
  cut: ['剪切', 'Cut'],
  copy: ['复制', 'Copy'],
  paste: ['粘贴', 'Paste'],
  selectAll: ['全选', 'Select all'],
  view: ['视图', 'View'],
  data: ['数据', 'Data'],
  workbench: ['工作台', 'Workbench'],
  clues: ['线索', 'Clues'],
  packets: ['移送', 'Packets'],
  settings: ['设置', 'Settings'],
  palette: ['命令面板…', 'Command palette…'],
  zoomIn: ['放大', 'Zoom in'],
  zoomOut: ['缩小', 'Zoom out'],
  resetZoom: ['实际大小', 'Actual size'],
  fullscreen: ['全屏', 'Full screen'],
  help: ['帮助', 'Help'],
  about: ['关于过筛', 'About Guoshai'],
  logFolder: ['打开日志文件夹', 'Open log folder'],
} as const

export function showMenu(language: Language, actions: MenuActions): void {
  const say = (word: keyof typeof words) => words[word][language === 'zh-CN' ? 0 : 1]
  const command = (word: keyof typeof words, send: MenuCommand, accelerator?: string): MenuItemConstructorOptions => ({
    label: say(word),
    ...(accelerator && { accelerator }),
    click: () => actions.send(send),
  })
  const role = (word: keyof typeof words, name: NonNullable<MenuItemConstructorOptions['role']>): MenuItemConstructorOptions => ({
    label: say(word),
    role: name,
  })
  const separator: MenuItemConstructorOptions = { type: 'separator' }
  const menu: MenuItemConstructorOptions[] = [
    {
      label: say('file'),
      submenu: [
        command('import', 'import', 'CmdOrCtrl+O'),
        command('loadSamples', 'loadSamples'),
        separator,
        command('print', 'print', 'CmdOrCtrl+P'),
        separator,
        command('lock', 'lock', 'CmdOrCtrl+L'),
        role('quit', 'quit'),
      ],
    },
    {
      label: say('edit'),
      submenu: [
        role('undo', 'undo'),
        role('redo', 'redo'),
        separator,
        role('cut', 'cut'),
        role('copy', 'copy'),
        role('paste', 'paste'),
        role('selectAll', 'selectAll'),
      ],
    },
    {
      label: say('view'),
      submenu: [
        command('data', 'goto.data', 'CmdOrCtrl+1'),
        command('workbench', 'goto.workbench', 'CmdOrCtrl+2'),
        command('clues', 'goto.clues', 'CmdOrCtrl+3'),
        command('packets', 'goto.packets', 'CmdOrCtrl+4'),
        command('settings', 'goto.settings', 'CmdOrCtrl+5'),
        command('palette', 'palette', 'CmdOrCtrl+K'),
        separator,
        role('zoomIn', 'zoomIn'),
        role('zoomOut', 'zoomOut'),
        role('resetZoom', 'resetZoom'),
        role('fullscreen', 'togglefullscreen'),
      ],
    },
    {
      label: say('help'),
      submenu: [command('about', 'about'), { label: say('logFolder'), click: () => void shell.openPath(actions.logFolder) }],
    },
  ]
  Menu.setApplicationMenu(Menu.buildFromTemplate(menu))
}
