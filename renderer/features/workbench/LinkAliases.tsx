import { Button, Tag } from 'antd'
import { aliasKinds, withAlias } from '../../../shared/linkage/aliases.ts'
import { useMessages } from '../../messages/messages.ts'
import styles from './LinkTry.module.css'
import type { LinkRule } from './link-rules.ts'

interface LinkAliasesProps {
  rule: LinkRule
  /** Two values that were tried and are not taken for one; null while there are none. */
  tried: { left: string; right: string } | null
  onAliases(aliases: string[][]): void
}

/** The names that are one under this rule: what was just tried becomes one, groups are listed and taken back. */
export function LinkAliases({ rule, tried, onAliases }: LinkAliasesProps) {
  const messages = useMessages().linkWork.trying.aliases
  if (!aliasKinds.has(rule.compare)) return null
  const aliases = (rule.aliases ?? []).map((group) => [...group])
  return (
    <>
      {tried && (
        <Button size="small" type="link" onClick={() => onAliases(withAlias(aliases, tried.left, tried.right))}>
          {messages.add}
        </Button>
      )}
      {aliases.length > 0 && (
        <ul className={styles.aliases} aria-label={messages.title}>
          {aliases.map((group) => (
            <li key={group.join(' ')}>
              <Tag
                closable={{ 'aria-label': messages.remove(group.join('、')) }}
                onClose={(event) => {
                  event.preventDefault()
                  onAliases(aliases.filter((other) => other !== group))
                }}
              >
                {group.join(' = ')}
              </Tag>
            </li>
          ))}
        </ul>
      )}
    </>
  )
}
