import { wholeProblem } from '@/lib/whole'
import type { Profile } from '../shared/types'

const MOST_SPECIALITIES = 8
const LONGEST = 12

/** What somebody is good at, as it is typed: 睡眠、焦虑，亲子. Each once. */
export const specialitiesOf = (typed: string): string[] => [
  ...new Set(
    typed
      .split(/[、，,；;\n]/)
      .map(word => word.trim())
      .filter(Boolean),
  ),
]

/** What is wrong with a profile, by field, in words that say what to do; empty where nothing is. */
export function profileProblems(profile: Profile): Partial<Record<keyof Profile, string>> {
  const { name, specialities, ways, room, holdHours } = profile
  const holding = profile.confirms ? wholeProblem(holdHours, 1, 72) : undefined
  const wordy = specialities.find(word => word.length > LONGEST)
  return {
    ...(!name.trim() && { name: '请填来访者看到的名字' }),
    ...(wordy && { specialities: `“${wordy}”太长，每项最多 ${LONGEST} 个字` }),
    ...(specialities.length > MOST_SPECIALITIES && { specialities: `最多写 ${MOST_SPECIALITIES} 项` }),
    ...(ways.length === 0 && { ways: '至少选一种见面的方式' }),
    ...(ways.includes('room') && !room.trim() && { room: '请填面谈在哪里，来访者要找得到' }),
    ...(holding && { holdHours: holding }),
  }
}
