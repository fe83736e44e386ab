import { View } from '@tarojs/components'
import type { PropsWithChildren, ReactNode } from 'react'
import { Button } from '@/components/button'
import { Sheet } from '@/components/sheet'

interface MoveSheetProps {
  title: string
  /** What it leads to, before anything is written. */
  about?: string
  verb: string
  running: boolean
  onSubmit: () => void
  onClose: () => void
  danger?: boolean
  /** Why it was not made, where no field says so. */
  refusal: ReactNode
}

/** A sheet with the form of one move. */
export function MoveSheet(props: PropsWithChildren<MoveSheetProps>) {
  const { title, about, verb, running, onSubmit, onClose, danger, refusal, children } = props
  return (
    <Sheet
      open
      onClose={onClose}
      title={title}
      actions={
        <Button kind={danger ? 'danger' : 'primary'} loading={running} onPress={onSubmit}>
          {running ? '正在提交' : verb}
        </Button>
      }
    >
      {about && <View>{about}</View>}
      {children}
      {refusal}
    </Sheet>
  )
}
