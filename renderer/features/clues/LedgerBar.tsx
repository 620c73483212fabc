import { CloseOutlined, SearchOutlined } from '@ant-design/icons'
import { Button, Input, type InputRef } from 'antd'
import { Fragment, type KeyboardEvent, type Ref, useRef, useState } from 'react'
import { useMessages } from '../../messages/messages.ts'
import { useComposition } from '../../ui/use-composition.ts'
import styles from './LedgerBar.module.css'
import { type LedgerAccount, ledgerViews } from './ledger.ts'
import { useLedgerState } from './ledger-state.ts'

/** The views as one account that adds up (全部 212 = 待处置 180 + 已移送 31 + 无关 1), and the filter. */
export function LedgerBar({ account, search }: { account: LedgerAccount; search: Ref<InputRef> }) {
  const messages = useMessages().clues
  const { view, show } = useLedgerState()
  const tabs = useRef<HTMLDivElement>(null)
  const onKeyDown = (event: KeyboardEvent) => {
    const step = event.key === 'ArrowRight' ? 1 : event.key === 'ArrowLeft' ? -1 : 0
    const next = ledgerViews[ledgerViews.indexOf(view) + step]
    if (step === 0 || !next) return
    event.preventDefault()
    show(next)
    tabs.current?.querySelector<HTMLElement>(`[data-view=${next}]`)?.focus()
  }
  return (
    <div className={styles.bar}>
      <div ref={tabs} className={styles.tabs} role="tablist" aria-label={messages.viewsLabel} onKeyDown={onKeyDown} tabIndex={-1}>
        {ledgerViews.map((each, index) => (
          <Fragment key={each}>
            {index > 0 && <span aria-hidden>{index === 1 ? '=' : '+'}</span>}
            <button
              type="button"
              role="tab"
              className={styles.tab}
              aria-selected={each === view}
              tabIndex={each === view ? 0 : -1}
              data-view={each}
              onClick={() => show(each)}
            >
              {messages.views[each]} <b>{account[each].toLocaleString('en-US')}</b>
            </button>
          </Fragment>
        ))}
      </div>
      <LedgerFilter search={search} />
    </div>
  )
}

function LedgerFilter({ search }: { search: Ref<InputRef> }) {
  const messages = useMessages().clues
  const { filter, find } = useLedgerState()
  const [text, setText] = useState(filter)
  const composition = useComposition()
  const change = (next: string) => {
    setText(next)
    composition.whenComposed(() => find(next))
  }
  return (
    <Input
      {...composition.props}
      ref={search}
      className={styles.filter ?? ''}
      size="small"
      prefix={<SearchOutlined />}
      suffix={
        text !== '' && (
          <Button
            type="text"
            size="small"
            icon={<CloseOutlined />}
            aria-label={messages.clearFilter}
            onClick={() => change('')}
          />
        )
      }
      aria-label={messages.filterLabel}
      placeholder={messages.filterPlaceholder}
      value={text}
      onChange={(event) => change(event.target.value)}
    />
  )
}
