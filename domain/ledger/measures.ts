import { openStatuses, type ServiceRequest, type Status, satisfactions, statuses } from '../request/model'

/** The fields of a request that are counted by. */
export type Counted = Pick<ServiceRequest, 'status' | 'answered' | 'said' | 'felt' | 'reopenings'>

/** What a field must be: one of these values, or above a number. */
export type Test = { in: readonly (string | null)[] } | { above: number }

/**
 * A condition on a request, as data: every field named passes its test. The count of a cell and the list of the
 * records behind it are both made from it, so they can't part.
 */
export type Condition = Partial<Record<keyof Counted, Test>>

const is = (...values: (string | null)[]): Test => ({ in: values })
/** Merged requests are handled, and judged, with the one that they went into. */
const separate = is(...statuses.filter(status => status !== 'merged'))
const over: readonly Status[] = ['withdrawn', 'refused']

export interface Measure {
  name: string
  /** Beside the number, for whoever reads it. */
  definition: string
  where: Condition
}

/** Everything that is counted. Each number is a count of requests, by the month in which they were submitted. */
export const measures = {
  total: {
    name: '诉求',
    definition: '当月提交的全部诉求，包括撤单、不予受理和合并的。',
    where: {},
  },
  // --- was it answered? ---
  answeredOnTime: {
    name: '按时答复',
    definition: '在提交时承诺的期限内接单、转办、办结，或者答复不予受理。',
    where: { status: separate, answered: is('onTime') },
  },
  answeredLate: {
    name: '超时答复',
    definition: '过了承诺的期限才答复，或者过了期限还没有答复、已经升级。',
    where: { status: separate, answered: is('late') },
  },
  unanswered: {
    name: '还没有答复',
    definition: '还没有人接单、也没有超时升级的，以及答复之前居民撤单的。不算进响应率。',
    where: { status: separate, answered: is(null) },
  },
  // --- was it solved? ---
  solved: {
    name: '居民说解决了',
    definition: '居民评价或者接到回访时，最后一次说解决了。',
    where: { status: separate, said: is('solved') },
  },
  unsolved: {
    name: '居民说没有解决',
    definition: '居民评价、要求重办或者接到回访时，最后一次说没有解决；重办还没有结果的也算在内。',
    where: { status: separate, said: is('unsolved') },
  },
  noAnswer: {
    name: '居民没有说',
    definition: '办结后 7 天没有评价，回访也没有问到。既不算解决，也不算没有解决。',
    where: { status: separate, said: is('none') },
  },
  notYet: {
    name: '还没有到评价',
    definition: '还在办理，或者刚办结，居民还没有说。',
    where: { status: is(...openStatuses), said: is(null) },
  },
  notAsked: {
    name: '不用评价',
    definition: '居民撤单或者不予受理，之前居民也没有说过解决没有。',
    where: { status: is(...over), said: is(null) },
  },
  // --- how content were they? ---
  satisfied: {
    name: '满意',
    definition: '居民最后一次评价满意。',
    where: { status: separate, felt: is('satisfied') },
  },
  neutral: {
    name: '一般',
    definition: '居民最后一次评价一般。',
    where: { status: separate, felt: is('neutral') },
  },
  dissatisfied: {
    name: '不满意',
    definition: '居民最后一次评价不满意；重办以后没有再评的，还按这一次。',
    where: { status: separate, felt: is('dissatisfied') },
  },
  unrated: {
    name: '没有评满意度',
    definition: '居民没有评过满意度。不算进满意率，也不当作满意。',
    where: { status: separate, felt: is(null) },
  },
  // --- what else became of it ---
  reopened: {
    name: '重办',
    definition: '重办过至少一次。',
    where: { reopenings: { above: 0 } },
  },
  refused: {
    name: '不予受理',
    definition: '不在服务范围，已经说明原因和该去哪里办。算已经答复。',
    where: { status: is('refused') },
  },
  withdrawn: {
    name: '撤单',
    definition: '居民自己撤回。撤单之前已经答复的、说过解决没有的，照样计算。',
    where: { status: is('withdrawn') },
  },
  merged: {
    name: '合并',
    definition: '和另一件是同一件事，一起办理；只在那一件里计算三率。',
    where: { status: is('merged') },
  },
} as const satisfies Record<string, Measure>

export type MeasureId = keyof typeof measures
export const measureIds = Object.keys(measures) as [MeasureId, ...MeasureId[]]
export type Counts = Record<MeasureId, number>

/** Each asks one question of every request that was not merged: its answers add up to all of them. */
export const questions: readonly (readonly MeasureId[])[] = [
  ['answeredOnTime', 'answeredLate', 'unanswered'],
  ['solved', 'unsolved', 'noAnswer', 'notYet', 'notAsked'],
  [...satisfactions, 'unrated'],
]

const passes = (value: string | number | null | undefined, test: Test): boolean =>
  'in' in test ? test.in.includes((value ?? null) as string | null) : Number(value) > test.above

/** Whether a request is one of those that a measure counts. */
export const fits = (measure: MeasureId, request: Counted): boolean =>
  (Object.entries(measures[measure].where) as [keyof Counted, Test][]).every(([field, test]) =>
    passes(request[field], test),
  )
