import type { RequestView } from '@domain/request/schema'
import { View } from '@tarojs/components'
import { Button } from '@/components/button'
import { Surface } from '@/components/surface'
import { openPage } from '@/lib/navigate'
import { CallCommunity } from './call-community'
import styles from './index.module.scss'
import { afterwards } from './lead'

/** Where to turn once it is over: asking once more, or asking somebody. */
export function Ended({ view }: { view: RequestView }) {
  const words = afterwards(view)
  if (!words) return null
  return (
    <Surface>
      <View>{words}</View>
      <View className={styles.reach}>
        <View className={styles.way}>
          <Button
            kind="secondary"
            icon="edit"
            onPress={() => openPage(`/packages/resident/request-form/index?category=${view.category}`)}
          >
            再提一次
          </Button>
        </View>
        <View className={styles.way}>
          <CallCommunity view={view} />
        </View>
      </View>
    </Surface>
  )
}
