/**
 * Replaces the realm's `Date` by one whose "now" is the cloud's. The offset, in milliseconds, is read at
 * every use, so that a clock moved during an invocation is seen at once. Timers and performance.now stay.
 */
export function installMovedDate(offset: Float64Array): void {
  const Real = Date
  const now = () => Real.now() + offset[0]!
  function Moved(this: unknown, ...args: [number]): Date | string {
    if (!new.target) return new Real(now()).toString()
    const target = new.target === (Moved as unknown) ? Real : new.target
    return Reflect.construct(Real, args.length ? args : [now()], target) as Date
  }
  Object.defineProperties(Moved, {
    name: { value: 'Date' },
    length: { value: 7 },
    prototype: { value: Real.prototype },
    now: { value: now, writable: true, configurable: true },
    parse: { value: Real.parse, writable: true, configurable: true },
    UTC: { value: Real.UTC, writable: true, configurable: true },
  })
  Object.defineProperty(Real.prototype, 'constructor', { value: Moved, writable: true, configurable: true })
  globalThis.Date = Moved as unknown as DateConstructor
}
