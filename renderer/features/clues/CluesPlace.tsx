import { useMessages } from '../../messages/messages.ts'
import { Empty } from '../../ui/Empty.tsx'

export function CluesPlace() {
  const messages = useMessages().clues
  return <Empty title={messages.emptyTitle} text={messages.emptySentence} />
}
