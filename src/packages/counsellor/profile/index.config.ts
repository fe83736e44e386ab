export default definePageConfig({
  navigationBarTitleText: '我的介绍',
  enablePullDownRefresh: true,
})
