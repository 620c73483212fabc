import { QuestionCircleOutlined } from '@ant-design/icons'
import { Button, Popover } from 'antd'
import { useMessages } from '../../messages/messages.ts'
import styles from './LanguageHint.module.css'

/** The screen language on one card, by example. */
export function LanguageHint() {
  const messages = useMessages().workbench.language
  const card = (
    <table className={styles.card}>
      <tbody>
        {messages.forms.map(({ example, meaning }) => (
          <tr key={example}>
            <td>
              <code>{example}</code>
            </td>
            <td>{meaning}</td>
          </tr>
        ))}
      </tbody>
      <tfoot>
        <tr>
          <td colSpan={2}>{messages.order}</td>
        </tr>
        <tr>
          <td colSpan={2}>{messages.keys}</td>
        </tr>
      </tfoot>
    </table>
  )
  return (
    <Popover trigger="click" placement="bottomRight" align={{ offset: [0, 44] }} title={messages.title} content={card}>
      <Button type="text" icon={<QuestionCircleOutlined aria-hidden />} aria-label={messages.title} />
    </Popover>
  )
}
