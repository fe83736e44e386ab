import { View } from '@tarojs/components'
import { Button } from '@/components/button'
import { useAppointment } from '@/features/hotline/use-hotline'
import { a11y } from '@/lib/a11y'
import type { AppointmentView } from '../shared/types'
import styles from './appointment.module.scss'
import { Body } from './body'
import { leadOf } from './lead'
import { useActions } from './use-actions'
import { Waiting } from './waiting'

interface PaneProps {
  id: string
  onClose: () => void
}

/** The chosen appointment, beside the week. */
export function AppointmentPane({ id, onClose }: PaneProps) {
  const query = useAppointment(id)
  return (
    <View className={styles.pane}>
      <View>
        <Button kind="quiet" inline icon="back" onPress={onClose}>
          回到要办的
        </Button>
      </View>
      {query.data?.as === 'counsellor' ? <Loaded view={query.data} /> : <Waiting query={query} />}
    </View>
  )
}

function Loaded({ view }: { view: AppointmentView }) {
  const { buttons, sheet, rare, ask, refused } = useActions(view)
  return (
    <>
      <View>
        <View className={styles.title} {...a11y({ role: 'heading', level: 2 })}>
          {view.name}
        </View>
        <View className={styles.soft}>{leadOf(view, Date.now())}</View>
      </View>
      <Body view={view} refused={refused} rare={rare} onAsk={ask} />
      {buttons && <View className={styles.bar}>{buttons}</View>}
      {sheet}
    </>
  )
}
