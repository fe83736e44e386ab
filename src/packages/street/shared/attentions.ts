import type { Attention } from '@domain/street/board'
import type { IconName } from '@/components/icon'
import type { Tone } from '@/components/tone'

interface Meaning {
  name: string
  /** What it is and what to do. */
  about: string
  icon: IconName
  tone: Tone
}

/** What wants attention, in words. */
export const attentionWords: Record<Attention, Meaning> = {
  overdue: { name: '超期', about: '过了答复或办结的期限，还没有办', icon: 'clock', tone: 'red' },
  atStreet: { name: '升级到街道', about: '超期一直没有办，已经叫到街道', icon: 'warning', tone: 'red' },
  reopened: { name: '重办', about: '居民说没有解决，正在重新办', icon: 'return', tone: 'amber' },
  supervised: { name: '督办未回复', about: '督办以后，还没有回复', icon: 'flag', tone: 'amber' },
  extension: { name: '延期申请', about: '等社区答复：同意，或者说明不同意', icon: 'calendar', tone: 'blue' },
  referralDue: { name: '转办到期', about: '外单位该答复了，请问结果', icon: 'building', tone: 'amber' },
  callBack: { name: '待回访', about: '居民还没说解决没有，请打电话问', icon: 'phone', tone: 'blue' },
}

/** Where the requests behind a number are shown. */
export const recordsUrl = (flag: Attention, community?: string): string =>
  `/packages/street/records/index?flag=${flag}${community ? `&community=${community}` : ''}`
