import { QueryClientProvider } from '@tanstack/react-query'
import { createRoot } from 'react-dom/client'
import { useLanguage } from '../messages/messages.ts'
import { DefectBoundary } from '../ui/DefectBoundary.tsx'
import { reportDefect } from '../ui/defects.ts'
import { showError } from '../ui/notices.ts'
import { queryClient } from '../ui/query-client.ts'
import { App } from './App.tsx'
import { desktop, onClosing, onEngineFailure } from './clients.ts'
import { leaveWorkspace } from './lock.ts'

/** Renders the window; whatever nobody caught is a defect and gets an incident number. */
export function startApp(): void {
  window.addEventListener('error', (event) => void showDefect(event.error ?? event.message))
  window.addEventListener('unhandledrejection', (event) => void showDefect(event.reason))
  onEngineFailure((error) => void showDefect(error))
  onClosing(() => void leaveWorkspace().finally(() => desktop('app.leave', {})))
  const language = new URLSearchParams(location.search).get('language')
  if (language === 'en' || language === 'zh-CN') useLanguage.getState().setLanguage(language)
  createRoot(document.getElementById('root')!).render(
    <DefectBoundary>
      <QueryClientProvider client={queryClient}>
        <App />
      </QueryClientProvider>
    </DefectBoundary>,
  )
}

async function showDefect(error: unknown): Promise<void> {
  showError(await reportDefect(error, 'window'))
}
