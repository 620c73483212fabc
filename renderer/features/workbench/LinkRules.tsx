import { ApartmentOutlined, DeleteOutlined, ExperimentOutlined, PlusOutlined } from '@ant-design/icons'
import { Button, Segmented, Select, Tooltip } from 'antd'
import { Fragment, useState } from 'react'
import { type CompareKind, compareKinds } from '../../../shared/linkage/key.ts'
import type { RelationColumn } from '../../../shared/model/relation.ts'
import { useMessages } from '../../messages/messages.ts'
import styles from './LinkEditor.module.css'
import { LinkTry } from './LinkTry.tsx'
import { type LinkRule, ruleWithColumn, withLeast } from './link-rules.ts'
import { PausedNumber } from './PausedNumber.tsx'

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
            <ColumnSelect
              label={messages.leftColumn(index + 1)}
              columns={left}
              value={rule.left}
              onChange={(name) => replace(index, ruleWithColumn(rule, 'left', name, left, right))}
            />
            <Select<CompareKind>
              className={styles.compare ?? ''}
              popupMatchSelectWidth={false}
              aria-label={messages.compare(index + 1)}
              value={rule.compare}
              options={compareKinds.map((compare) => ({ value: compare, label: messages.comparisons[compare] }))}
              onChange={(compare) => replace(index, { left: rule.left, right: rule.right, compare })}
            />
            <ColumnSelect
              label={messages.rightColumn(index + 1)}
              columns={right}
              value={rule.right}
              onChange={(name) => replace(index, ruleWithColumn(rule, 'right', name, left, right))}
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
              onClick={() => onChange(rules.filter((_, at) => at !== index))}
            />
          </div>
          {tried === index && (
            <LinkTry
              nth={index + 1}
              rule={rule}
              types={{ left: typeOf(left, rule.left), right: typeOf(right, rule.right) }}
              isScored={isScored}
              onAliases={(aliases) => replace(index, { ...rule, aliases })}
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

interface ColumnSelectProps {
  label: string
  columns: readonly RelationColumn[]
  value: string
  onChange(name: string): void
}

export function ColumnSelect({ label, columns, value, onChange }: ColumnSelectProps) {
  const types = useMessages().common.columnTypes
  const isKnown = columns.some(({ name }) => name === value)
  return (
    <Select
      showSearch
      className={styles.column ?? ''}
      popupMatchSelectWidth={false}
      aria-label={label}
      status={isKnown || columns.length === 0 ? '' : 'error'}
      value={value || null}
      options={columns.map(({ name, type }) => ({ value: name, label: name, type: types[type] }))}
      optionRender={({ data }) => (
        <span className={styles.option}>
          {data.label}
          <span className={styles.type}>{data.type}</span>
        </span>
      )}
      onChange={onChange}
    />
  )
}
