import { View } from '@tarojs/components'
import { a11y } from '@/lib/a11y'
import { classNames } from '@/lib/class-names'
import styles from './icon.module.scss'
import type { Tone } from './tone'

/** Every drawing there is; the shapes are in styles/icons.scss, and a test keeps both lists the same. */
export const iconNames = [
  'home',
  'list',
  'user',
  'people',
  'stethoscope',
  'scissors',
  'mother-baby',
  'book',
  'scale',
  'flame',
  'leaf',
  'phone',
  'mic',
  'map-pin',
  'clock',
  'calendar',
  'check',
  'cross',
  'back',
  'chevron',
  'chevron-down',
  'search',
  'scan',
  'camera',
  'plus',
  'minus',
  'bell',
  'heart-hand',
  'swap',
  'note',
  'return',
  'flag',
  'star',
  'smile',
  'frown',
  'warning',
  'info',
  'wifi-off',
  'edit',
  'filter',
  'building',
  'refresh',
  'picture',
  'copy',
] as const

export type IconName = (typeof iconNames)[number]

interface IconProps {
  name: IconName
  /** 18 px beside captions and in chips, instead of 24. */
  small?: boolean
  className?: string
  /** Only where no words stand beside it; otherwise the icon is silent. */
  label?: string
}

/** A drawing in the colour of the text around it. */
export function Icon({ name, small, className, label }: IconProps) {
  // Silent icons carry no attributes at all in weapp: an empty view is not read out there anyway.
  const semantics = label ? a11y({ role: 'img', label }) : {}
  return (
    <View className={classNames('icon', `icon-${name}`, small && 'icon-small', className)} {...semantics} />
  )
}

/** An icon on a softly tinted square, for menus. */
export function IconTile({ name, tone = 'quiet' }: { name: IconName; tone?: Tone }) {
  return (
    <View className={classNames(styles.tile, styles[tone])}>
      <Icon name={name} />
    </View>
  )
}
