import { View } from '@tarojs/components'
import type { CSSProperties, KeyboardEvent, PropsWithChildren } from 'react'
import { a11y, isH5, type Semantics } from '@/lib/a11y'

interface PressableProps extends Semantics {
  onPress: () => void
  className?: string
  id?: string
  /** Where it stands, where that depends on what it shows. */
  style?: CSSProperties
}

/**
 * Anything that answers to a tap and is not a Button: rows, tiles, options. It has a role and, in browsers, the
 * keyboard (Tab, Enter, Space). Its name is its text unless `label` says otherwise.
 */
export function Pressable({
  onPress,
  className,
  id,
  style,
  children,
  role = 'button',
  ...rest
}: PropsWithChildren<PressableProps>) {
  const semantics = a11y({ role, ...rest })
  const press = () => {
    if (!rest.disabled) onPress()
  }
  if (!isH5) {
    return (
      <View
        className={className}
        hoverClass="pressed"
        onClick={press}
        {...(style && { style })}
        {...semantics}
      >
        {children}
      </View>
    )
  }
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.target !== event.currentTarget) return
    if (event.key !== 'Enter' && event.key !== ' ') return
    event.preventDefault()
    press()
  }
  const keyboard = { tabIndex: rest.disabled ? -1 : 0, onKeyDown }
  return (
    <View id={id} className={className} style={style} onClick={press} {...semantics} {...keyboard}>
      {children}
    </View>
  )
}
