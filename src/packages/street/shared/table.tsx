import { View } from '@tarojs/components'
import type { ReactNode } from 'react'
import { Pressable } from '@/components/pressable'
import { a11y } from '@/lib/a11y'
import { classNames } from '@/lib/class-names'
import styles from './table.module.scss'

interface Column<R> {
  id: string
  name: string
  cell: (row: R) => ReactNode
}

interface TableProps<R> {
  label: string
  /** What the rows are: 社区. */
  of: string
  columns: readonly Column<R>[]
  rows: readonly R[]
  nameOf: (row: R) => string
  keyOf: (row: R) => string
  /** The row that adds up the others. */
  isSum?: (row: R) => boolean
}

/** Numbers in rows and columns, for a wide screen; the head stays while the rows scroll. */
export function Table<R>({ label, of, columns, rows, nameOf, keyOf, isSum }: TableProps<R>) {
  const head = classNames(styles.cell, styles.headCell)
  return (
    <View className={styles.frame}>
      <View className={styles.table} {...a11y({ role: 'table', label })}>
        <View className={styles.row} {...a11y({ role: 'row' })}>
          <View className={classNames(head, styles.name)} {...a11y({ role: 'columnheader' })}>
            {of}
          </View>
          {columns.map(({ id, name }) => (
            <View key={id} className={head} {...a11y({ role: 'columnheader' })}>
              {name}
            </View>
          ))}
        </View>
        {rows.map(row => (
          <View
            key={keyOf(row)}
            className={classNames(styles.row, isSum?.(row) && styles.sum)}
            {...a11y({ role: 'row' })}
          >
            <View className={classNames(styles.cell, styles.name)} {...a11y({ role: 'rowheader' })}>
              {nameOf(row)}
            </View>
            {columns.map(({ id, cell }) => (
              <View key={id} className={styles.cell} {...a11y({ role: 'cell' })}>
                {cell(row)}
              </View>
            ))}
          </View>
        ))}
      </View>
    </View>
  )
}

interface NumberProps {
  value: number
  /** What it is a number of, for screen readers. */
  label: string
  onPress: () => void
}

/** A number that opens the records behind it; none behind 0. */
export function NumberLink({ value, label, onPress }: NumberProps) {
  if (value === 0) return <View className={styles.none}>0</View>
  return (
    <Pressable className={styles.number} label={`${label}，${value} 件`} onPress={onPress}>
      {value}
    </Pressable>
  )
}
