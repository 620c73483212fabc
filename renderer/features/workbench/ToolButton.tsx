import { Button, Tooltip } from 'antd'
import { memo, type ReactElement } from 'react'

interface ToolButtonProps {
  /** Its name and its hint; shown where there is no `text`. */
  label: string
  /** Says more than the label, such as why the button is off. */
  hint?: string | null
  text?: string
  icon: ReactElement
  type?: 'text' | 'default'
  disabled?: boolean
  loading?: boolean
  onClick(): void
}

/** A button that is drawn anew only when it changes: give it an icon and a handler that stay the same. */
export const ToolButton = memo(function ToolButton(props: ToolButtonProps) {
  const { label, hint, text, icon, type = 'text', disabled = false, loading = false, onClick } = props
  const button = (
    <Button
      type={type}
      icon={icon}
      disabled={disabled}
      loading={loading}
      onClick={onClick}
      {...(!text && { 'aria-label': label })}
    >
      {text}
    </Button>
  )
  return text && !hint ? button : <Tooltip title={hint ?? label}>{button}</Tooltip>
})
