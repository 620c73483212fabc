import { useMessages } from '../../messages/messages.ts'
import { Empty } from '../../ui/Empty.tsx'

export function DataPlace() {
  const messages = useMessages().data
  return <Empty title={messages.emptyTitle} text="" />
}
