// biome-ignore-all lint/a11y/noNoninteractiveTabindex: the pages are scrolled by keys
import {
  LeftOutlined,
  MinusOutlined,
  PlusOutlined,
  RightOutlined,
  VerticalLeftOutlined,
  VerticalRightOutlined,
} from '@ant-design/icons'
import { useVirtualizer } from '@tanstack/react-virtual'
import { Button, InputNumber, Tooltip } from 'antd'
import { type KeyboardEvent, type ReactNode, useEffect, useRef, useState } from 'react'
import type { Page } from '../../../shared/referral/page.ts'
import { useMessages } from '../../messages/messages.ts'
import styles from './PagePreview.module.css'
import { PageSheet } from './PageSheet.tsx'
import { nextZoom, pageGap, pageHeightPx, pageWidthPx } from './zoom.ts'

interface PagePreviewProps {
  pages: readonly Page[]
  isComposing: boolean
  /** Shown where there are no pages. */
  empty: ReactNode
}

/** The pages as they will print, one under the other, drawn only where they are seen. */
export function PagePreview({ pages, isComposing, empty }: PagePreviewProps) {
  const messages = useMessages().packets.preview
  const scroller = useRef<HTMLDivElement>(null)
  const width = useWidth(scroller)
  const [zoom, setZoom] = useState<number | 'fit'>('fit')
  const scale = zoom === 'fit' ? Math.min(1.5, Math.max(0.25, (width - 2 * pageGap) / pageWidthPx)) : zoom
  const virtual = useVirtualizer({
    count: pages.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => pageHeightPx * scale + pageGap,
    overscan: 1,
    paddingStart: pageGap,
  })
  // biome-ignore lint/correctness/useExhaustiveDependencies: another scale gives every page another height
  useEffect(() => virtual.measure(), [scale, virtual])
  const middle = (virtual.scrollOffset ?? 0) + (scroller.current?.clientHeight ?? 0) / 3
  const current = Math.min(pages.length, Math.max(1, Math.ceil((middle - pageGap) / (pageHeightPx * scale + pageGap))))
  const goTo = (page: number) => {
    virtual.scrollToIndex(Math.min(pages.length, Math.max(1, page)) - 1, { align: 'start' })
  }
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === 'Home') goTo(1)
    else if (event.key === 'End') goTo(pages.length)
    else if (event.key === 'PageDown') goTo(current + 1)
    else if (event.key === 'PageUp') goTo(current - 1)
    else return
    event.preventDefault()
  }
  const button = (label: string, icon: ReactNode, onClick: () => void, isDisabled: boolean) => (
    <Tooltip title={label}>
      <Button type="text" size="small" icon={icon} aria-label={label} disabled={isDisabled} onClick={onClick} />
    </Tooltip>
  )
  return (
    <section className={styles.preview} aria-label={messages.label}>
      <div className={styles.bar} role="toolbar" aria-label={messages.label}>
        {button(messages.first, <VerticalRightOutlined />, () => goTo(1), current <= 1)}
        {button(messages.previous, <LeftOutlined />, () => goTo(current - 1), current <= 1)}
        <InputNumber
          className={styles.page ?? ''}
          size="small"
          controls={false}
          min={1}
          max={Math.max(1, pages.length)}
          aria-label={messages.page}
          value={pages.length > 0 ? current : null}
          disabled={pages.length === 0}
          onChange={(page) => page !== null && goTo(page)}
        />
        <span>{messages.of(pages.length)}</span>
        {button(messages.next, <RightOutlined />, () => goTo(current + 1), current >= pages.length)}
        {button(messages.last, <VerticalLeftOutlined />, () => goTo(pages.length), current >= pages.length)}
        <span className={styles.state} role="status">
          {isComposing ? messages.composing : ''}
        </span>
        {button(messages.zoomOut, <MinusOutlined />, () => setZoom(nextZoom(scale, -1)), pages.length === 0)}
        <span className={styles.scale}>{Math.round(scale * 100)} %</span>
        {button(messages.zoomIn, <PlusOutlined />, () => setZoom(nextZoom(scale, 1)), pages.length === 0)}
        <Button size="small" type={zoom === 'fit' ? 'link' : 'text'} onClick={() => setZoom('fit')}>
          {messages.fit}
        </Button>
      </div>
      <div
        ref={scroller}
        className={styles.scroller}
        tabIndex={0}
        role="document"
        aria-label={messages.label}
        onKeyDown={onKeyDown}
      >
        {pages.length === 0 && !isComposing && <div className={styles.empty}>{empty}</div>}
        <div className={styles.sizer} style={{ height: virtual.getTotalSize(), minWidth: pageWidthPx * scale + 2 * pageGap }}>
          {virtual.getVirtualItems().map(({ index, start }) => (
            <PageSheet key={pages[index]!.number} page={pages[index]!} top={start} scale={scale} />
          ))}
        </div>
      </div>
    </section>
  )
}

function useWidth(element: { readonly current: HTMLElement | null }): number {
  const [width, setWidth] = useState(0)
  useEffect(() => {
    const target = element.current
    if (!target) return
    const observer = new ResizeObserver(() => setWidth(target.clientWidth))
    observer.observe(target)
    return () => observer.disconnect()
  }, [element])
  return width
}
