import { View } from '@tarojs/components'
import type { PropsWithChildren } from 'react'
import styles from './diary.module.scss'

/** Two quiet buttons in a row. */
export const Pair = ({ children }: PropsWithChildren) => <View className={styles.pair}>{children}</View>
