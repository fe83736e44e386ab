import type { Output } from '@domain/contract'
import type { StreetContract } from '@domain/street/contract'
import { View } from '@tarojs/components'
import { type ReactNode, useState } from 'react'
import { Icon } from '@/components/icon'
import { List } from '@/components/list'
import { Pressable } from '@/components/pressable'
import { byCommunity, type UnitChoice } from '@/features/unit/find-units'
import { a11y } from '@/lib/a11y'
import { classNames } from '@/lib/class-names'
import styles from './index.module.scss'

interface CommunitiesProps {
  street: Output<StreetContract, 'units'>
  /** My community: it stands open. */
  own?: string
  rowOf: (unit: UnitChoice) => ReactNode
}

/** The communities, each opening to its units: few rows at a time, so that nobody has to scroll through forty. */
export function Communities({ street, own, rowOf }: CommunitiesProps) {
  const [toggled, setToggled] = useState<Record<string, boolean>>({})
  const isOpen = (id: string) => toggled[id] ?? id === own
  return (
    <>
      {byCommunity(street).map(({ id, name, units }) => (
        <View key={id} className={styles.community}>
          <View {...a11y({ role: 'heading', level: 2 })}>
            <Pressable
              className={classNames(styles.head, isOpen(id) && styles.open)}
              expanded={isOpen(id)}
              onPress={() => setToggled({ ...toggled, [id]: !isOpen(id) })}
            >
              <Icon name="building" className={styles.building} />
              <View className={styles.name}>{name}</View>
              <View className={styles.count}>{units.length} 个小区</View>
              <Icon name="chevron-down" small className={styles.chevron} />
            </Pressable>
          </View>
          {isOpen(id) && (
            <List
              label={`${name}的小区`}
              items={units}
              keyOf={unit => unit.id}
              empty={{ text: '' }}
              render={rowOf}
            />
          )}
        </View>
      ))}
    </>
  )
}
