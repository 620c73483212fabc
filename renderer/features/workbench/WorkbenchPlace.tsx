import { useMessages } from '../../messages/messages.ts'
import { Empty } from '../../ui/Empty.tsx'

export function WorkbenchPlace() {
  const messages = useMessages().workbench
  return <Empty title={messages.emptyTitle} text={messages.emptyText} />
}
