import { memo, useMemo, useState } from 'react'
import type { Page } from '../../../shared/referral/page.ts'
import { renderHtml } from '../../../shared/referral/render-html.ts'
import { useMessages } from '../../messages/messages.ts'
import styles from './PagePreview.module.css'
import { pageHeightPx, pageWidthPx } from './zoom.ts'

const bare = '<style>@media screen { body { background: none } section { margin: 0; box-shadow: none } }</style></head>'

interface PageSheetProps {
  page: Page
  top: number
  scale: number
}

/**
 * One page of paper: the print document itself, in a frame without scripts. A changed page is loaded behind the one that is
 * shown and takes its place when it is there, so that typing does not flicker.
 */
export const PageSheet = memo(function PageSheet({ page, top, scale }: PageSheetProps) {
  const messages = useMessages().packets.preview
  const html = useMemo(() => renderHtml([page], '').replace('</head>', bare), [page])
  const [shown, setShown] = useState(html)
  const frames = shown === html ? [html] : [shown, html]
  return (
    <div
      className={styles.sheet}
      style={{ transform: `translateY(${top}px)`, width: pageWidthPx * scale, height: pageHeightPx * scale }}
    >
      {frames.map((each) => (
        <iframe
          key={each}
          className={styles.frame}
          style={{ width: pageWidthPx, height: pageHeightPx, transform: `scale(${scale})`, opacity: each === shown ? 1 : 0 }}
          title={messages.pageOf(page.number)}
          sandbox=""
          srcDoc={each}
          tabIndex={-1}
          onLoad={() => setShown(each)}
        />
      ))}
    </div>
  )
})
