import type { Matter } from './matter'

const grade = (of: string, ...need: string[]) => ({ grade: of, need })

export const education: readonly Matter[] = [
  {
    answers: grade('primary', 'care'),
    says: [
      ['{child}四点放学，家里没人，想报放学托管', '已安排到社区四点半课堂，有志愿者接'],
      ['{elder}最近住院，{child}放学没人接', '志愿者每天接到社区，家长六点来领'],
      ['夫妻上夜班，{since}孩子放学一个人在家', '托管名额已留，周一起可以来'],
    ],
  },
  {
    answers: grade('primary', 'homework'),
    says: [
      ['{child}三年级，数学应用题总错，想找人辅导', '大学生志愿者每周六上午辅导两小时'],
      ['{elder}带孩子，作业看不懂，想请大学生志愿者', '已结对，每周两次，第一次辅导已完成'],
      ['{child}识字慢，{since}不愿意写作业', '退休教师来陪了两次，孩子愿意继续'],
    ],
  },
  {
    answers: grade('junior', 'homework'),
    says: [
      ['{child}初二物理刚入门，听不懂，想周末补一补', '已和退休物理教师结对，每周日下午'],
      ['{child}英语基础薄弱，家里请不起家教', '大学生志愿者每周两次，免费'],
      ['{child}是转学来的，教材不一样，{since}跟不上', '送了一套旧教材，志愿者先补前两章'],
    ],
  },
  {
    answers: grade('preschool', 'enrolment'),
    says: [
      ['{child}明年上小学，户口不在这里，怎么报名', '材料清单已发，缺的居住证明已帮忙开好'],
      ['想问附近公办幼儿园还有没有名额', '有两个名额，已告知报名时间和窗口'],
      ['租房的，居住证办了半年，能不能就近入学', '已向区里问清，可以，材料逐样核对过'],
    ],
  },
  {
    answers: grade('senior', 'enrolment'),
    says: [
      ['{child}高三，志愿填报不会弄，想听听建议', '请学校老师讲了一个小时，资料已留'],
      ['{child}成绩一般，想了解高职单招', '发了三所学校的简章，约了咨询会'],
      ['{child}想走艺术类，家长什么都不懂', '周末咨询会已参加，家长和孩子都来了'],
    ],
  },
  {
    answers: grade('primary', 'interest'),
    says: [
      ['想给{child}报社区的书法课', '书法班已报上，每周日下午'],
      ['{child}喜欢下棋，社区有没有班', '棋类活动室每晚开放，已介绍老师'],
      ['周末有没有免费的兴趣课，{child}{since}总在家看手机', '报了周六的手工课，第一次已经来过'],
    ],
  },
]
