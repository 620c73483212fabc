import { app, shell } from 'electron'
import type { Desk, HandlersOf } from '../desk.ts'

export function appHandlers(desk: Desk): HandlersOf<'app'> {
  const { log, targets } = desk
  return {
    'app.info': () => ({
      version: app.getVersion(),
      electron: process.versions.electron,
      chrome: process.versions.chrome,
      platform: `${process.platform}-${process.arch}`,
      refusedRequests: log.refusedRequests,
      logFolder: log.folder,
    }),
    'app.setLanguage': ({ language }) => desk.setLanguage(language),
    'app.leave': () => desk.leave(),
    'app.reportDefect': ({ message, stack, where }) => log.defect(Object.assign(new Error(message), { stack }), where),
    'app.showInFolder': ({ token }) => {
      const path = targets.pathOf(token)
      if (path) shell.showItemInFolder(path)
    },
  }
}
