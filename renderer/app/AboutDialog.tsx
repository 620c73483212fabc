import { useQuery } from '@tanstack/react-query'
import { Modal } from 'antd'
import { useEffect, useState } from 'react'
import { useMessages } from '../messages/messages.ts'
import { desktop, onMenu } from './clients.ts'

/** 关于过筛; opened by the menu and the palette. */
export function AboutDialog() {
  const messages = useMessages()
  const [isOpen, setIsOpen] = useState(false)
  useEffect(() => onMenu((command) => command === 'about' && setIsOpen(true)), [])
  const info = useQuery({ queryKey: ['app.info'], queryFn: () => desktop('app.info', {}), enabled: isOpen, staleTime: 0 })
  return (
    <Modal open={isOpen} width={440} title={messages.app.about.title} footer={null} onCancel={() => setIsOpen(false)}>
      <p>{messages.app.purpose}</p>
      {info.data && (
        <>
          <p>{messages.settings.version(info.data.version)}</p>
          <p>{messages.settings.runtime(info.data.electron, info.data.chrome, info.data.platform)}</p>
          <p>
            {messages.app.about.text}
            {messages.settings.offline(info.data.refusedRequests)}
          </p>
        </>
      )}
    </Modal>
  )
}
