import type { CategoryId } from '@domain/request/categories'
import type { IconName } from '@/components/icon'
import type { Tone } from '@/components/tone'

/** The drawing and soft tint by which a category is found again on every page; its name always stands beside. */
export const categoryLook: Record<CategoryId, { icon: IconName; tone: Tone }> = {
  'free-clinic': { icon: 'stethoscope', tone: 'green' },
  haircut: { icon: 'scissors', tone: 'amber' },
  'mother-infant': { icon: 'mother-baby', tone: 'red' },
  education: { icon: 'book', tone: 'blue' },
  'legal-advice': { icon: 'scale', tone: 'blue' },
  'fire-hazard': { icon: 'flame', tone: 'red' },
  environment: { icon: 'leaf', tone: 'green' },
  other: { icon: 'heart-hand', tone: 'amber' },
}
