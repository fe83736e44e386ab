import { type Chance, chance } from '../chance'

/**
 * Everybody here is invented, and can be told by it: a family name, then the "generation name" that all of the
 * street share, 示 for staff and 例 for residents (示例: example), then one more character. It reads as a
 * name does on a screen, and whoever knows the two characters knows that nobody is meant.
 */
export const STAFF_MARK = '示'
export const RESIDENT_MARK = '例'

const families = Array.from(
  '王李张刘陈杨赵黄周吴徐孙胡朱高林何郭马罗梁宋郑谢韩唐冯于董萧程曹袁邓许傅沈曾彭吕苏卢蒋蔡贾丁魏薛叶阎',
)
const given = Array.from('安宁和平明远清川柏松梅兰竹菊荷枫岩泉溪峰云月星辰春晓冬雪青禾麦田舟帆桥路书墨琴棋')

/** Names with a mark, each given once, in a drawn order. There are 2,000 of each. */
function supply(mark: string, draws: Chance): () => string {
  const names = draws.shuffled(families.flatMap(family => given.map(last => `${family}${mark}${last}`)))
  return () => {
    const name = names.pop()
    if (!name) throw new Error(`No ${mark} name is left`)
    return name
  }
}

/**
 * Numbers that reach nobody: 154 has been given to no operator (the number plan of the ministry of industry and
 * information technology leaves it free, and libphonenumber counts no number with it as a mobile), yet it has the
 * form of a mobile number, which is what the product asks for.
 */
const PREFIX = '1540000'
export const inventedPhone = (number: number): string => PREFIX + String(number).padStart(4, '0')
/** A landline of Lanzhou that can't be: local numbers never begin with 0. */
export const inventedLandline = (number: number): string => `0931-${String(number).padStart(7, '0')}`

/** Where the street's people get name and phone from; nobody gets the same twice. */
export interface Registry {
  staffName(): string
  residentName(): string
  phone(): string
}

export function registry(seed: string): Registry {
  let phones = 0
  const staffName = supply(STAFF_MARK, chance(seed, 'staff names'))
  const residentName = supply(RESIDENT_MARK, chance(seed, 'resident names'))
  return {
    staffName,
    residentName,
    phone: () => {
      phones += 1
      if (phones > 9999) throw new Error('No phone number is left')
      return inventedPhone(phones)
    },
  }
}
