import type { Input } from '@domain/contract'
import { unanswered } from '@domain/request/answers'
import type { Category } from '@domain/request/categories'
import type { RequestContract } from '@domain/request/contract'
import type { Need } from '@domain/street/settings'
import type { WantedTime } from '@/components/date-time-slots'
import { phoneProblem } from '@/lib/phone'

export type Submission = Input<RequestContract, 'submit'>

/** A picture of the form: `fileId` once it is stored. */
export interface FormPicture {
  id: string
  path: string
  fileId?: string
}

/** What is typed into the form of one category. Absent name, phone and unit: those of my profile. */
export interface RequestForm {
  answers: Record<string, unknown>
  text: string
  pictures: FormPicture[]
  wanted: WantedTime[]
  forWhom: 'me' | 'other'
  other: { name: string; phone: string; address: string }
  needs: Need[]
  address: string
  name?: string
  phone?: string
  unit?: { id: string; name: string }
  withoutPhone: boolean
  remember: boolean
}

/** An empty form. */
export const blankForm: RequestForm = {
  answers: {},
  text: '',
  pictures: [],
  wanted: [],
  forWhom: 'me',
  other: { name: '', phone: '', address: '' },
  needs: [],
  address: '',
  withoutPhone: false,
  remember: false,
}

/** Whether something was typed or chosen already. */
export const isStarted = ({ text, answers, pictures, wanted, other, needs }: RequestForm): boolean =>
  [text, other.name, other.address].some(typed => typed.trim() !== '') ||
  [...pictures, ...wanted, ...needs, ...Object.keys(answers)].length > 0

/** What the profile knows, for filling in. */
export interface Known {
  name: string
  phone: string
  unit: { id: string; name: string } | null
}

/** Who asks, from where: what was typed, else what the profile knows. */
export const who = (form: RequestForm, known: Known | undefined) => ({
  name: form.name ?? known?.name ?? '',
  phone: form.phone ?? known?.phone ?? '',
  unit: form.unit ?? known?.unit ?? undefined,
})

/** Whether it may be for somebody else: a service is, a report of something broken is for everybody. */
export const asksForWhom = (category: Category): boolean => category.asksTimes

/** Whether my own address is asked for: somebody comes to me, and it isn't said already with the other person. */
export const asksAddress = (form: RequestForm, category: Category): boolean =>
  category.asksAddress && form.forWhom === 'me' && form.answers.where !== 'station'

/** Whether somebody surely comes, so that they must know where to. */
export const needsAddress = (form: RequestForm, category: Category): boolean =>
  asksAddress(form, category) && form.answers.where === 'home'

/** What is missing or wrong, by field in the form's order; sentences say what to do. */
export function problemsOf(form: RequestForm, category: Category, known?: Known): Record<string, string> {
  const { name, phone, unit } = who(form, known)
  const { other } = form
  const open = unanswered(category, withDefaults(form, category))
  const questions = category.questions
    .filter(question => open.includes(question.id))
    .map(({ id, kind, label }) => [
      `answers.${id}`,
      kind === 'text' ? `请填写${label}` : `请选一下：${label}`,
    ])
  const forOther = form.forWhom === 'other'
  const checks: [field: string, problem: string | false | undefined][] = [
    ...(questions as [string, string][]),
    ['text', category.textRequired && !form.text.trim() && '请写一下是什么事'],
    ['pictures', form.pictures.some(picture => !picture.fileId) && '还有图片没有传好，请稍等，或者把它删掉'],
    ['beneficiary.name', forOther && !other.name.trim() && '请填对方的姓名，或者怎么称呼'],
    ['beneficiary.phone', forOther && Boolean(other.phone.trim()) && phoneProblem(other.phone)],
    ['beneficiary.address', forOther && !other.address.trim() && '请填对方的地址，上门才找得到'],
    ['unit', !unit && '请选一下小区'],
    ['address', needsAddress(form, category) && !form.address.trim() && '请填地址，上门才找得到'],
    ['contact.name', !name.trim() && '请填您的姓名，或者怎么称呼您'],
    ['contact.phone', !form.withoutPhone && ownPhoneProblem(phone)],
  ]
  return Object.fromEntries(checks.filter((check): check is [string, string] => Boolean(check[1])))
}

/** Who would rather leave no number learns that this is possible: the switch for it is below. */
const ownPhoneProblem = (phone: string): string | undefined =>
  phone.trim() ? phoneProblem(phone) : '请填电话；不方便的话，打开下面的“不留电话”'

/** The answers with what is shown as chosen without a tap: numbers begin at their least. */
function withDefaults(form: RequestForm, category: Category): Record<string, unknown> {
  const numbers = category.questions.flatMap(question =>
    question.kind === 'number' ? [[question.id, question.min] as const] : [],
  )
  return { ...Object.fromEntries(numbers), ...form.answers }
}

/** The form as the cloud takes it. Only for a form without problems. */
export function submissionOf(form: RequestForm, category: Category, known?: Known): Submission {
  const { name, phone, unit } = who(form, known)
  const { other } = form
  return {
    category: category.id,
    unit: unit?.id ?? '',
    text: form.text.trim(),
    answers: withDefaults(form, category),
    pictures: form.pictures.flatMap(picture => picture.fileId ?? []),
    wanted: form.wanted.map(({ date, part }) => ({ day: date, part })),
    needs: asksForWhom(category) ? form.needs : [],
    contact: { name: name.trim(), ...(!form.withoutPhone && { phone: phone.trim() }) },
    address: asksAddress(form, category) ? form.address.trim() : '',
    beneficiary:
      form.forWhom === 'other'
        ? {
            name: other.name.trim(),
            ...(other.phone.trim() && { phone: other.phone.trim() }),
            address: other.address.trim(),
          }
        : null,
  } as Submission
}

/** What of the form is new to the profile and worth keeping there; undefined when nothing is. */
export function worthKeeping(form: RequestForm, known: Known | undefined) {
  if (!form.remember || !known) return undefined
  const { name, phone, unit } = who(form, known)
  const fresh = {
    ...(name.trim() !== known.name && { name: name.trim() }),
    ...(!form.withoutPhone && phone.trim() !== known.phone && { phone: phone.trim() }),
    // A unit picked for this once, where I have my own already, is somebody else's.
    ...(!known.unit && unit && { unit: unit.id }),
  }
  return Object.keys(fresh).length > 0 ? fresh : undefined
}
