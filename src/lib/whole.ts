/** What is wrong with a whole number that should lie between two others (both included), in words; undefined where nothing is. */
export const wholeProblem = (value: number, least: number, most: number): string | undefined =>
  Number.isInteger(value) && value >= least && value <= most
    ? undefined
    : `请填 ${least} 到 ${most} 之间的整数`
