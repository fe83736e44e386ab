import { Button as NativeButton, type ButtonProps as NativeProps, View } from '@tarojs/components'
import type { PropsWithChildren } from 'react'
import { a11y, isH5 } from '@/lib/a11y'
import { classNames } from '@/lib/class-names'
import styles from './button.module.scss'
import { Icon, type IconName } from './icon'

interface ButtonProps {
  onPress?: () => void
  /** primary: the one action that matters; secondary beside it; quiet: a link in the text; danger: cannot be undone. */
  kind?: 'primary' | 'secondary' | 'quiet' | 'danger'
  /** Shows that it works and takes no further taps. */
  loading?: boolean
  disabled?: boolean
  icon?: IconName
  /** As wide as its words instead of the whole line. */
  inline?: boolean
  /** What is read out, where the words alone say too little ("接单：王阿姨的义剪"). */
  label?: string
  /** WeChat's own powers (share, getPhoneNumber …); no effect in browsers. */
  native?: Pick<NativeProps, 'openType' | 'onGetPhoneNumber' | 'onAgreePrivacyAuthorization'>
}

/** The kit's button; its words are a verb. */
export function Button(props: PropsWithChildren<ButtonProps>) {
  const { kind = 'primary', loading, disabled, icon, inline, label, native, children, onPress } = props
  const idle = !loading && !disabled
  const className = classNames(
    styles.button,
    styles[kind],
    inline && styles.inline,
    loading && styles.loading,
    disabled && styles.disabled,
  )
  const inside = (
    <>
      {loading ? <View className={styles.spinner} /> : icon && <Icon name={icon} small />}
      {children}
    </>
  )
  if (isH5) {
    return (
      <button
        type="button"
        className={className}
        aria-label={label}
        aria-busy={loading || undefined}
        disabled={disabled}
        onClick={() => idle && onPress?.()}
      >
        {inside}
      </button>
    )
  }
  return (
    <NativeButton
      className={className}
      hoverClass="pressed"
      // Not WeChat's own `disabled`, which paints over our colours.
      {...a11y({ role: 'button', label, disabled })}
      onClick={() => idle && onPress?.()}
      {...native}
    >
      {inside}
    </NativeButton>
  )
}
