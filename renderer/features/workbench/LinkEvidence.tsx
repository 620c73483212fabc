import type { ResultRow, RowPage, RowSource } from '../../../shared/contract/engine.ts'
import type { LinkStep } from '../../../shared/model/model.ts'
import { maskCell } from '../../../shared/values/mask-cell.ts'
import { useMessages } from '../../messages/messages.ts'
import { AbsenceCard } from './AbsenceCard.tsx'
import { useInvestigation } from './investigation.ts'
import styles from './LinkEvidence.module.css'

interface LinkEvidenceProps {
  of: RowSource
  step: LinkStep
  page: RowPage
  row: ResultRow
  isMasked: boolean
}

/** Whether rule `index` of the link held for the row; all of them where the engine does not tell. */
function holds(rules: number | null, index: number): boolean {
  return rules === null || ((rules >>> index) & 1) === 1
}

/** The fields by which two records met, beside each other; for a row without a partner, that there is none. */
export function LinkEvidence({ of, step, page, row, isMasked }: LinkEvidenceProps) {
  const messages = useMessages().workbench
  const { nameOf, columnsOf, version } = useInvestigation()
  if (row.rightRow === null) {
    const show = (name: string, value: string) => {
      const column = page.columns.find((each) => each.side === 'left' && each.name === name)
      if (!isMasked) return value
      return column ? maskCell(value, column) : '***'
    }
    return (
      <>
        <p className={styles.none}>{messages.reading.noPartner(nameOf(step.right))}</p>
        <AbsenceCard of={of} index={row.index} version={version} show={show} />
      </>
    )
  }
  const leftCount = columnsOf(step.left).length
  const cell = (side: 'left' | 'right', name: string) => {
    const own = columnsOf(step[side]).findIndex((column) => column.name === name)
    const at = side === 'left' ? own : own + leftCount
    const column = own < 0 ? undefined : page.columns[at]
    const text = row.cells[at] ?? ''
    if (!column || text === '') return messages.reading.blank
    return isMasked ? maskCell(text, column) : text
  }
  const lines = [
    ...step.on
      .filter((_, index) => holds(row.rules, index))
      .map((rule) => ({ ...rule, how: messages.link.comparisons[rule.compare] })),
    ...(step.window ? [{ ...step.window, how: messages.reading.days(step.window.days) }] : []),
  ]
  return (
    <table className={styles.evidence} aria-label={messages.reading.evidence}>
      <thead>
        <tr>
          <th scope="col">{nameOf(step.left)}</th>
          <th scope="col">{messages.reading.how}</th>
          <th scope="col">{nameOf(step.right)}</th>
        </tr>
      </thead>
      <tbody>
        {lines.map((line) => (
          <tr key={`${line.left} ${line.right} ${line.how}`}>
            <td>
              <span className={styles.column}>{line.left}</span>
              {cell('left', line.left)}
            </td>
            <td className={styles.how}>{line.how}</td>
            <td>
              <span className={styles.column}>{line.right}</span>
              {cell('right', line.right)}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}
