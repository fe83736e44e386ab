import type { CategoryId } from '@domain/request/categories'

/** What is added to a resident's words; often nothing. */
export const closings = [
  '',
  '',
  '',
  '，麻烦了',
  '，谢谢',
  '，希望尽快',
  '，白天家里有人',
  '，周末也有人在',
  '，请先打电话',
  '，最好下午来',
  '。辛苦各位了',
  '，不急，排上就行',
]

/** What is put before the words of somebody who was faster: another sees the same thing. */
export const seenBefore = ['我也看到了：', '同楼的也反映一下：', '', '']

/** What is added to a handler's result. */
export const checked = ['', '', '', '', '。本人已确认', '。已电话回访', '。照片已留存']

/** The handler's notes along the way. */
export const progress = [
  '已电话联系，约好明天上门',
  '已约时间，等回话',
  '材料已备好，等专业人员排期',
  '去过一次家里没人，已留纸条',
  '和志愿者对接好了，周末办',
  '情况问清了，正在联系相关单位',
]
/** The same where there is a place to look at. */
export const onSite = [
  '到现场看过，需要协调物业',
  '已报给物业，对方答应两天内处理',
  '现场拍照留底，已经联系相关单位',
  '和网格员一起看过，先贴了提示',
  '约了物业和住户，明天一起到现场',
]
export const residentNotes = [
  '补充一下，下午三点以后家里有人',
  '今天又看了一下，还是老样子',
  '门铃坏了，请敲门',
  '我临时出门，改到周末也行',
  '地方不好找，从北门进来左拐',
]
export const deskNotes = ['已电话问过诉求人，情况属实', '正在联系合适的同志', '已和物业核实，稍后派单']

export const returnReasons = [
  '这件事要专业资质，我办不了，请社区另派',
  '本周在外学习，怕耽误，请重新派单',
  '下周参加培训，不能按时办，请另派',
  '和我的分工不符，请派给合适的同志',
  '联系三次没接通，请社区核实电话',
]
export const transferReasons = [
  '他对这栋楼更熟悉',
  '我明天起休假，请同事接着办',
  '她有这方面的专长',
  '我手里事多，怕误了时限',
]
export const elsewhereReasons = [
  '住址实际在另一个单元',
  '那边正好有这方面的志愿者',
  '两个单元共用的设施，归那边管',
]
export const leadReasons = ['他在休假，先换人办', '他手里已经很多，换一位', '一直没接单，改派']
export const dispatchReasons = ['请尽快联系', '他有这方面的专长', '诉求人年纪大，请上门', '请今天先打个电话']

/** Not in scope, and where to go instead: what fits every category, and what fits one. */
type Refusal = readonly [reason: string, instead: string]
const anyRefusal: readonly Refusal[] = [
  ['和另一件诉求重复，那一件正在办', '请看先前提交的那一件的进展'],
  ['所说地点不在本街道', '请拨打 12345，由市里转给所在街道'],
]
const refusals: Partial<Record<CategoryId, readonly Refusal[]>> = {
  'free-clinic': [['需要在医院诊疗，义诊不能开处方', '请到区医院门诊，可以请我们帮忙挂号']],
  'mother-infant': [['属于产科诊疗，社区不能处理', '请到区妇幼保健院，急情拨打 120']],
  education: [['学校招生由教育局安排，街道不能代办', '请拨打区教育局招生电话，或到政务大厅教育窗口']],
  'legal-advice': [['已经在法院立案，街道不能介入', '请联系承办法官，也可以到区法律援助中心咨询']],
  'fire-hazard': [['属于在建工地，由住建部门监管', '请拨打 12345，由住建局处理']],
  environment: [['属于市管道路，由市政部门养护', '请拨打 12345，由市政部门处理']],
  other: [['属于企业收费问题，不在街道职责内', '请拨打企业客服，或者到区政务大厅 12 号窗口']],
}
export const refusalsOf = (category: CategoryId): readonly Refusal[] => [
  ...anyRefusal,
  ...(refusals[category] ?? []),
]
export const withdrawReasons = [
  '已经自己解决了',
  '家里人帮忙办好了',
  '暂时不需要了',
  '写错单元了，我重新提交',
  undefined,
]

export const thanks = [
  '很满意，谢谢',
  '来得很快',
  '师傅很耐心',
  '办得细致',
  '终于解决了',
  undefined,
  undefined,
  undefined,
]
export const complaints = [
  '只打了电话，人没有来',
  '当时好了，第二天又这样',
  '只解决了一半',
  '说好上门，一直没等到',
  '还是老问题',
]
export const againReasons = [
  '问题又出现了，请再来看看',
  '没有彻底解决，请重办',
  '当天好了，过两天又坏了',
  '答应的后续没有做',
]
export const secondResults = [
  '再次上门处理，这回住户当面看过，确认好了',
  '换了办法重新处理，三天后又回访，没有再出现',
]
