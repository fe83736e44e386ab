import { categories, categoryIds } from '@domain/request/categories'
import { View } from '@tarojs/components'
import { IconTile } from '@/components/icon'
import { Pressable } from '@/components/pressable'
import { openPage } from '@/lib/navigate'
import { categoryLook } from './category-look'
import styles from './service-menu.module.scss'

/** Everything that can be asked for, as large calm tiles; each opens its form. */
export function ServiceMenu() {
  return (
    <View className={styles.menu}>
      {categoryIds.map(id => {
        const { name, about } = categories[id]
        const { icon, tone } = categoryLook[id]
        return (
          <Pressable
            key={id}
            className={styles.service}
            onPress={() => openPage(`/packages/resident/request-form/index?category=${id}`)}
          >
            <IconTile name={icon} tone={tone} />
            <View className={styles.name}>{name}</View>
            <View className={styles.about}>{about}</View>
          </Pressable>
        )
      })}
    </View>
  )
}
