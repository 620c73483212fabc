import { Select } from 'antd'
import type { RelationColumn } from '../../../shared/model/relation.ts'
import { useMessages } from '../../messages/messages.ts'
import styles from './LinkEditor.module.css'

interface ColumnSelectProps {
  label: string
  columns: readonly RelationColumn[]
  value: string
  onChange(name: string): void
}

/** Chooses a column, each with its type; one that is not there is marked. */
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
