import { useMessages } from '../../messages/messages.ts'
import { JudgingTool } from './JudgingTool.tsx'
import styles from './LayerTools.module.css'
import { PhraseTool } from './PhraseTool.tsx'
import { TermReportTool } from './TermReportTool.tsx'

/** What every tool is told: the screen and its layer, counted from 0. */
export interface LayerPlace {
  step: string
  layer: number
}

/** What can be made of a layer beside its rows. A tool is one line here: a button that opens a drawer or a mode of its own. */
export function LayerTools(place: LayerPlace) {
  const messages = useMessages().workbench.editor
  return (
    <div className={styles.tools} role="toolbar" aria-label={messages.tools}>
      <TermReportTool key={`terms ${place.step} ${place.layer}`} {...place} />
      <PhraseTool key={`${place.step} ${place.layer}`} {...place} />
      <JudgingTool {...place} />
    </div>
  )
}
