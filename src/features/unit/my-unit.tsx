import type { MeView } from '@domain/account/schema'
import { View } from '@tarojs/components'
import { Button } from '@/components/button'
import { Icon } from '@/components/icon'
import { Pressable } from '@/components/pressable'
import { openPage } from '@/lib/navigate'
import styles from './my-unit.module.scss'

const picker = '/packages/resident/unit-picker/index'

/**
 * My unit and the way to change it; without one, the friendly question for it. To a resident 单元 is the stairwell, and
 * where they live is a 小区: staff alone read 单元.
 */
export function MyUnit({ unit }: { unit: MeView['unit'] }) {
  if (!unit) {
    return (
      <View className={styles.ask}>
        <View className={styles.question}>您住在哪个小区？</View>
        <View>选好以后，您的诉求会直接交给负责这里的下沉干部。</View>
        <Button icon="map-pin" onPress={() => openPage(picker)}>
          选择我的小区
        </Button>
      </View>
    )
  }
  return (
    <Pressable className={styles.unit} onPress={() => openPage(picker)}>
      <Icon name="map-pin" className={styles.pin} />
      <View className={styles.words}>
        {unit.name}
        <View className={styles.community}>{unit.communityName}</View>
      </View>
      <View className={styles.change}>更换</View>
    </Pressable>
  )
}
