import { createEventChannel } from './event-channel'
import { RouteError } from './routing'
import { ApiFail, ask, type Options, record, respond, type WxParts } from './wx-core'

/** Goes back, after asking where the page wants that (`enableAlertBeforeUnload`). Throws RouteError at the first page. */
export function leavePage(parts: Pick<WxParts, 'router' | 'apiCalls' | 'answers'>, delta = 1): void {
  const message = parts.router.top.leaveMessage
  if (message !== undefined) {
    record(parts, 'alertBeforeUnload', { message })
    if (ask(parts, 'alertBeforeUnload', { message }, { confirm: true }).confirm === false) return
  }
  parts.router.navigateBack(delta)
}

/** Moves between pages, and what belongs to the page that is shown. */
export function navigationApis(parts: WxParts): Record<string, unknown> {
  const { router, timers, realm } = parts
  const refuse = (error: unknown): never => {
    throw error instanceof RouteError ? new ApiFail(error.message) : error
  }
  // A page opens in a later task, never inside the call.
  const move = (api: string, run: (options: Options) => unknown) => (given: unknown) =>
    respond(parts, api, given, options => {
      record(parts, api, options)
      return new Promise<unknown>((resolve, reject) => {
        timers.later(() => {
          try {
            run(options)
            resolve({})
          } catch (error) {
            reject(error)
          }
        })
      }).catch(refuse)
    })
  const done =
    (api: string, action: (options: Options) => void = () => {}) =>
    (given: unknown) =>
      respond(parts, api, given, options => {
        action(record(parts, api, options))
      })
  return {
    navigateTo: (given: Options) => {
      const channel = createEventChannel(realm, parts.log)
      const opened = move('navigateTo', options => {
        const page = router.navigateTo(String(options.url), opening => {
          Object.assign(opening.instance, { getOpenerEventChannel: () => channel.opened })
        })
        for (const [name, listener] of Object.entries((options.events ?? {}) as Record<string, () => void>))
          channel.opener.on(name, listener)
        return page
      })
      const success = given?.success as ((value: object) => void) | undefined
      if (!success) return opened(given)
      // Functions cannot be copied into the result, so the channel is added last.
      return opened({
        ...given,
        success: (value: object) => success(Object.assign(value, { eventChannel: channel.opener })),
      })
    },
    redirectTo: move('redirectTo', options => router.redirectTo(String(options.url))),
    reLaunch: move('reLaunch', options => router.reLaunch(String(options.url))),
    switchTab: move('switchTab', options => router.switchTab(String(options.url))),
    navigateBack: move('navigateBack', options => leavePage(parts, Number(options.delta ?? 1))),
    setNavigationBarTitle: done('setNavigationBarTitle', options => {
      router.top.title = String(options.title ?? '')
    }),
    setNavigationBarColor: done('setNavigationBarColor'),
    showNavigationBarLoading: done('showNavigationBarLoading'),
    hideNavigationBarLoading: done('hideNavigationBarLoading'),
    hideHomeButton: done('hideHomeButton'),
    enableAlertBeforeUnload: done('enableAlertBeforeUnload', options => {
      router.top.leaveMessage = String(options.message ?? '')
    }),
    disableAlertBeforeUnload: done('disableAlertBeforeUnload', () => {
      router.top.leaveMessage = undefined
    }),
    setTabBarBadge: done('setTabBarBadge'),
    removeTabBarBadge: done('removeTabBarBadge'),
    showTabBarRedDot: done('showTabBarRedDot'),
    hideTabBarRedDot: done('hideTabBarRedDot'),
    setTabBarItem: done('setTabBarItem'),
    setTabBarStyle: done('setTabBarStyle'),
    showTabBar: done('showTabBar'),
    hideTabBar: done('hideTabBar'),
    startPullDownRefresh: done('startPullDownRefresh', () => {
      router.call(router.top, 'onPullDownRefresh')
    }),
    stopPullDownRefresh: done('stopPullDownRefresh'),
    pageScrollTo: done('pageScrollTo'),
    createSelectorQuery: () =>
      (router.top.instance as { createSelectorQuery?: () => unknown }).createSelectorQuery?.(),
    createIntersectionObserver: (
      component: { createIntersectionObserver: (o: unknown) => unknown },
      options: unknown,
    ) => component.createIntersectionObserver(options),
    nextTick: (action: () => void) => {
      timers.later(action)
    },
  }
}
