import type { RequestView } from '@domain/request/schema'
import { roleNames } from '@domain/request/story'
import { View } from '@tarojs/components'
import { PersonLine } from '@/components/person-line'
import { CallCommunity } from './call-community'
import styles from './index.module.scss'
import { RemindButton } from './remind'
import { reminding } from './reminding'

/** Who answers for it now, how to remind them, and the community's telephone: cadres' own numbers stay private. */
export function Responsible({ view, onRemind }: { view: RequestView; onRemind: () => void }) {
  const { role, name } = view.responsible
  const person = role === 'cadre' || role === 'lead'
  return (
    <View className={styles.responsible}>
      <PersonLine name={name} post={person ? `${roleNames[role]} · ${view.unitName}` : '正在安排合适的人'} />
      <View className={styles.reach}>
        {reminding(view) && (
          <View className={styles.way}>
            <RemindButton view={view} onPress={onRemind} />
          </View>
        )}
        <View className={styles.way}>
          <CallCommunity view={view} />
        </View>
      </View>
    </View>
  )
}
