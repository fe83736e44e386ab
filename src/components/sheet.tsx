import { View } from '@tarojs/components'
import { type PropsWithChildren, type ReactNode, useRef } from 'react'
import { a11y, isH5 } from '@/lib/a11y'
import { useFocusTrap } from '@/lib/focus-trap'
import { Button } from './button'
import { Icon } from './icon'
import { Pressable } from './pressable'
import styles from './sheet.module.scss'

interface SheetProps {
  open: boolean
  onClose: () => void
  title: string
  /** At the foot: the primary Button, at most one secondary before it. */
  actions?: ReactNode
}

/**
 * A dialog that comes from the bottom (in the middle of a wide window). It must stand inside a Page. Focus moves into
 * it, stays in it and returns; Escape and a tap beside it close it.
 */
export function Sheet(props: PropsWithChildren<SheetProps>) {
  return <SheetPlace>{props.open && <OpenSheet {...props} />}</SheetPlace>
}

/**
 * Where a dialog appears, for one that is rendered only while it is open. The place stays when the dialog goes:
 * taking a node out makes weapp send all its siblings again, and those may be a long list.
 */
export function SheetPlace({ children }: PropsWithChildren) {
  return <View className={styles.place}>{children}</View>
}

// The page must not scroll under a finger on the veil.
const still = isH5 ? {} : { catchMove: true }

function OpenSheet({ onClose, title, actions, children }: PropsWithChildren<SheetProps>) {
  const panel = useRef<HTMLElement>(null)
  useFocusTrap(panel, onClose)
  return (
    <View className={styles.layer}>
      <View className={styles.veil} onClick={onClose} {...a11y({ hidden: true })} {...still} />
      <View
        ref={panel}
        className={styles.panel}
        {...a11y({ role: 'dialog', label: title })}
        {...(isH5 ? { 'aria-modal': true, tabIndex: -1 } : {})}
      >
        <View className={styles.head}>
          <View className={styles.title} {...a11y({ role: 'heading', level: 2 })}>
            {title}
          </View>
          <Pressable className={styles.close} label="关闭" onPress={onClose}>
            <Icon name="cross" />
          </Pressable>
        </View>
        <View className={styles.body}>{children}</View>
        {actions && <View className={styles.actions}>{actions}</View>}
      </View>
    </View>
  )
}

interface ConfirmProps {
  open: boolean
  onClose: () => void
  onConfirm: () => void
  title: string
  /** What will happen, in a sentence. */
  text: string
  /** A verb: 撤回诉求. */
  confirm: string
  cancel?: string
  danger?: boolean
  loading?: boolean
}

/** Asks before something that cannot simply be undone. */
export function Confirm(props: ConfirmProps) {
  const { open, onClose, onConfirm, title, text, confirm, cancel = '先不', danger, loading } = props
  const actions = (
    <>
      <Button kind="secondary" onPress={onClose}>
        {cancel}
      </Button>
      <Button kind={danger ? 'danger' : 'primary'} loading={loading} onPress={onConfirm}>
        {confirm}
      </Button>
    </>
  )
  return (
    <Sheet open={open} onClose={onClose} title={title} actions={actions}>
      {text}
    </Sheet>
  )
}
