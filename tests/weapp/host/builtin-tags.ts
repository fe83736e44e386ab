/**
 * The components that WeChat itself brings (developers.weixin.qq.com, 小程序 › 组件), and the tags of WXML's own
 * syntax. Any other tag must be named in `usingComponents`.
 */
export const builtinTags: ReadonlySet<string> = new Set(
  `block slot template import include wxs span
  view scroll-view swiper swiper-item movable-area movable-view cover-view cover-image match-media page-container
  root-portal share-element sticky-header sticky-section grid-view list-view list-builder nested-scroll-header
  nested-scroll-body draggable-sheet snapshot open-container
  icon text rich-text progress selection
  button checkbox checkbox-group editor editor-portal form input keyboard-accessory label picker picker-view
  picker-view-column radio radio-group slider switch textarea
  navigator functional-page-navigator image audio video camera live-player live-pusher voip-room channel-live
  channel-video map canvas open-data open-data-item open-data-list web-view ad ad-custom official-account
  official-account-publish store-home store-product store-coupon store-gift xr-frame page-meta navigation-bar
  tap-gesture-handler double-tap-gesture-handler scale-gesture-handler force-press-gesture-handler
  pan-gesture-handler vertical-drag-gesture-handler horizontal-drag-gesture-handler long-press-gesture-handler`
    .split(/\s+/)
    .filter(Boolean),
)
