import type { CategoryId } from '@domain/request/categories'

/*
 * Words around deadlines and help: extensions, reminders, supervision, parts, bodies outside, follow-up calls.
 */

export const extensionReasons = [
  '配件要从外地调货，预计两天后到',
  '要等物业和住户都在场，约到了后天',
  '专业志愿者本周排满，约到下周一',
  '需要区里的部门先勘察，正在排期',
  '住户外出，约好回来后上门',
]
export const declineReasons = [
  '居民已经催过，请先上门说明情况，本周内办结',
  '这件可以请人协办，不延期',
  '还有时间，请先按原期限办',
]
export const reminders = [
  undefined,
  '请问什么时候能来',
  '已经好几天了，麻烦快一点',
  '老人等着用，请尽快',
  '问题更严重了，请先来看看',
]
export const supervisionWords = [
  '超过期限还没有办结，请说明原因和完成时间',
  '居民多次反映，请今天联系并回复进展',
  '请组长盯办，办完拍一张现场照片给社区看',
  '涉及安全，请优先处理，处理完回复',
]
export const replies = [
  '已联系居民，明天上午上门，当天办结',
  '原因是配件没到，今天已到货，下午处理',
  '已经重新安排人手，两天内办完',
  '现场已看过，正在处理，办完马上回复',
  '已向居民说明情况并致歉，约好了时间',
]

type Words = readonly string[]
const anyTask: Words = ['帮忙联系住户，约上门时间', '一起上门，帮忙搬东西', '到现场先看一下，拍照发给我']
const tasks: Partial<Record<CategoryId, Words>> = {
  'free-clinic': ['带血压计一起上门', '帮忙接送老人去社区卫生站'],
  haircut: ['带理发工具一起上门'],
  'mother-infant': ['帮忙联系社区卫生站的护士'],
  education: ['帮忙问一下学校的报名时间'],
  'legal-advice': ['帮忙整理合同和聊天记录'],
  'fire-hazard': ['逐户敲门劝离电动车', '联系物业清理楼道', '在楼下引导消防车位'],
  environment: ['联系清运车，今天下午到', '带人一起清理绿化带', '和商户逐家说明'],
}
export const tasksOf = (category: CategoryId): Words => [...anyTask, ...(tasks[category] ?? [])]
export const partResults = [
  '已经联系好，时间约在明天上午',
  '到现场看过，照片已发',
  '帮忙办完了，住户没有意见',
  '已通知到每一户',
  '人和工具都到了，半天做完',
]
export const partDeclines = ['今天在外面开会，去不了', '我这边走不开，请换一位']
export const callOffReasons = ['已经自己办好了，不用再来', '住户改了时间，先不用去']

type Body = readonly [body: string, words: string]
const anyBody: readonly Body[] = [['区政务服务中心', '超出街道权限，请按职责办理并答复居民']]
const bodies: Partial<Record<CategoryId, readonly Body[]>> = {
  'free-clinic': [['区医院', '需要专科看诊，请安排号源']],
  'mother-infant': [['区妇幼保健院', '请安排产后访视']],
  education: [['区教育局', '涉及入学划片，请答复家长']],
  'legal-advice': [['区法律援助中心', '符合法律援助条件，请受理']],
  'fire-hazard': [
    ['区消防救援大队', '涉及消防设施故障，请现场检查'],
    ['燃气公司', '居民反映有煤气味，请尽快检测'],
    ['供电公司', '楼道线路老化，请检查'],
  ],
  environment: [
    ['区环卫所', '垃圾清运不及时，请增加班次'],
    ['区城管局', '占道堆放，请执法人员到场'],
    ['市政养护所', '井盖破损，请更换'],
  ],
  other: [
    ['供热公司', '暖气不热，请上门测温'],
    ['自来水公司', '水压不足，请检查泵房'],
  ],
}
export const bodiesOf = (category: CategoryId): readonly Body[] => bodies[category] ?? anyBody
export const answersFromOutside = [
  '对方已派人到场处理完毕，居民当面看过',
  '已收到书面答复，问题已经处理，转告了居民',
  '对方当天完成整改，已到现场核实',
]
export const recallReasons = ['对方答复不归他们管，收回自己办', '等得太久，改由我们协调解决']
export const notReached = ['没有人接听', '电话关机', '响了很久没有接，明天再打']
