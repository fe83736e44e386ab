import type { RequestView } from '@domain/request/schema'
import { roleNames } from '@domain/request/story'
import { useQueryClient } from '@tanstack/react-query'
import { View } from '@tarojs/components'
import { useState } from 'react'
import { sentenceOf } from '@/cloud/error'
import { Button } from '@/components/button'
import { toast } from '@/components/page'
import { PersonLine } from '@/components/person-line'
import { unitsQuery } from '@/features/unit/use-units'
import { callPhone } from '@/lib/device'
import styles from './index.module.scss'
import { RemindButton } from './remind'
import { reminding } from './reminding'

/** Who answers for it now, how to remind them, and the community's telephone: cadres' own numbers stay private. */
export function Responsible({ view, onRemind }: { view: RequestView; onRemind: () => void }) {
  const client = useQueryClient()
  const [looking, setLooking] = useState(false)
  const { role, name } = view.responsible
  const person = role === 'cadre' || role === 'lead'

  async function call() {
    setLooking(true)
    try {
      const { communities } = await client.fetchQuery(unitsQuery)
      const phone = communities.find(({ id }) => id === view.community)?.phone
      if (phone) await callPhone(phone)
      else toast(`${view.communityName}还没有登记电话`)
    } catch (error) {
      toast(sentenceOf(error))
    } finally {
      setLooking(false)
    }
  }
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
          <Button kind="secondary" icon="phone" loading={looking} onPress={call}>
            打电话问社区
          </Button>
        </View>
      </View>
    </View>
  )
}
