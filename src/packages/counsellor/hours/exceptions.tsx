import type { Exception } from '@domain/hotline/schedule'
import { View } from '@tarojs/components'
import { useState } from 'react'
import { Button } from '@/components/button'
import { List } from '@/components/list'
import { ListItem } from '@/components/list-item'
import { SheetPlace } from '@/components/sheet'
import { Section, Surface } from '@/components/surface'
import { Switch } from '@/components/switch'
import { dayWords, today } from '../shared/days'
import { ExceptionSheet } from './exception-sheet'
import styles from './hours.module.scss'
import { comingOf, exceptionWords } from './hours-words'

interface ExceptionsProps {
  value: readonly Exception[]
  onChange: (value: Exception[]) => void
  holidaysOff: boolean
  onHolidaysOff: (off: boolean) => void
}

/** Days off, partly off, or with extra hours; and whether public holidays are free. */
export function Exceptions({ value, onChange, holidaysOff, onHolidaysOff }: ExceptionsProps) {
  const now = Date.now()
  const [open, setOpen] = useState<{ one?: Exception }>()
  const coming = comingOf(value, today(now))
  // What is past goes with the next change: the cloud keeps a limited number.
  const change = (one: Exception | undefined, next?: Exception) => {
    onChange([...coming.filter(each => each !== one), ...(next ? [next] : [])])
    setOpen(undefined)
  }
  return (
    <Section title="特殊的日子">
      {coming.length > 0 ? (
        <List
          label="特殊的日子"
          items={coming}
          keyOf={each => `${each.day} ${exceptionWords(each)}`}
          empty={{ text: '' }}
          render={one => (
            <ListItem
              title={dayWords(one.day, now)}
              detail={exceptionWords(one)}
              onPress={() => setOpen({ one })}
            />
          )}
        />
      ) : (
        <View className={styles.soft}>哪天休息、哪天加班，可以提前记在这里。</View>
      )}
      <Button kind="secondary" icon="plus" onPress={() => setOpen({})}>
        加一天
      </Button>
      <Surface>
        <Switch
          label="法定节假日休息"
          detail="放假的日子不接受预约；加开的时间仍然可以约"
          value={holidaysOff}
          onChange={onHolidaysOff}
        />
      </Surface>
      <SheetPlace>
        {open && (
          <ExceptionSheet
            one={open.one}
            onClose={() => setOpen(undefined)}
            onDone={next => change(open.one, next)}
            onRemove={open.one && (() => change(open.one))}
          />
        )}
      </SheetPlace>
    </Section>
  )
}
