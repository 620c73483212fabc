import { create } from 'zustand'
import type { OpenedFile } from '../../../shared/contract/desktop.ts'
import type { ImportSource } from '../../../shared/contract/import-source.ts'
import { desktop } from '../../app/clients.ts'
import { messagesNow } from '../../messages/messages.ts'

/** A file that waits to be looked at; `token` is released when main served it and it is done with. */
export interface QueuedFile {
  key: number
  source: ImportSource
  token: string | null
}

interface ImportQueue {
  files: QueuedFile[]
  /** Files looked at since the queue was last empty, the present one included. */
  position: number
  add(files: Omit<QueuedFile, 'key'>[]): void
  /** Leaves the first file behind. */
  shift(): void
}

let lastKey = 0

/** Files on their way to the import sheet, in order; each is looked at by itself. */
export const useImportQueue = create<ImportQueue>((set) => ({
  files: [],
  position: 1,
  add: (files) => set((state) => ({ files: [...state.files, ...files.map((file) => ({ ...file, key: ++lastKey }))] })),
  shift: () =>
    set((state) => {
      const files = state.files.slice(1)
      return { files, position: files.length === 0 ? 1 : state.position + 1 }
    }),
}))

export function fileOfDesktop({ token, name, size }: OpenedFile): Omit<QueuedFile, 'key'> {
  return { source: { name, size, url: `app://guoshai/file/${token}` }, token }
}

export function fileOfDrop(file: File): Omit<QueuedFile, 'key'> {
  return { source: { name: file.name, blob: file }, token: null }
}

/** Asks for files with the desktop's dialog and puts them into the queue. */
export async function chooseFiles(): Promise<void> {
  const messages = messagesNow().data
  const opened = await desktop('file.open', {
    title: messages.importTitle,
    filters: [
      {
        name: messages.fileFilter,
        extensions: ['csv', 'txt', 'tsv', 'xlsx', 'xls', 'et', 'xlsm', 'xlsb', 'ods', 'html', 'htm', 'xml'],
      },
      { name: messages.allFiles, extensions: ['*'] },
    ],
    multiple: true,
  })
  useImportQueue.getState().add(opened.map(fileOfDesktop))
}

/** Tells main that the file of this entry is not read any more. */
export async function releaseFile(file: QueuedFile): Promise<void> {
  if (file.token !== null) await desktop('file.release', { token: file.token })
}
