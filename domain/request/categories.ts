/**
 * What a resident can ask for, and what each asks back. The menu follows 营门滩社区's list of services
 * (清单式服务), the fire hazards of 李家庄社区 and the clean-ups of 葛家巷道社区.
 */
export const categoryIds = [
  'free-clinic',
  'haircut',
  'mother-infant',
  'education',
  'legal-advice',
  'fire-hazard',
  'environment',
  'other',
] as const
export type CategoryId = (typeof categoryIds)[number]
export const isCategory = (value: unknown): value is CategoryId =>
  (categoryIds as readonly unknown[]).includes(value)

interface Asked {
  id: string
  label: string
  hint?: string
  required: boolean
}
export interface Option {
  value: string
  label: string
}
/** One question of a category's form; forms and checks are both made from it. */
export type Question =
  | (Asked & { kind: 'choice'; options: readonly Option[] })
  | (Asked & { kind: 'choices'; options: readonly Option[] })
  | (Asked & { kind: 'text'; maxLength: number })
  | (Asked & { kind: 'number'; min: number; max: number; unit: string })
  | (Asked & { kind: 'yesno' })

export interface Category {
  id: CategoryId
  name: string
  /** One line under the name in the menu. */
  about: string
  /** Shown above the form where somebody may be in danger. */
  warning?: string
  questions: readonly Question[]
  /** Whether words of one's own are needed; where the answers say enough they are not. */
  textRequired: boolean
  textHint: string
  /** Whether the resident may name times that would suit. */
  asksTimes: boolean
  /** Whether somebody will come to a home, so that an address is asked for. */
  asksAddress: boolean
}

const options = (...labels: [value: string, label: string][]): Option[] =>
  labels.map(([value, label]) => ({ value, label }))

const where: Question = {
  id: 'where',
  kind: 'choice',
  label: '在哪里办方便',
  required: true,
  options: options(['home', '请上门'], ['station', '我自己过去']),
}
const place: Question = {
  id: 'place',
  kind: 'text',
  label: '在什么位置',
  hint: '例如：3 号楼 2 单元一楼楼道',
  required: true,
  maxLength: 100,
}

export const categories: Record<CategoryId, Category> = {
  'free-clinic': {
    id: 'free-clinic',
    name: '义诊',
    about: '量血压、测血糖、用药咨询',
    warning: '胸痛、昏倒、大出血等急病，请马上拨打 120',
    questions: [
      {
        id: 'need',
        kind: 'choices',
        label: '想看什么',
        required: true,
        options: options(
          ['blood-pressure', '量血压'],
          ['blood-sugar', '测血糖'],
          ['medicine', '问问用药'],
          ['rehabilitation', '康复指导'],
          ['consultation', '看诊咨询'],
        ),
      },
      where,
    ],
    textRequired: false,
    textHint: '还有什么要告诉医生的，可以写在这里',
    asksTimes: true,
    asksAddress: true,
  },
  haircut: {
    id: 'haircut',
    name: '义剪',
    about: '免费理发，老人可以上门',
    questions: [
      { id: 'people', kind: 'number', label: '几位理发', required: true, min: 1, max: 10, unit: '位' },
      where,
    ],
    textRequired: false,
    textHint: '例如：老人卧床，需要带理发围布',
    asksTimes: true,
    asksAddress: true,
  },
  'mother-infant': {
    id: 'mother-infant',
    name: '母婴',
    about: '孕期、产后和三岁以下宝宝',
    questions: [
      {
        id: 'stage',
        kind: 'choice',
        label: '现在是哪个阶段',
        required: true,
        options: options(
          ['pregnant', '孕期'],
          ['after-birth', '产后 42 天内'],
          ['under-one', '宝宝不满 1 岁'],
          ['under-three', '宝宝 1 到 3 岁'],
        ),
      },
      {
        id: 'need',
        kind: 'choices',
        label: '需要什么帮助',
        required: true,
        options: options(
          ['feeding', '喂养指导'],
          ['checkup', '体检和疫苗'],
          ['recovery', '产后恢复'],
          ['care', '照护帮手'],
        ),
      },
    ],
    textRequired: false,
    textHint: '具体情况可以写在这里',
    asksTimes: true,
    asksAddress: true,
  },
  education: {
    id: 'education',
    name: '教育',
    about: '课后辅导、托管、升学咨询',
    questions: [
      {
        id: 'grade',
        kind: 'choice',
        label: '孩子在哪个学段',
        required: true,
        options: options(
          ['preschool', '幼儿园'],
          ['primary', '小学'],
          ['junior', '初中'],
          ['senior', '高中'],
        ),
      },
      {
        id: 'need',
        kind: 'choices',
        label: '需要什么帮助',
        required: true,
        options: options(
          ['homework', '课后辅导'],
          ['care', '放学托管'],
          ['enrolment', '入学升学咨询'],
          ['interest', '兴趣课'],
        ),
      },
    ],
    textRequired: false,
    textHint: '例如：数学基础薄弱，希望周末辅导',
    asksTimes: true,
    asksAddress: false,
  },
  'legal-advice': {
    id: 'legal-advice',
    name: '普法',
    about: '邻里、劳动、家庭、房产等法律咨询',
    questions: [
      {
        id: 'matter',
        kind: 'choice',
        label: '是哪方面的事',
        required: true,
        options: options(
          ['neighbours', '邻里纠纷'],
          ['work', '劳动和工资'],
          ['family', '婚姻家庭'],
          ['housing', '房产物业'],
          ['consumer', '消费维权'],
          ['other', '其他'],
        ),
      },
      { id: 'inCourt', kind: 'yesno', label: '已经起诉或者仲裁了吗', required: true },
    ],
    textRequired: true,
    textHint: '简单说说经过，不用写别人的身份证号',
    asksTimes: true,
    asksAddress: false,
  },
  'fire-hazard': {
    id: 'fire-hazard',
    name: '消防隐患',
    about: '楼道堆物、飞线充电、堵消防通道',
    warning: '已经起火冒烟，请马上拨打 119，再到安全的地方',
    questions: [
      {
        id: 'hazard',
        kind: 'choices',
        label: '是什么隐患',
        required: true,
        options: options(
          ['clutter', '楼道堆放杂物'],
          ['charging', '飞线或楼道充电'],
          ['blocked', '消防通道被占'],
          ['equipment', '灭火器、消火栓损坏'],
          ['gas', '燃气管线问题'],
          ['other', '其他'],
        ),
      },
      place,
    ],
    textRequired: false,
    textHint: '看到的情况，可以拍照附在下面',
    asksTimes: false,
    asksAddress: false,
  },
  environment: {
    id: 'environment',
    name: '环境卫生',
    about: '垃圾、积水、噪声、绿化、设施破损',
    questions: [
      {
        id: 'problem',
        kind: 'choices',
        label: '是什么问题',
        required: true,
        options: options(
          ['rubbish', '垃圾没清运'],
          ['water', '积水或污水'],
          ['noise', '噪声'],
          ['green', '绿化'],
          ['damage', '设施破损'],
          ['other', '其他'],
        ),
      },
      place,
    ],
    textRequired: false,
    textHint: '看到的情况，可以拍照附在下面',
    asksTimes: false,
    asksAddress: false,
  },
  other: {
    id: 'other',
    name: '其他事情',
    about: '不知道归哪类，就写在这里',
    questions: [],
    textRequired: true,
    textHint: '请把事情写清楚，我们来找合适的人',
    asksTimes: true,
    asksAddress: true,
  },
}
