import Taro from '@tarojs/taro'
import { useEffect, useState } from 'react'
import { aboutProblems, useBooking } from './booking'

/** Leads to the booking's first screen whoever comes without it: a reload forgets what was typed, on purpose. */
export function useNamed() {
  const made = useBooking()
  // As the page opened: once booked, the form is empty before the page has gone.
  const [missing] = useState(() => Object.keys(aboutProblems(made)).length > 0)
  useEffect(() => {
    if (missing) void Taro.redirectTo({ url: '/packages/hotline/about/index' })
  }, [missing])
}
