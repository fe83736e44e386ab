import { View } from '@tarojs/components'
import { Chip } from '@/components/chip'
import { ListItem } from '@/components/list-item'
import { formatTime } from '@/lib/time'
import styles from './message-row.module.scss'
import type { Message } from './messages'

/** A message in the list: what it is about, what happened, whether it is new, when. */
export function MessageRow({ message, onPress }: { message: Message; onPress: () => void }) {
  const { title, text, at, read, urgent } = message
  return (
    <ListItem
      title={title}
      detail={text}
      chip={
        <>
          {!read && (
            <View className={styles.unread}>
              <View className={styles.dot} />
              未读
            </View>
          )}
          {urgent && (
            <Chip tone="red" icon="flame">
              加急
            </Chip>
          )}
        </>
      }
      meta={formatTime(at)}
      onPress={onPress}
    />
  )
}
