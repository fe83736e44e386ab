import { type Community, type Position, STREET, type Unit } from '@domain/street/model'
import { inventedLandline } from './names'

/** The street that product and demo are modelled on; it and its communities are the only real names here. */
export const STREET_NAME = '银滩路街道'

/**
 * The communities, their compounds, and how these are regrouped into units: 35 compounds, 39 units. A large compound
 * is divided (东区, 西区), two small neighbours are one unit. Compounds are invented, and say so: every one is a
 * 示范 (model) something. 营门滩 has the six compounds that its list of services is known for.
 */
interface Plan {
  id: string
  name: string
  /** A compound that is a unit, one that is divided into several, or several that are joined in one. */
  units: readonly (Whole | Parts | Joint)[]
}
type Whole = string
interface Parts {
  of: string
  parts: readonly string[]
}
interface Joint {
  name: string
  joins: readonly string[]
}

const plans: readonly Plan[] = [
  {
    id: 'yintanlu',
    name: '银滩路社区',
    units: [
      '杏花示范苑',
      { of: '河湾示范新城', parts: ['东区', '西区'] },
      '槐香示范园',
      { of: '水车示范家园', parts: ['东区', '西区'] },
      '丁香示范苑',
      '梨园示范里',
      { of: '芦苇示范雅居', parts: ['南区', '北区'] },
      { name: '海棠紫藤示范片', joins: ['海棠示范里', '紫藤示范里'] },
      '百合示范苑',
      '石榴示范园',
      '玫瑰示范家园',
    ],
  },
  {
    id: 'yingmentan',
    name: '营门滩社区',
    units: ['向阳示范苑', '春晖示范园', '和顺示范里', '金秋示范苑', '青禾示范家园', '长乐示范里'],
  },
  {
    id: 'lijiazhuang',
    name: '李家庄社区',
    units: [
      { of: '桃源示范新村', parts: ['一区', '二区'] },
      '柳岸示范苑',
      { of: '枣林示范家园', parts: ['东区', '西区'] },
      '桑榆示范里',
      '松涛示范园',
      { name: '竹韵荷塘示范片', joins: ['竹韵示范苑', '荷塘示范苑'] },
      '云杉示范苑',
      '银杏示范园',
      '白杨示范里',
    ],
  },
  {
    id: 'gejiaxiangdao',
    name: '葛家巷道社区',
    units: [
      { of: '葡萄示范新村', parts: ['东区', '西区'] },
      '安居示范苑',
      '迎春示范里',
      '团结示范园',
      '康宁示范苑',
      '清溪示范里',
      '晨光示范家园',
    ],
  },
]

const namesOf = (plan: Plan): { name: string; compounds: string[] }[] =>
  plan.units.flatMap(unit => {
    if (typeof unit === 'string') return [{ name: unit, compounds: [unit] }]
    if ('joins' in unit) return [{ name: unit.name, compounds: [...unit.joins] }]
    return unit.parts.map(part => ({ name: unit.of + part, compounds: [unit.of] }))
  })

/** Gates on a made-up grid in the district, 200 m apart: near enough to look right, at nobody's door. */
const gateOf = (index: number, community: string): Position => ({
  latitude: 36.095 + plans.findIndex(({ id }) => id === community) * 0.006 + (index % 3) * 0.0018,
  longitude: 103.68 + Math.floor(index / 3) * 0.0022,
})

export const communities: readonly Community[] = plans.map(({ id, name }, index) => ({
  _id: id,
  name,
  phone: inventedLandline(index + 1),
}))

export const units: readonly Unit[] = plans.flatMap(plan =>
  namesOf(plan).map(({ name, compounds }, index) => {
    const _id = `${plan.id}-${String(index + 1).padStart(2, '0')}`
    return {
      _id,
      name,
      community: plan.id,
      communityName: plan.name,
      compounds,
      position: gateOf(index, plan.id),
      scopes: [_id, plan.id, STREET],
    }
  }),
)
