import { inChina, type Moment } from '@/lib/time'

/** A greeting for the hour in Lanzhou, with the name where it is known: 王秀英，上午好; without one 上午好. */
export function greeting(name: string, now: Moment): string {
  const hour = inChina(now).hour()
  const words =
    hour < 5 ? '夜深了' : hour < 12 ? '上午好' : hour < 14 ? '中午好' : hour < 18 ? '下午好' : '晚上好'
  return name ? `${name}，${words}` : words
}
