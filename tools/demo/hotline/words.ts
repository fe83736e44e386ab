/** What the invented clients and counsellors write. Harmless, and marked as invented; all of it is sealed. */

export const intakeWords = [
  '（演示）最近睡得浅，半夜醒来就想事情。',
  '（演示）工作一忙就容易着急，想找人说说。',
  '（演示）孩子上学的事，家里意见不一样。',
  '（演示）刚换了岗位，还不太适应。',
  '（演示）和老人住在一起，说话总说不到一块儿。',
  '（演示）想学一点放松的方法。',
]

export const noteTexts = [
  '（演示）来访者谈到近期作息，一起排了一周的睡前安排，下次看看做得怎么样。',
  '（演示）练习了呼吸放松，来访者觉得有用；约好每天做两次。',
  '（演示）主要谈工作与家庭的时间分配，来访者自己列出了三件可以放一放的事。',
  '（演示）情绪比上次平稳。继续记录每天让自己舒心的一件小事。',
  '（演示）以倾听为主。来访者希望下次谈谈与家人的沟通。',
  '（演示）讨论了求助的渠道，确认来访者知道急的时候可以打哪些电话。',
]

export const ratingWords = [
  '（演示）说出来轻松多了，谢谢。',
  '（演示）很耐心，方法也好用。',
  '（演示）时间过得快，下次还想再约。',
  '（演示）声音有点小，别的都好。',
]

export const appealWords = [
  '（演示）那天临时加班，我提前打过热线电话说明。',
  '（演示）我按时接通了，可能是信号不好。',
]

export const clientReasons = ['（演示）临时有会，走不开。', '（演示）家里有事，改天再约。']
export const counsellorReasons = ['（演示）临时外出培训，请另选时间。', '（演示）身体不适，抱歉请改约。']
export const declineReasons = [
  '（演示）这个时间已另有安排，请另选。',
  '（演示）这个话题由另一位同事接待更合适。',
]

/** What somebody may call themselves who would rather not give their name. */
export const nicknames = ['例小雨', '例大山', '例阿禾', '例星星', '例老友', '例小舟']
export const walkInNames = ['例先生（来访）', '例女士（来访）', '例大爷（来电）', '例阿姨（来电）']
