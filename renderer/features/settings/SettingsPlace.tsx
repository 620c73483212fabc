import { useMessages } from '../../messages/messages.ts'
import { Empty } from '../../ui/Empty.tsx'

export function SettingsPlace() {
  const messages = useMessages().settings
  return <Empty title={messages.title} text="" />
}
