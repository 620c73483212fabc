import { Button, Select } from 'antd'
import { useState } from 'react'
import type { ProofPreview } from '../../../shared/contract/links.ts'
import type { DraftStep } from '../../../shared/contract/row-source-step.ts'
import type { LinkStep } from '../../../shared/model/model.ts'
import { type ProofColumns, proofColumns } from '../../../shared/model/proof-columns.ts'
import type { RelationColumn } from '../../../shared/model/relation.ts'
import type { ColumnType } from '../../../shared/table/schema.ts'
import { engine } from '../../app/clients.ts'
import { useMessages } from '../../messages/messages.ts'
import { useJobs } from '../../ui/jobs.ts'
import { showError } from '../../ui/notices.ts'
import { useEngineQuery } from '../../ui/use-engine-query.ts'
import { useInvestigation } from './investigation.ts'
import styles from './LinkProof.module.css'
import { useLinkDraft } from './use-link-draft.ts'

interface LinkProofProps {
  step: LinkStep
  left: readonly RelationColumn[]
  right: readonly RelationColumn[]
  /** Rows of the right side, where they are known. */
  rightRows: number | null
  onChange(change: (step: LinkStep) => LinkStep): void
}

const areaTypes = new Set<ColumnType>(['address', 'place', 'category', 'text'])
const NONE = ''

/** By which columns the absence of a partner is proved, suggested from the columns' types, and what absences would prove now. */
export function LinkProof({ step, left, right, rightRows, onChange }: LinkProofProps) {
  const messages = useMessages().linkWork.proof
  const columns = proofColumns(step, left, right)
  const choose = (name: keyof ProofColumns, value: string) =>
    onChange((link) => ({ ...link, proof: { ...link.proof, [name]: value } }))
  const select = (name: keyof ProofColumns) => {
    const isDate = name === 'leftDate' || name === 'rightDate'
    const side = name === 'leftDate' || name === 'leftArea' ? left : right
    const offered = side.filter(({ type }) => (isDate ? type === 'date' : areaTypes.has(type)))
    return (
      <Select
        className={styles.column ?? ''}
        showSearch
        popupMatchSelectWidth={false}
        aria-label={messages.columns[name]}
        value={step.proof?.[name] ?? columns[name] ?? NONE}
        options={[
          { value: NONE, label: messages.none },
          ...offered.map((column) => ({ value: column.name, label: column.name })),
        ]}
        onChange={(value: string) => choose(name, value)}
      />
    )
  }
  return (
    <fieldset className={styles.proof} aria-label={messages.label} title={messages.hint}>
      <span className={styles.label}>{messages.date}</span>
      {select('leftDate')}
      <span className={styles.label}>↔</span>
      {select('rightDate')}
      <span className={styles.label}>{messages.area}</span>
      {select('leftArea')}
      <span className={styles.label}>↔</span>
      {select('rightArea')}
      <p className={styles.worth} role="status">
        <Worth step={step} rightRows={rightRows} isDated={columns.leftDate !== undefined && columns.rightDate !== undefined} />
      </p>
    </fieldset>
  )
}

/** A right side of more rows is read when somebody asks for it, as a job, not with every edit. */
const MOST_UNASKED = 200_000

/** What absences would prove, once the rows are there. */
function Worth({ step, rightRows, isDated }: { step: LinkStep; rightRows: number | null; isDated: boolean }) {
  const messages = useMessages().linkWork.proof
  const { counts, isCounting, version, nameOf } = useInvestigation()
  const draft = useLinkDraft(step.id)
  const hasRows = counts !== undefined && !counts.faults[step.id]
  const [wanted, setWanted] = useState<DraftStep | null>(null)
  const isAsked = wanted === draft || (rightRows ?? 0) <= MOST_UNASKED
  const title = messages.job(nameOf(step.id))
  const isReading = useJobs((state) => state.jobs.some((job) => job.title === title))
  const isThere = hasRows && !isCounting && isAsked
  const proof = useEngineQuery('link.proof', draft, { version, enabled: isThere, keepPrevious: true })
  const read = async () => {
    try {
      await useJobs.getState().run(title, (signal, onProgress) =>
        engine('link.proof', draft, {
          signal,
          onProgress: ({ share }) => onProgress({ fraction: share, text: messages.reading }),
        }),
      )
      setWanted(draft)
    } catch (error) {
      showError(error)
    }
  }
  if (!hasRows) return messages.hint
  if (!isAsked) {
    return (
      <Button size="small" loading={isReading} disabled={isCounting} onClick={() => void read()}>
        {messages.ask}
      </Button>
    )
  }
  if (proof.data) return <Said proof={proof.data} isDated={isDated} />
  return proof.isFetching ? messages.asking : null
}

const MOST_POINTS = 2

function Said({ proof, isDated }: { proof: ProofPreview; isDated: boolean }) {
  const { linkWork, linkEvidence } = useMessages()
  const messages = linkWork.proof
  const { alone, sampled, grades, wanting, covered } = proof
  if (sampled === 0) return messages.hint
  const named = (['proved', 'weak', 'not provable'] as const).filter((grade) => grades[grade] > 0)
  const points = wanting
    .slice(0, MOST_POINTS)
    .map(({ what }) => (what === 'period' && !isDated ? messages.undated : messages.points[what]))
  return (
    <>
      <span>{messages.looked(sampled, alone)}</span>
      {named.map((grade) => (
        <strong key={grade} data-grade={grade}>
          {messages.grade(linkEvidence.grades[grade], grades[grade])}
        </strong>
      ))}
      {points.length > 0 && <span>{messages.wanting(points)}</span>}
      {covered && <span>{messages.covered(covered.from, covered.to)}</span>}
    </>
  )
}
