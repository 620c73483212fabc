import { useMessages } from '../../messages/messages.ts'
import { Empty } from '../../ui/Empty.tsx'

export function PacketsPlace() {
  const messages = useMessages().packets
  return <Empty title={messages.emptyTitle} text={messages.emptyText} />
}
