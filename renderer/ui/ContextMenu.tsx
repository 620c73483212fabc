import { Dropdown, type MenuProps } from 'antd'
import { type KeyboardEvent, type ReactElement, useState } from 'react'

export interface MenuAction {
  key: string
  label: string
  run(): void
}

/** Actions under a common heading; without one they stand alone. */
export interface MenuGroup {
  heading?: string
  actions: readonly MenuAction[]
}

interface ContextMenuProps {
  groups: readonly MenuGroup[]
  /** Also by a plain click, not only by the right button, the menu key and Shift+F10. */
  onClick?: boolean
  children: ReactElement
}

/** A menu over its child; without an action it does not open. Escape closes the menu and nothing behind it. */
export function ContextMenu({ groups, onClick = false, children }: ContextMenuProps) {
  const [isOpen, setIsOpen] = useState(false)
  const items = groups.flatMap(({ heading, actions }, at): NonNullable<MenuProps['items']> => {
    const own = actions.map(({ key, label, run }) => ({ key, label, onClick: run }))
    return heading === undefined ? own : [{ key: `group ${at}`, type: 'group' as const, label: heading, children: own }]
  })
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key !== 'Escape') return
    event.stopPropagation()
    setIsOpen(false)
  }
  return (
    <Dropdown
      trigger={onClick ? ['click', 'contextMenu'] : ['contextMenu']}
      autoFocus
      open={isOpen && items.length > 0}
      onOpenChange={setIsOpen}
      menu={{ items, onKeyDown }}
    >
      {children}
    </Dropdown>
  )
}
