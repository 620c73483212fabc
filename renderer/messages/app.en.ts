import type { AppMessages } from './app.zh-CN.ts'

export const app: AppMessages = {
  name: 'Guoshai',
  purpose: "Screening of 12345 hotline work orders for prosecutors' offices",
  rail: 'Places',
  places: { data: 'Data', workbench: 'Workbench', clues: 'Clues', packets: 'Packets', settings: 'Settings' },
  palette: {
    title: 'Command palette',
    placeholder: 'Name of a place, command, dataset, model, clue or packet',
    none: 'Nothing fits',
    groups: {
      place: 'Place',
      command: 'Command',
      dataset: 'Dataset',
      draft: 'Model',
      clue: 'Clue',
      packet: 'Packet',
      lexicon: 'Lexicon',
    },
    goTo: (place) => `Open ${place}`,
    clues: (count) => `${count.toLocaleString('en-US')} ${count === 1 ? 'clue' : 'clues'} in the ledger`,
    untitledPacket: 'Untitled packet',
    about: 'About Guoshai',
    language: '切换语言：简体中文',
    dark: 'Dark look',
    light: 'Light look',
    lock: 'Lock the workspace',
  },
  lock: {
    action: 'Lock',
    working: 'Locking…',
    idleTitle: 'About to lock',
    idleText: (seconds) =>
      `Nothing was done for some time; the workspace locks in ${seconds} ${seconds === 1 ? 'second' : 'seconds'}. Move the mouse or press any key to go on.`,
    busyTitle: 'Something is still running',
    busyText: (titles) =>
      `${titles.join('; ')}. Locking now cancels it and leaves nothing half done; stored data are not touched.`,
    lockAnyway: 'Cancel it and lock',
    stay: 'Do not lock',
  },
  about: {
    title: 'About Guoshai',
    text: 'It works offline: data stays on this machine and no network is ever reached.',
  },
}
