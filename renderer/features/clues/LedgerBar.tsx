import { CloseOutlined, SearchOutlined } from '@ant-design/icons'
import { Button, Input, type InputRef, Tabs } from 'antd'
import { Fragment, type Ref, useState } from 'react'
import { dispositions } from '../../../shared/ledger/clue.ts'
import { useMessages } from '../../messages/messages.ts'
import { useComposition } from '../../ui/use-composition.ts'
import styles from './LedgerBar.module.css'
import { type LedgerAccount, type LedgerView, ledgerViews } from './ledger.ts'
import { useLedgerState } from './ledger-state.ts'

/** Views of the ledger with their counts, the account that adds up, and the filter. */
export function LedgerBar({ account, search }: { account: LedgerAccount; search: Ref<InputRef> }) {
  const messages = useMessages().clues
  const { view, show } = useLedgerState()
  return (
    <div className={styles.bar}>
      <Tabs
        className={styles.tabs ?? ''}
        size="small"
        aria-label={messages.viewsLabel}
        activeKey={view}
        onChange={(key) => show(key as LedgerView)}
        items={ledgerViews.map((each) => ({
          key: each,
          label: (
            <>
              {messages.views[each]} <span className={styles.count}>{count(account[each])}</span>
            </>
          ),
        }))}
      />
      <AccountLine account={account} />
      <LedgerFilter search={search} />
    </div>
  )
}

/** 全部 212 = 待处置 180 + 已移送 31 + 无关 1; each number opens its clues. */
function AccountLine({ account }: { account: LedgerAccount }) {
  const messages = useMessages().clues
  const show = useLedgerState((state) => state.show)
  const figure = (view: LedgerView) => (
    <Button type="link" size="small" className={styles.figure ?? ''} onClick={() => show(view)}>
      {messages.views[view]} {count(account[view])}
    </Button>
  )
  return (
    <fieldset className={styles.account} aria-label={messages.accountLabel}>
      {figure('all')}
      {dispositions.map((disposition, index) => (
        <Fragment key={disposition}>
          <span>{index === 0 ? '=' : '+'}</span>
          {figure(disposition)}
        </Fragment>
      ))}
    </fieldset>
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

function count(number: number): string {
  return number.toLocaleString('en-US')
}
