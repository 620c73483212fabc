import { Button, Select, Tag } from 'antd'
import { aliasKinds, withAlias } from '../../../shared/linkage/aliases.ts'
import { engine } from '../../app/clients.ts'
import { useMessages } from '../../messages/messages.ts'
import { showDone, showError } from '../../ui/notices.ts'
import { refresh } from '../../ui/query-client.ts'
import { aliasWord, groupOptions } from './alias-words.ts'
import { useInvestigation } from './investigation.ts'
import styles from './LinkTry.module.css'
import type { LinkRule } from './link-rules.ts'

interface LinkAliasesProps {
  rule: LinkRule
  /** Two values that were tried and are not taken for one; null while there are none. */
  tried: { left: string; right: string } | null
  onChange(change: Pick<LinkRule, 'aliases' | 'aliasGroups'>): void
}

/** The names that are one under this rule: what was just tried becomes one here or in a lexicon group; groups are listed, chosen and taken back. */
export function LinkAliases({ rule, tried, onChange }: LinkAliasesProps) {
  const all = useMessages()
  const messages = all.linkWork.trying.aliases
  const { lexicons } = useInvestigation()
  if (!aliasKinds.has(rule.compare)) return null
  const aliases = (rule.aliases ?? []).map((group) => [...group])
  const groups = rule.aliasGroups ?? []
  const options = groupOptions(lexicons, groups)
  const keep = async (group: string) => {
    if (!tried) return
    const before = lexicons.find(({ name }) => name === group)
    const kept = await engine('lexicon.addWord', { name: group, word: aliasWord(tried.left, tried.right) })
    if (!groups.includes(group)) onChange({ aliasGroups: [...groups, group] })
    await refreshGroups()
    const takeBack = async () => {
      await engine('lexicon.restore', { name: group, version: before!.version })
      await refreshGroups()
    }
    const undo = { label: all.lexicons.undo, onAct: () => void takeBack().catch(showError) }
    showDone(messages.kept(group), undefined, before && kept ? undo : undefined)
  }
  return (
    <>
      {tried && (
        <Button size="small" type="link" onClick={() => onChange({ aliases: withAlias(aliases, tried.left, tried.right) })}>
          {messages.add}
        </Button>
      )}
      {tried &&
        (groups.length > 0 ? groups : [messages.newGroup]).map((group) => (
          <Button
            key={group}
            size="small"
            type="link"
            title={messages.keepHint}
            onClick={() => void keep(group).catch(showError)}
          >
            {messages.keep(group)}
          </Button>
        ))}
      <div className={styles.aliases}>
        {options.length > 0 && (
          <Select
            className={styles.groups ?? ''}
            mode="multiple"
            popupMatchSelectWidth={false}
            aria-label={messages.groups}
            title={messages.groupsHint}
            placeholder={messages.groups}
            value={[...groups]}
            options={options}
            onChange={(chosen: string[]) => onChange({ aliasGroups: chosen })}
          />
        )}
        {aliases.length > 0 && (
          <ul className={styles.names} aria-label={messages.title}>
            {aliases.map((group) => (
              <li key={group.join(' ')}>
                <Tag
                  closable={{ 'aria-label': messages.remove(group.join('、')) }}
                  onClose={(event) => {
                    event.preventDefault()
                    onChange({ aliases: aliases.filter((other) => other !== group) })
                  }}
                >
                  {group.join(' = ')}
                </Tag>
              </li>
            ))}
          </ul>
        )}
      </div>
    </>
  )
}

function refreshGroups(): Promise<void> {
  return refresh('lexicon.list', 'lexicon.versions')
}
