type Operator = (args: unknown[]) => unknown

/** The arithmetic operators of expressions, each on its evaluated arguments; null in, null out. */
export const ARITHMETIC: Record<string, Operator> = {
  $abs: unary('$abs', Math.abs),
  $ceil: unary('$ceil', Math.ceil),
  $floor: unary('$floor', Math.floor),
  $exp: unary('$exp', Math.exp),
  $ln: unary('$ln', positive('$ln', Math.log)),
  $log10: unary('$log10', positive('$log10', Math.log10)),
  $sqrt: unary('$sqrt', n => {
    if (n < 0) throw new Error("$sqrt's argument must be greater than or equal to 0")
    return Math.sqrt(n)
  }),
  $log: binary('$log', (n, base) => {
    if (!(n > 0) || !(base > 0) || base === 1)
      throw new Error("$log's arguments must be positive, the base not 1")
    const whole = Math.round(Math.log(n) / Math.log(base))
    // 3 for $log: [1000, 10], where the quotient of logarithms is a hair less.
    return base ** whole === n ? whole : Math.log(n) / Math.log(base)
  }),
  $pow: binary('$pow', (n, exponent) => {
    if (n === 0 && exponent < 0) throw new Error('$pow cannot take a base of 0 and a negative exponent')
    return n ** exponent
  }),
  $mod: binary('$mod', (n, by) => {
    if (by === 0) throw new Error("can't $mod by zero")
    return n % by
  }),
  $divide: binary('$divide', (n, by) => {
    if (by === 0) throw new Error("can't $divide by zero")
    return n / by
  }),
  $multiply: args => {
    if (args.some(isNil)) return null
    return args.reduce<number>((product, v) => product * number('$multiply', v), 1)
  },
  $add: args => {
    if (args.some(isNil)) return null
    if (args.filter(v => v instanceof Date).length > 1)
      throw new Error('only one date allowed in an $add expression')
    const sum = args.reduce<number>((all, v) => all + (v instanceof Date ? +v : number('$add', v)), 0)
    return args.some(v => v instanceof Date) ? new Date(Math.round(sum)) : sum
  },
  $subtract: args => {
    const [a, b] = exactly('$subtract', args, 2)
    if (isNil(a) || isNil(b)) return null
    if (a instanceof Date)
      return b instanceof Date ? +a - +b : new Date(Math.round(+a - number('$subtract', b)))
    return number('$subtract', a) - number('$subtract', b)
  },
  $trunc: args => rounded('$trunc', args, Math.trunc),
  $round: args =>
    rounded('$round', args, n => {
      const half = Math.abs(n % 1) === 0.5
      return half ? 2 * Math.round(n / 2) : Math.round(n)
    }),
}

/** The arguments, if there are as many as there have to be. */
export function exactly(operator: string, args: unknown[], least: number, most = least): unknown[] {
  if (args.length >= least && args.length <= most) return args
  const wanted = least === most ? `exactly ${least}` : `${least} to ${most}`
  throw new Error(`${operator} takes ${wanted} argument${most === 1 ? '' : 's'}, not ${args.length}`)
}

export const isNil = (v: unknown) => v === null || v === undefined

function number(operator: string, value: unknown): number {
  if (typeof value !== 'number')
    throw new Error(`${operator} only supports numeric types, not ${JSON.stringify(value)}`)
  return value
}

function unary(operator: string, work: (n: number) => number): Operator {
  return args => {
    const [value] = exactly(operator, args, 1)
    return isNil(value) ? null : work(number(operator, value))
  }
}

function positive(operator: string, work: (n: number) => number): (n: number) => number {
  return n => {
    if (n <= 0) throw new Error(`${operator}'s argument must be a positive number`)
    return work(n)
  }
}

function binary(operator: string, work: (a: number, b: number) => number): Operator {
  return args => {
    const [a, b] = exactly(operator, args, 2)
    return isNil(a) || isNil(b) ? null : work(number(operator, a), number(operator, b))
  }
}

function rounded(operator: string, args: unknown[], work: (n: number) => number): unknown {
  const [value, place = 0] = exactly(operator, args, 1, 2)
  if (isNil(value) || isNil(place)) return null
  if (!Number.isInteger(place) || Math.abs(place as number) > 100)
    throw new Error(`${operator}: the place has to be a whole number between -20 and 100`)
  const n = number(operator, value)
  if (!Number.isFinite(n)) return n
  // By decimal exponents: 1.005e2 is 100.5, where 1.005 * 100 is a hair less.
  const moved = work(Number(`${n}e${place}`))
  const back = Number(`${moved}e${-(place as number)}`)
  return Number.isFinite(back) ? back : n
}
