import { focusManager } from '@tanstack/react-query'

/** The app's comings and goings, as Taro tells them. */
export interface AppEvents {
  onAppShow(listener: () => void): void
  onAppHide(listener: () => void): void
}

/** Lets queries follow the app: they are read again whenever it is shown, and wait while it is hidden. */
export function followApp(app: AppEvents) {
  // Replaces react-query's own listener, which knows browsers only.
  focusManager.setEventListener(() => () => {})
  focusManager.setFocused(true)
  app.onAppHide(() => focusManager.setFocused(false))
  app.onAppShow(() => {
    // Shown twice without a hide between (from a scanned code, a share) must read again too, and
    // setFocused(true) says nothing when it was true already.
    if (focusManager.isFocused()) focusManager.onFocus()
    else focusManager.setFocused(true)
  })
}
