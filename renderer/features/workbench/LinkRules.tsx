import { ApartmentOutlined, DeleteOutlined, ExperimentOutlined, PlusOutlined } from '@ant-design/icons'
import { Button, Segmented, Tooltip } from 'antd'
import { Fragment, useState } from 'react'
import type { CompareKind } from '../../../shared/linkage/key.ts'
import type { RelationColumn } from '../../../shared/model/relation.ts'
import { useMessages } from '../../messages/messages.ts'
import { withAliases } from './alias-words.ts'
import styles from './LinkEditor.module.css'
import { LinkTry } from './LinkTry.tsx'
import { type LinkRule, withLeast } from './link-rules.ts'
import { PausedNumber } from './PausedNumber.tsx'
import { RuleColumns } from './RuleColumns.tsx'

interface LinkRulesProps {
  rules: readonly LinkRule[]
  left: readonly RelationColumn[]
  right: readonly RelationColumn[]
  any: boolean
  /** A probability decides: rules have no threshold of their own, and none must hold. */
  isScored: boolean
  onChange(rules: LinkRule[], tag?: string): void
  /** One rule more, the best that is left. */
  onAdd(): void
  onAny(any: boolean): void
  isShowingColumns: boolean
  onShowColumns(): void
}

/** Comparisons that give a share between 0 and 1, and so have a threshold. */
const graded = new Set<CompareKind>(['masked', 'name', 'company', 'address', 'place', 'text'])

export function LinkRules(props: LinkRulesProps) {
  const { rules, left, right, any, isScored, onChange, onAdd, onAny, isShowingColumns, onShowColumns } = props
  const [tried, setTried] = useState<number | null>(null)
  const messages = useMessages().workbench.link
  const { decide, trying } = useMessages().linkWork
  const typeOf = (columns: readonly RelationColumn[], name: string) => columns.find((column) => column.name === name)?.type
  const replace = (index: number, rule: LinkRule, tag?: string) =>
    onChange(
      rules.map((other, at) => (at === index ? rule : other)),
      tag && `${tag} ${index}`,
    )
  return (
    <fieldset className={styles.rules} aria-label={messages.rules}>
      {rules.map((rule, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: rules have no identity but their place
        <Fragment key={index}>
          <div className={styles.rule}>
            <span className={styles.joiner}>{index === 0 || isScored ? '' : any ? messages.or : messages.and}</span>
            <RuleColumns
              nth={index + 1}
              rule={rule}
              left={left}
              right={right}
              isScored={isScored}
              onChange={(changed) => replace(index, changed)}
            />
            {!isScored && graded.has(rule.compare) && (
              <PausedNumber
                className={styles.threshold ?? ''}
                prefix="≥"
                aria-label={messages.atLeast(index + 1)}
                title={messages.atLeastHint}
                min={0}
                max={1}
                step={0.05}
                placeholder={decide.anyFit}
                value={rule.atLeast ?? (rule.compare === 'masked' ? null : 1)}
                onSettle={(atLeast) => replace(index, withLeast(rule, atLeast), 'atLeast')}
              />
            )}
            {(rule.compare === 'number' || rule.compare === 'date') && (
              <PausedNumber
                className={styles.threshold ?? ''}
                prefix="±"
                aria-label={messages.tolerance(index + 1)}
                title={messages.tolerance(index + 1)}
                min={0}
                value={rule.tolerance ?? 0}
                onSettle={(tolerance) => replace(index, { ...rule, tolerance: tolerance ?? 0 }, 'tolerance')}
              />
            )}
            <Tooltip title={trying.open(index + 1)}>
              <Button
                type="text"
                icon={<ExperimentOutlined aria-hidden />}
                aria-label={tried === index ? trying.close(index + 1) : trying.open(index + 1)}
                aria-expanded={tried === index}
                onClick={() => setTried(tried === index ? null : index)}
              />
            </Tooltip>
            <Button
              type="text"
              icon={<DeleteOutlined aria-hidden />}
              aria-label={messages.remove(index + 1)}
              disabled={rules.length === 1}
              onClick={() => {
                if (tried !== null && tried >= index) setTried(tried === index ? null : tried - 1)
                onChange(rules.filter((_, at) => at !== index))
              }}
            />
          </div>
          {tried === index && (
            <LinkTry
              nth={index + 1}
              rule={rule}
              types={{ left: typeOf(left, rule.left), right: typeOf(right, rule.right) }}
              isScored={isScored}
              onAliases={(change) => replace(index, withAliases(rule, change))}
            />
          )}
        </Fragment>
      ))}
      <div className={styles.rule}>
        <span className={styles.joiner} />
        <Button
          type="dashed"
          icon={<PlusOutlined aria-hidden />}
          disabled={left.length === 0 || right.length === 0}
          onClick={onAdd}
        >
          {messages.add}
        </Button>
        {rules.length > 1 && !isScored && (
          <Segmented
            aria-label={messages.anyOrAll}
            value={any ? 'any' : 'all'}
            onChange={(value) => onAny(value === 'any')}
            options={[
              { value: 'all', label: messages.all },
              { value: 'any', label: messages.any },
            ]}
          />
        )}
        <Button
          type="text"
          icon={<ApartmentOutlined aria-hidden />}
          aria-pressed={isShowingColumns}
          disabled={left.length === 0 || right.length === 0}
          onClick={onShowColumns}
        >
          {isShowingColumns ? messages.hideColumns : messages.showColumns}
        </Button>
      </div>
    </fieldset>
  )
}
