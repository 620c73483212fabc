import { Dropdown, type MenuProps } from 'antd'
import { type ReactElement, useEffect, useRef, useState } from 'react'

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

let openMenus = 0

/** Whether a menu is open, to which Escape belongs. */
export function isMenuOpen(): boolean {
  return openMenus > 0
}

/** A menu over its child; without an action it does not open. Escape closes the menu and nothing behind it. */
export function ContextMenu({ groups, onClick = false, children }: ContextMenuProps) {
  const [isOpen, setIsOpen] = useState(false)
  const items = groups.flatMap(({ heading, actions }, at): NonNullable<MenuProps['items']> => {
    const own = actions.map(({ key, label, run }) => ({ key, label, onClick: run }))
    return heading === undefined ? own : [{ key: `group ${at}`, type: 'group' as const, label: heading, children: own }]
  })
  const isShown = isOpen && items.length > 0
  const before = useRef<Element | null>(null)
  useEffect(() => {
    if (!isShown) return
    openMenus++
    const onKeyDown = (event: KeyboardEvent) => {
      if (event.key !== 'Escape') return
      event.stopImmediatePropagation()
      event.preventDefault()
      setIsOpen(false)
      if (before.current instanceof HTMLElement) before.current.focus()
    }
    window.addEventListener('keydown', onKeyDown, true)
    return () => {
      openMenus--
      window.removeEventListener('keydown', onKeyDown, true)
    }
  }, [isShown])
  return (
    <Dropdown
      trigger={onClick ? ['click', 'contextMenu'] : ['contextMenu']}
      autoFocus
      open={isShown}
      onOpenChange={(next) => {
        if (next) before.current = document.activeElement
        setIsOpen(next)
      }}
      menu={{ items }}
    >
      {children}
    </Dropdown>
  )
}
