import { useEffect, useState } from 'react'
import type { ImportSource } from '../../../shared/contract/import-source.ts'
import { AppError } from '../../../shared/errors.ts'
import type { ImportPreview } from '../../../shared/ingest/import.ts'
import { engine } from '../../app/clients.ts'
import type { Reading } from './import-draft.ts'

interface PreviewState {
  preview: ImportPreview | null
  error: unknown
  isReading: boolean
}

/** What the engine finds in a file when it is read so; the last answer stays until the next one is there. */
export function usePreview(source: ImportSource, reading: Reading): PreviewState {
  const [state, setState] = useState<PreviewState>({ preview: null, error: null, isReading: true })
  useEffect(() => {
    const controller = new AbortController()
    setState((old) => ({ ...old, isReading: true }))
    engine('import.preview', { source, options: reading }, { signal: controller.signal }).then(
      (preview) => !controller.signal.aborted && setState({ preview, error: null, isReading: false }),
      (error: unknown) => {
        if (controller.signal.aborted || (error instanceof AppError && error.code === 'job.cancelled')) return
        setState((old) => ({ ...old, error, isReading: false }))
      },
    )
    return () => controller.abort()
  }, [source, reading])
  return state
}
