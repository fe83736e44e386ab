import { categories, isCategory } from './request/categories'
import { explainSetting } from './street/settings-words'

/** What the fields of a form are called, for sentences about them. The longest matching path wins. */
const labels: Record<string, string> = {
  category: '事项类别',
  unit: '单元',
  text: '说明',
  answers: '问题',
  pictures: '图片',
  wanted: '希望的时间',
  'contact.name': '联系人姓名',
  'contact.phone': '联系电话',
  address: '地址',
  'beneficiary.name': '对方姓名',
  'beneficiary.phone': '对方电话',
  'beneficiary.address': '对方地址',
  to: '接手的同志',
  reason: '原因',
  instead: '可以去哪里办',
  result: '办理结果',
  solved: '是否解决',
  words: '要说的话',
  needs: '家里有谁要照顾',
  days: '延期天数',
  replyBy: '回复期限',
  parts: '协办的同志和任务',
  part: '协办',
  body: '转办单位',
  expectBy: '预计答复日期',
  into: '并入的诉求',
  items: '要派的诉求',
  person: '同志',
  from: '开始时间',
  until: '结束时间',
  month: '月份',
  name: '姓名',
  phone: '电话',
  counsellor: '咨询师',
  start: '时间',
  way: '见面方式',
  minutes: '时长',
  stars: '评价',
  consent: '同意',
  'intake.words': '想说的话',
  'intake.safety': '安全问题',
  'intake.topic': '想聊的事',
  'intake.forWhom': '为谁预约',
  'profile.name': '姓名',
  'profile.intro': '简介',
  'profile.specialities': '擅长方向',
  'profile.ways': '见面方式',
  'profile.room': '见面地点',
  'profile.holdHours': '确认时限',
  outcome: '结果',
  schedule: '可以预约的时间',
  decisions: '受影响的预约',
}

/** The part of a zod issue that is read here. */
export interface Issue {
  code?: string
  path: PropertyKey[]
  message?: string
  maximum?: unknown
  minimum?: unknown
  origin?: string
}

/** Whoever books, waits or wants to be called says a way to meet, or their consent: their name is of their choice. */
const isToCounsellor = (input: unknown): boolean =>
  ['way', 'consent'].some(field => atPath(input, [field]) !== undefined)

function labelOf(path: PropertyKey[], input: unknown): string | undefined {
  const names = path.map(String)
  if (names.length === 1 && names[0] === 'name' && isToCounsellor(input)) return '称呼'
  const category = atPath(input, ['category'])
  if (names[0] === 'answers' && names[1] && isCategory(category)) {
    const question = categories[category].questions.find(({ id }) => id === names[1])
    if (question) return `“${question.label}”`
  }
  for (let end = names.length; end > 0; end--) {
    const label = labels[names.slice(0, end).join('.')]
    if (label) return label
  }
  return undefined
}

function atPath(value: unknown, path: PropertyKey[]): unknown {
  return path.reduce<unknown>(
    (inner, key) =>
      inner && typeof inner === 'object' ? (inner as Record<PropertyKey, unknown>)[key] : undefined,
    value,
  )
}

/** What is wrong with an input, in a sentence that says what to do, and the field it is about. */
export function explain(issue: Issue, input: unknown): { message: string; field: string } {
  const setting = explainSetting(issue, input)
  if (setting) return setting
  const label = labelOf(issue.path, input)
  const field = issue.path.map(String).join('.')
  if (!field) return { field, message: '提交的内容不对，请返回上一页再试' }
  // No form has such a field: somebody's program is wrong, or very old. Its name helps whoever looks into it.
  if (!label) return { field, message: `“${field}”缺少或者不对，请返回上一页再试` }
  // A check that brings its own sentence knows best.
  if (/\p{Script=Han}/u.test(issue.message ?? '')) return { field, message: `${label}：${issue.message}` }
  const value = atPath(input, issue.path)
  const long = typeof value === 'string' ? value.trim().length : Array.isArray(value) ? value.length : 0
  if (issue.code === 'too_big' && issue.origin === 'string') {
    return { field, message: `${label}最多 ${issue.maximum} 字，现在是 ${long} 字，请删减一些` }
  }
  if (issue.code === 'too_big' && issue.origin === 'array') {
    return { field, message: `${label}最多选 ${issue.maximum} 个，请去掉一些` }
  }
  const missing = value === undefined || value === '' || (Array.isArray(value) && value.length === 0)
  if (missing || issue.code === 'too_small') return { field, message: `请填写${label}` }
  if (/phone$/i.test(field)) return { field, message: `${label}不对，请填 11 位手机号，或者区号加座机号` }
  if (field.startsWith('answers')) return { field, message: `${label}的回答不对，请重新选择` }
  return { field, message: `${label}不对，请改一下` }
}
