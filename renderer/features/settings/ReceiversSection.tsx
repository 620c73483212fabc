import { DeleteOutlined, PlusOutlined } from '@ant-design/icons'
import { Button, Input, Select } from 'antd'
import type { Settings } from '../../../shared/contract/engine.ts'
import { redactionProfileSchema } from '../../../shared/ledger/packet.ts'
import { useMessages } from '../../messages/messages.ts'
import { changeSettings } from '../../ui/use-settings.ts'
import { SettingsSection } from './SettingsSection.tsx'
import styles from './settings.module.css'
import { useKeptText } from './use-kept-text.ts'

type Receiver = Settings['receivers'][number]

/** To whom packets go, and how complainants are protected there. */
export function ReceiversSection({ receivers }: { receivers: Receiver[] }) {
  const messages = useMessages().settings
  const keep = (next: Receiver[]) => void changeSettings({ receivers: next })
  return (
    <SettingsSection title={messages.receivers} hint={messages.receiversHint}>
      {receivers.length === 0 && <p className={styles.fact}>{messages.noReceivers}</p>}
      {receivers.map((receiver, at) => (
        <ReceiverLine
          // biome-ignore lint/suspicious/noArrayIndexKey: a receiver has no identity but its place, its name is being typed
          key={at}
          receiver={receiver}
          onChange={(changed) => keep(receivers.with(at, changed))}
          onRemove={() => keep(receivers.toSpliced(at, 1))}
        />
      ))}
      <Button icon={<PlusOutlined />} onClick={() => keep([...receivers, { name: '', redaction: 'masked' }])}>
        {messages.addReceiver}
      </Button>
    </SettingsSection>
  )
}

interface ReceiverLineProps {
  receiver: Receiver
  onChange(receiver: Receiver): void
  onRemove(): void
}

function ReceiverLine({ receiver, onChange, onRemove }: ReceiverLineProps) {
  const messages = useMessages().settings
  const name = useKeptText(receiver.name, (text) => onChange({ ...receiver, name: text.trim() }))
  return (
    <div className={styles.receiver}>
      <Input aria-label={messages.receiverName} placeholder={messages.receiverExample} {...name} />
      <Select
        aria-label={`${messages.redaction} ${receiver.name}`}
        value={receiver.redaction}
        options={redactionProfileSchema.options.map((value) => ({ value, label: messages.redactions[value] }))}
        onChange={(redaction) => onChange({ ...receiver, name: name.value.trim(), redaction })}
      />
      <Button type="text" icon={<DeleteOutlined />} aria-label={messages.removeReceiver(receiver.name)} onClick={onRemove} />
    </div>
  )
}
