import { AutoComplete, Form, Segmented, Select } from 'antd'
import type { Settings } from '../../../shared/contract/engine.ts'
import { type PacketLetter, redactionProfileSchema, titleForTemplate } from '../../../shared/ledger/packet.ts'
import { useMessages } from '../../messages/messages.ts'
import styles from './LetterForm.module.css'
import { LetterText } from './LetterText.tsx'
import { isIsoDate } from './packet-draft.ts'
import type { PacketEditor } from './use-packet-editor.ts'

interface LetterFormProps {
  editor: PacketEditor
  receivers: Settings['receivers']
  isLocked: boolean
}

const templates: PacketLetter['template'][] = ['letter', 'internal-transfer']

/** The words of the letter; a receiver of the settings brings its redaction along. */
export function LetterForm({ editor, receivers, isLocked }: LetterFormProps) {
  const messages = useMessages().packets.form
  const { packet, edit, editLetter } = editor
  const { letter, redaction } = packet
  const chooseReceiver = (name: string) => {
    const known = receivers.find((receiver) => receiver.name === name)
    edit({ letter: { ...letter, receiver: name }, ...(known ? { redaction: known.redaction } : {}) })
  }
  const text = (field: keyof PacketLetter, rows: number, placeholder?: string) => (
    <LetterText
      id={`letter-${field}`}
      label={messages[field]}
      rows={rows}
      value={letter[field]}
      placeholder={placeholder}
      isWrong={field === 'date' && !isIsoDate(letter.date)}
      onChange={(value) => editLetter({ [field]: value })}
    />
  )
  return (
    <Form className={styles.form ?? ''} layout="vertical" size="small" disabled={isLocked} aria-label={messages.label}>
      <Form.Item className={styles.item ?? ''} label={messages.template}>
        <Segmented
          block
          aria-label={messages.template}
          disabled={isLocked}
          value={letter.template}
          options={templates.map((value) => ({ value, label: messages.templates[value] }))}
          onChange={(template) => editLetter({ template, title: titleForTemplate(template, letter.title) })}
        />
      </Form.Item>
      {text('title', 1)}
      {text('number', 1, messages.numberPlaceholder)}
      <Form.Item className={styles.item ?? ''} label={messages.receiver} htmlFor="letter-receiver">
        <AutoComplete
          id="letter-receiver"
          value={letter.receiver}
          placeholder={messages.receiverPlaceholder}
          options={receivers.map(({ name, redaction }) => ({
            value: name,
            label: (
              <span className={styles.receiver}>
                {name}
                <small>{messages.redactions[redaction]}</small>
              </span>
            ),
          }))}
          onChange={(receiver: string) => editLetter({ receiver })}
          onSelect={chooseReceiver}
        />
      </Form.Item>
      <Form.Item
        className={styles.item ?? ''}
        label={messages.redaction}
        htmlFor="letter-redaction"
        extra={messages.redactionHints[redaction]}
      >
        <Select
          id="letter-redaction"
          value={redaction}
          options={redactionProfileSchema.options.map((value) => ({ value, label: messages.redactions[value] }))}
          onChange={(value) => edit({ redaction: value })}
        />
      </Form.Item>
      {text('date', 1, messages.datePlaceholder)}
      {text('opening', 2, messages.openingPlaceholder)}
      {text('suggestion', 3)}
      {text('legalBasis', 1)}
      {text('replyDeadline', 2, messages.replyDeadlinePlaceholder)}
      {text('contact', 1)}
    </Form>
  )
}
