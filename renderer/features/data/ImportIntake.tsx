import { useEffect, useState } from 'react'
import { onFileGiven, onMenu } from '../../app/clients.ts'
import { useMessages } from '../../messages/messages.ts'
import { showError } from '../../ui/notices.ts'
import { isComposingKey } from '../../ui/use-composition.ts'
import styles from './ImportIntake.module.css'
import { ImportSheet } from './ImportSheet.tsx'
import { chooseFiles, fileOfDesktop, fileOfDrop, useImportQueue } from './import-queue.ts'
import { loadSamples } from './run-import.ts'

/** Every way by which files come in, from any place: menu, Ctrl+O, the system, a drop on the window. Shows one sheet a file. */
export function ImportIntake() {
  const messages = useMessages().data
  const { files, add } = useImportQueue()
  const isDragging = useFileDrop((dropped) => add(dropped.map(fileOfDrop)))
  useEffect(
    () =>
      onMenu((command) => {
        if (command === 'import') chooseFiles().catch(showError)
        if (command === 'loadSamples') void loadSamples()
      }),
    [],
  )
  useEffect(() => onFileGiven((file) => add([fileOfDesktop(file)])), [add])
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (!event.ctrlKey || event.shiftKey || event.altKey || event.key.toLowerCase() !== 'o' || isComposingKey(event)) return
      event.preventDefault()
      chooseFiles().catch(showError)
    }
    window.addEventListener('keydown', onKey)
    return () => window.removeEventListener('keydown', onKey)
  }, [])
  const file = files[0]
  return (
    <>
      {isDragging && (
        <div className={styles.veil}>
          <p className={styles.hint}>{messages.dropHere}</p>
        </div>
      )}
      {file && <ImportSheet key={file.key} file={file} />}
    </>
  )
}

/** Takes files that are dropped anywhere on the window; tells whether some hang over it. */
function useFileDrop(onDrop: (files: File[]) => void): boolean {
  const [isDragging, setIsDragging] = useState(false)
  useEffect(() => {
    let depth = 0
    const carriesFiles = (event: DragEvent) => event.dataTransfer?.types.includes('Files') ?? false
    const enter = (event: DragEvent) => {
      if (!carriesFiles(event)) return
      depth++
      setIsDragging(true)
    }
    const leave = (event: DragEvent) => {
      if (!carriesFiles(event)) return
      depth = Math.max(0, depth - 1)
      if (depth === 0) setIsDragging(false)
    }
    const over = (event: DragEvent) => {
      if (carriesFiles(event)) event.preventDefault()
    }
    const drop = (event: DragEvent) => {
      if (!carriesFiles(event)) return
      event.preventDefault()
      depth = 0
      setIsDragging(false)
      onDrop([...(event.dataTransfer?.files ?? [])])
    }
    window.addEventListener('dragenter', enter)
    window.addEventListener('dragleave', leave)
    window.addEventListener('dragover', over)
    window.addEventListener('drop', drop)
    return () => {
      window.removeEventListener('dragenter', enter)
      window.removeEventListener('dragleave', leave)
      window.removeEventListener('dragover', over)
      window.removeEventListener('drop', drop)
    }
  }, [onDrop])
  return isDragging
}
