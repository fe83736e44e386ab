/** Things in the order of their time; what was put in first comes first among equals. */
export interface Queue<T extends { at: string }> {
  put(item: T): void
  take(): T | undefined
  /** The next to be taken, left where it is. */
  peek(): T | undefined
}

export function queue<T extends { at: string }>(): Queue<T> {
  /** Latest first, so that taking the earliest is cheap. */
  const items: T[] = []
  return {
    put(item) {
      let [low, high] = [0, items.length]
      while (low < high) {
        const middle = (low + high) >> 1
        if (items[middle]!.at >= item.at) low = middle + 1
        else high = middle
      }
      // Before those of the same time, seen from the end that is taken from.
      let place = low
      while (place > 0 && items[place - 1]!.at === item.at) place -= 1
      items.splice(place, 0, item)
    },
    take: () => items.pop(),
    peek: () => items.at(-1),
  }
}
