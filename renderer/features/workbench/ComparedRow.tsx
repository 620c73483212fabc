import { useMessages } from '../../messages/messages.ts'
import { sentenceOf } from '../../ui/error-sentence.ts'
import { useEngineQuery } from '../../ui/use-engine-query.ts'
import styles from './CompareDrawer.module.css'
import type { ComparedLine, Then } from './compared-lines.ts'
import { useDraft } from './draft-store.ts'
import { useInvestigation } from './investigation.ts'

interface ComparedRowProps {
  line: ComparedLine
  earlier: Then
  against: string
  onOpened(): void
}

/** One step or layer: its rows then and now, and the ways to those that came and went. */
export function ComparedRow({ line, earlier, against, onOpened }: ComparedRowProps) {
  const messages = useMessages()
  const texts = messages.workbench
  const { content, counts, version, nameOf } = useInvestigation()
  const { rows, before, step, layer } = line
  const args = { rows: rows ?? before!, before: before ?? rows! }
  const isComparable = rows !== null && before !== null
  const compared = useEngineQuery('rows.compare', args, { version, enabled: isComparable })
  const report = counts?.steps.find(({ id }) => id === step)
  const now = rows && (layer === null ? report?.out : report?.layers?.[layer]?.out)
  const name = nameOfLine(line, earlier)
  const moved = line.layer !== null && line.layerThen !== null && line.layer !== line.layerThen

  const open = (which: 'gained' | 'lost') => {
    const [of, without] = which === 'gained' ? [args.rows, args.before] : [args.before, args.rows]
    const n = compared.data?.[which] ?? 0
    const title = texts.compare[which === 'gained' ? 'gainedRows' : 'lostRows'](name, against, n)
    useDraft.getState().select({ kind: 'step', id: step, layer, view: { kind: 'given', title, rows: { rows: of, without } } })
    onOpened()
  }
  const sentence = compared.error ? sentenceOf(compared.error, messages.errors) : null
  return (
    <tr data-level={layer === null && line.layerThen === null ? 1 : 2}>
      <th scope="row">
        {name}
        {moved && <span className={styles.moved}>{texts.compare.moved(line.layerThen! + 1, line.layer! + 1)}</span>}
      </th>
      <td>{shown(compared.data?.before ?? line.countThen, before === null && line.countThen === null)}</td>
      <td>{shown(compared.data?.rows ?? now ?? null, rows === null)}</td>
      {sentence ? (
        <td colSpan={2} className={styles.error} title={sentence.text}>
          {sentence.title}
        </td>
      ) : (
        (['gained', 'lost'] as const).map((which) => (
          <td key={which}>
            {isComparable ? (
              <Change sign={which === 'gained' ? '+' : '−'} n={compared.data?.[which]} onOpen={() => open(which)} />
            ) : (
              differenceOf(which, line.countThen, now)
            )}
          </td>
        ))
      )}
    </tr>
  )

  function nameOfLine({ layer: at, layerThen }: ComparedLine, of: Then): string {
    if (at === null && layerThen === null) return nameOf(step)
    const model = at === null ? (of.kind === 'run' ? of.run.model : of.content.model) : content.model
    const screen = model.steps.find(({ id }) => id === step)
    const place = at ?? layerThen!
    return (screen?.op === 'screen' && screen.layers[place]?.name) || texts.newLayer(place + 1)
  }
}

function Change({ sign, n, onOpen }: { sign: string; n: number | undefined; onOpen(): void }) {
  if (n === undefined) return null
  if (n === 0) return '0'
  return (
    <button type="button" className={styles.change} onClick={onOpen}>
      {sign}
      {n.toLocaleString('en-US')}
    </button>
  )
}

function shown(n: number | null, isNone: boolean): string {
  return isNone ? '—' : (n?.toLocaleString('en-US') ?? '')
}

/** Of a run's layers only the counts are kept: what they differ by at least. */
function differenceOf(which: 'gained' | 'lost', then: number | null, now: number | null | undefined): string {
  if (then === null || now == null) return ''
  const by = which === 'gained' ? now - then : then - now
  return by > 0 ? `${which === 'gained' ? '+' : '−'}${by.toLocaleString('en-US')}` : ''
}
