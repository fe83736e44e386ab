import { Chip } from '@/components/chip'
import type { IconName } from '@/components/icon'
import { ListItem } from '@/components/list-item'
import type { TimelineEntry } from '@/components/timeline'
import type { Tone } from '@/components/tone'

interface Sample {
  id: string
  title: string
  state: [tone: Tone, icon: IconName, word: string]
}

const kinds: Omit<Sample, 'id'>[] = [
  { title: '义剪：王阿姨，行动不便，需要上门', state: ['amber', 'clock', '等待接单'] },
  { title: '楼道照明', state: ['blue', 'note', '办理中'] },
  {
    title:
      '消防通道被三轮车长期占用，夜间充电线从三楼窗户拉到楼下，住户多次劝说没有结果，老人和孩子经过很危险',
    state: ['red', 'warning', '已超时'],
  },
  { title: '普法咨询', state: ['green', 'check', '已解决'] },
]

/** As many as a busy desk sees. */
export const rows: Sample[] = Array.from({ length: 300 }, (_, index) => ({
  id: String(index),
  ...kinds[index % kinds.length]!,
}))

/** One row of the samples. */
export function Row({ row, current, onPress }: { row: Sample; current?: boolean; onPress?: () => void }) {
  const [tone, icon, word] = row.state
  return (
    <ListItem
      title={row.title}
      detail="李伟 · 银滩花园二期 3 号楼"
      chip={
        <Chip tone={tone} icon={icon}>
          {word}
        </Chip>
      }
      meta="最晚明天 12:00 答复"
      current={current}
      onPress={onPress ?? (() => {})}
    />
  )
}

/** A story of five sentences. */
export const entries: TimelineEntry[] = [
  {
    key: '4',
    text: '李伟接单了。',
    time: '5 分钟前',
    who: '李伟（下沉干部）',
    icon: 'heart-hand',
    tone: 'blue',
    quote: '王阿姨您好，我明天上午带理发师傅上门。',
  },
  { key: '3', text: '派给了李伟。', time: '今天 09:12', who: '银滩路社区', icon: 'swap' },
  {
    key: '2',
    text: '张敏退回了这件事：负责的楼栋不对。',
    time: '昨天 18:40',
    who: '张敏（下沉干部）',
    icon: 'return',
    tone: 'amber',
  },
  { key: '1', text: '王秀英提交了诉求。', time: '11月20日 16:05', who: '王秀英（居民）', icon: 'edit' },
]
