import { Input, Radio, Select } from 'antd'
import type { DatasetSummary } from '../../../shared/contract/engine.ts'
import type { ColumnSchema } from '../../../shared/table/schema.ts'
import { useMessages } from '../../messages/messages.ts'
import styles from './ImportSheet.module.css'
import { compareColumns, type TargetDraft } from './import-draft.ts'

interface TargetFormProps {
  target: TargetDraft
  datasets: readonly DatasetSummary[]
  columns: ColumnSchema[]
  isNameTaken: boolean
  onChange(target: TargetDraft): void
}

/** Where the rows go: a new dataset with name and kind, or one that is there. */
export function TargetForm({ target, datasets, columns, isNameTaken, onChange }: TargetFormProps) {
  const messages = useMessages()
  const sheet = messages.data.sheet
  const dataset = datasets.find(({ id }) => id === target.dataset)
  const isWrong = target.mode === 'new' && (isNameTaken || target.name.trim() === '')
  return (
    <div className={styles.target}>
      <div className={styles.targetLine}>
        <span className={styles.heading}>{sheet.target}</span>
        <Radio.Group
          aria-label={sheet.target}
          value={target.mode}
          onChange={({ target: { value } }) => onChange({ ...target, mode: value === 'append' ? 'append' : 'new' })}
          options={[
            { value: 'new', label: sheet.newDataset },
            { value: 'append', label: sheet.append, disabled: datasets.length === 0 },
          ]}
        />
        {target.mode === 'new' ? (
          <>
            <Input
              className={styles.name ?? ''}
              aria-label={sheet.name}
              value={target.name}
              status={isWrong ? 'error' : ''}
              onChange={(event) => onChange({ ...target, name: event.target.value })}
            />
            <Select
              className={styles.kind ?? ''}
              aria-label={sheet.kind}
              value={target.kind}
              options={(['ticket', 'table'] as const).map((value) => ({ value, label: messages.common.kinds[value] }))}
              onChange={(kind) => onChange({ ...target, kind })}
            />
          </>
        ) : (
          <Select
            className={styles.name ?? ''}
            aria-label={sheet.append}
            value={target.dataset}
            options={datasets.map(({ id, name }) => ({ value: id, label: name }))}
            onChange={(id) => onChange({ ...target, dataset: id })}
          />
        )}
      </div>
      <div className={styles.hints} role="status">
        {hintsOf().map((hint) => (
          <p key={hint} className={`${styles.note} ${isWrong ? styles.line : ''}`}>
            {hint}
          </p>
        ))}
      </div>
    </div>
  )

  function hintsOf(): string[] {
    if (target.mode === 'new') {
      if (isNameTaken) return [sheet.nameTaken]
      return [target.name.trim() === '' ? sheet.nameMissing : sheet.kindHint]
    }
    if (!dataset) return []
    const { added, missing } = compareColumns(columns, dataset)
    const hints = []
    if (added.length > 0) hints.push(sheet.appendNew(added.join('、')))
    if (missing.length > 0) hints.push(sheet.appendMissing(missing.join('、')))
    return hints
  }
}
