import { type CategoryId, categories } from '@domain/request/categories'
import type { Chance } from '../chance'
import { education } from './education'
import { environment } from './environment'
import { fireHazard } from './fire-hazard'
import { freeClinic } from './free-clinic'
import { haircut } from './haircut'
import { legalAdvice } from './legal-advice'
import { filled, type Matter } from './matter'
import { motherInfant } from './mother-infant'
import { other } from './other'
import { checked, closings } from './phrases'

const matters: Record<CategoryId, readonly Matter[]> = {
  'free-clinic': freeClinic,
  haircut,
  'mother-infant': motherInfant,
  education,
  'legal-advice': legalAdvice,
  'fire-hazard': fireHazard,
  environment,
  other,
}

/** One request's matter in words: what the form says, what was written, how it ended when it was done. */
export interface Said {
  text: string
  answers: Record<string, unknown>
  result: string
}

/** Where words may be left out, this share of residents writes none; the answers say enough. */
const WORDLESS = 0.12

/** Words for a request of a category. */
export function say(category: CategoryId, draws: Chance): Said {
  const matter = draws.pick(matters[category])
  const [words, result] = draws.pick(matter.says)
  const text = filled(words, draws) + draws.pick(closings)
  const wordless = !categories[category].textRequired && draws.odds(WORDLESS)
  const answers: Record<string, unknown> = Object.fromEntries(
    Object.entries(matter.answers).map(([id, value]) => [
      id,
      typeof value === 'string' ? filled(value, draws) : value,
    ]),
  )
  // Asked wherever somebody may come to a home or be waited for.
  if (categories[category].questions.some(question => question.id === 'where')) {
    answers.where = /上门|卧床|轮椅|腿脚|家里|来家/.test(text) || draws.odds(0.5) ? 'home' : 'station'
  }
  return { text: wordless ? '' : text, answers, result: result + draws.pick(checked) }
}
