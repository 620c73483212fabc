import { App as AntApp, ConfigProvider } from 'antd'
import en from 'antd/locale/en_US'
import zh from 'antd/locale/zh_CN'
import { useEffect } from 'react'
import { useLanguage } from '../messages/messages.ts'
import { setNoticeTarget, showError } from '../ui/notices.ts'
import { antdTheme } from '../ui/theme.ts'
import { useSettings } from '../ui/use-settings.ts'
import { desktop } from './clients.ts'
import { Shell } from './Shell.tsx'
import { useIsDark } from './use-is-dark.ts'

/** The window: language and look from the settings, then the shell. */
export function App() {
  const settings = useSettings()
  const language = useLanguage((state) => state.language)
  const setLanguage = useLanguage((state) => state.setLanguage)
  const isDark = useIsDark(settings?.theme ?? 'system')
  const wanted = settings?.language
  useEffect(() => {
    if (!wanted) return
    setLanguage(wanted)
    desktop('app.setLanguage', { language: wanted }).catch(showError)
  }, [wanted, setLanguage])
  return (
    <ConfigProvider
      locale={language === 'en' ? en : zh}
      theme={antdTheme(isDark)}
      componentSize="middle"
      button={{ autoInsertSpace: false }}
    >
      <AntApp component={false} notification={{ bottom: 40 }}>
        <NoticeTarget />
        <Shell />
      </AntApp>
    </ConfigProvider>
  )
}

function NoticeTarget() {
  const { notification } = AntApp.useApp()
  useEffect(() => setNoticeTarget(notification), [notification])
  return null
}
