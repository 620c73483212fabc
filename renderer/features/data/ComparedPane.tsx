import type { ComparedRow } from '../../../shared/contract/batches.ts'
import type { ResultColumn } from '../../../shared/contract/engine.ts'
import { useMessages } from '../../messages/messages.ts'
import { RecordVersions } from '../../ui/RecordVersions.tsx'
import { differingColumns } from '../../ui/text-difference.ts'
import styles from './SidePane.module.css'
import { SidePane } from './SidePane.tsx'

interface ComparedPaneProps {
  columns: readonly ResultColumn[]
  row: ComparedRow
  onClose(): void
}

/** Both versions of a row in full. */
export function ComparedPane({ columns, row, onClose }: ComparedPaneProps) {
  const words = useMessages().data.batchWords.compared
  const { earlier } = row
  const versions = [
    ...(row.cells.length > 0 ? [{ label: words.thisVersion, cells: row.cells }] : []),
    ...(earlier ? [{ label: words.earlierVersion, cells: earlier.cells }] : []),
  ]
  const differing = versions.length === 2 ? differingColumns(versions[1]!.cells, versions[0]!.cells) : []
  const names = differing.map((at) => columns[at]?.name ?? '').filter(Boolean)
  return (
    <SidePane title={words.pane} onClose={onClose}>
      <p className={styles.fact}>
        {row.row > 0 && <span>{words.here(row.row)}</span>}
        <span>{earlier ? words.there(earlier.fileName, earlier.row) : words.unknown}</span>
      </p>
      {versions.length === 2 && <p className={styles.fact}>{names.length > 0 ? words.differs(names.join('、')) : words.equal}</p>}
      <RecordVersions title={words.pane} columns={columns} versions={versions} />
    </SidePane>
  )
}
