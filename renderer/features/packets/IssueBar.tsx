import { DownOutlined } from '@ant-design/icons'
import { Button, Dropdown, Space } from 'antd'
import { useMessages } from '../../messages/messages.ts'
import type { PacketFileFormat } from './export-packet.ts'
import styles from './IssueBar.module.css'
import type { PacketExport } from './use-packet-export.ts'

interface IssueBarProps {
  exporting: PacketExport
  isReady: boolean
  isIssued: boolean
  onRegister(): void
  onRevoke(): void
}

const otherFormats: PacketFileFormat[] = ['docx', 'xlsx']

/** The ways out of the office: file, paper, and the registration that it went. */
export function IssueBar({ exporting, isReady, isIssued, onRegister, onRevoke }: IssueBarProps) {
  const messages = useMessages().packets.issue
  const { written, exportAs, print, showInFolder } = exporting
  const labels = { pdf: messages.exportPdf, docx: messages.exportDocx, xlsx: messages.exportXlsx }
  return (
    <div className={styles.bar}>
      <div className={styles.buttons}>
        <Space.Compact>
          <Button type="primary" disabled={!isReady} onClick={() => exportAs('pdf')}>
            {labels.pdf}
          </Button>
          <Dropdown
            disabled={!isReady}
            trigger={['click']}
            menu={{
              items: otherFormats.map((format) => ({ key: format, label: labels[format] })),
              onClick: ({ key }) => exportAs(key as PacketFileFormat),
            }}
          >
            <Button type="primary" disabled={!isReady} icon={<DownOutlined />} aria-label={messages.more} />
          </Dropdown>
        </Space.Compact>
        <Button disabled={!isReady} onClick={print} title="Ctrl+P">
          {messages.print}
        </Button>
        {isIssued ? (
          <Button onClick={onRevoke}>{messages.revoke}</Button>
        ) : (
          <Button disabled={!isReady} onClick={onRegister} title={messages.registerHint}>
            {messages.register}
          </Button>
        )}
      </div>
      {written && (
        <p className={styles.written} role="status">
          {messages.done(written.name)}
          {written.pages !== null && ` · ${messages.donePages(written.pages, written.path)}`}
          <Button type="link" size="small" onClick={showInFolder}>
            {messages.showInFolder}
          </Button>
        </p>
      )}
    </div>
  )
}
