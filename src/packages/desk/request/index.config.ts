export default definePageConfig({
  navigationBarTitleText: '诉求派办',
  enablePullDownRefresh: true,
})
