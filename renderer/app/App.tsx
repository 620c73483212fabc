import { App as AntApp, ConfigProvider } from 'antd'
import en from 'antd/locale/en_US'
import zh from 'antd/locale/zh_CN'
import { useEffect } from 'react'
import { Opening } from '../features/unlock/Opening.tsx'
import { StartScreen } from '../features/unlock/StartScreen.tsx'
import { useLanguage, useMessages } from '../messages/messages.ts'
import { setNoticeTarget, showError } from '../ui/notices.ts'
import { antdTheme } from '../ui/theme.ts'
import { useEngineQuery } from '../ui/use-engine-query.ts'
import { useMedia } from '../ui/use-media.ts'
import { useSettings } from '../ui/use-settings.ts'
import { desktop } from './clients.ts'
import { useLocking } from './lock.ts'
import { Shell } from './Shell.tsx'
import { useIsDark } from './use-is-dark.ts'

/** The window: language and look, then the start or, once the workspace is open, the shell. */
export function App() {
  const vault = useEngineQuery('vault.state', {})
  const state = vault.data?.state
  const settings = useSettings(state === 'open')
  const language = useLanguage((each) => each.language)
  const setLanguage = useLanguage((each) => each.setLanguage)
  const isDark = useIsDark(settings?.theme ?? 'system')
  const isStill = useMedia('(prefers-reduced-motion: reduce)')
  const isLocking = useLocking((each) => each.isLocking)
  const messages = useMessages()
  const wanted = settings?.language
  useEffect(() => {
    if (!wanted) return
    setLanguage(wanted)
    desktop('app.setLanguage', { language: wanted }).catch(showError)
  }, [wanted, setLanguage])
  return (
    <ConfigProvider
      locale={language === 'en' ? en : zh}
      theme={antdTheme(isDark, isStill)}
      wave={{ disabled: isStill }}
      componentSize="middle"
      button={{ autoInsertSpace: false }}
    >
      <AntApp component={false} notification={{ bottom: 40 }}>
        <NoticeTarget />
        {isLocking ? (
          <Opening text={messages.app.lock.working} />
        ) : state === 'open' ? (
          <Shell />
        ) : state ? (
          <StartScreen state={state} />
        ) : (
          <Opening text={messages.unlock.opening} error={vault.error} onRetry={() => void vault.refetch()} />
        )}
      </AntApp>
    </ConfigProvider>
  )
}

function NoticeTarget() {
  const { notification } = AntApp.useApp()
  useEffect(() => setNoticeTarget(notification), [notification])
  return null
}
