import type { IconName } from '@/components/icon'
import type { Reach } from '@/features/account/reach'

export type PlaceId = 'board' | 'rates' | 'roster' | 'rules' | 'calendar' | 'hotline'
export interface Place {
  id: PlaceId
  title: string
  detail: string
  icon: IconName
  url: string
}

const place = (id: PlaceId, title: string, icon: IconName, detail: string): Place => ({
  id,
  title,
  icon,
  detail,
  url: `/packages/street/${id}/index`,
})

const all: Place[] = [
  place('board', '督办台', 'flag', '超期、升级、重办、督办，哪里要管'),
  place('rates', '三率', 'scale', '响应率、解决率、满意率，按居民说的算'),
  place('roster', '人员', 'people', '谁在哪个岗位，请假、上岗、离岗'),
  place('rules', '派单规则', 'swap', '平战结合开关；什么样的诉求派给谁'),
  place('calendar', '工作日历', 'calendar', '办公时间、放假调休、办理期限'),
  place('hotline', '双心热线', 'phone', '值班电话、谁回电、预约的规矩、按月的数字'),
]
/** What a community's desk may look at; the rest is set by the street. */
const forDesks: readonly PlaceId[] = ['board', 'rates', 'roster']

/** The pages of the street that somebody reaches, in their order. */
export const placesOf = ({ street }: Pick<Reach, 'street'>): Place[] =>
  street ? all : all.filter(({ id }) => forDesks.includes(id))
