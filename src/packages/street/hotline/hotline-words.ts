import type { HotlineSettings } from '@domain/hotline/settings'
import { phoneProblem } from '@/lib/phone'
import { wholeProblem } from '@/lib/whole'

type Numbers = Omit<HotlineSettings, 'dutyLine' | 'duty'>
/** How large each number may be; as domain/street/settings-schema.ts has it. */
export const limits: Record<keyof Numbers, [least: number, most: number]> = {
  cutOffHours: [0, 72],
  perMonth: [1, 31],
  offerMinutes: [5, 240],
  noShows: [1, 10],
  noShowDays: [7, 365],
}

/** What is wrong with the hotline's settings, by field; empty where nothing is. */
export function hotlineProblems(settings: HotlineSettings): Partial<Record<keyof HotlineSettings, string>> {
  const wrongPhone = phoneProblem(settings.dutyLine)
  const numbers = (Object.keys(limits) as (keyof Numbers)[]).flatMap(name => {
    const wrong = wholeProblem(settings[name], ...limits[name])
    return wrong ? [[name, wrong]] : []
  })
  return { ...(wrongPhone && { dutyLine: wrongPhone }), ...Object.fromEntries(numbers) }
}

/** Nobody learns from a small number who it was, nor from one that would give a small one away. */
export const HIDDEN = '不显示'
export const countWords = (count: number | null): string => (count === null ? HIDDEN : `${count}`)
export const starsWords = (stars: number | null, rated: number | null): string =>
  rated === 0 ? '还没有' : stars === null ? HIDDEN : `${stars.toFixed(1)} 星`
