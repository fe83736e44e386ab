import { isPlain, own } from './paths'

const DIGITS = /^\d+$/

/**
 * What a filter meets at a path: MongoDB's reading, in which arrays on the way stand for their elements,
 * and a number names either an element or a field. A missing field gives `undefined`; an array without
 * documents gives nothing. With `expand` an array at the end gives its elements and then itself.
 */
export function reach(doc: unknown, parts: readonly string[], expand: boolean): unknown[] {
  if (parts.length === 1 && isPlain(doc)) {
    const value = own(doc, parts[0]!)
    if (!Array.isArray(value)) return [value]
    return expand ? [...value, value] : [value]
  }
  const found: unknown[] = []
  walk(doc, parts, 0, expand, found)
  return found
}

function walk(value: unknown, parts: readonly string[], at: number, expand: boolean, found: unknown[]): void {
  if (at === parts.length) {
    if (Array.isArray(value) && expand) found.push(...value)
    found.push(value)
  } else if (isPlain(value)) {
    walk(own(value, parts[at]!), parts, at + 1, expand, found)
  } else if (Array.isArray(value)) {
    const part = parts[at]!
    if (DIGITS.test(part) && Number(part) < value.length) {
      walk(value[Number(part)], parts, at + 1, expand && at + 1 < parts.length, found)
    }
    for (const element of value) if (isPlain(element)) walk(element, parts, at, expand, found)
  } else found.push(undefined)
}
