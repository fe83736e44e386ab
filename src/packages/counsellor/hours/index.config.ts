export default definePageConfig({
  navigationBarTitleText: '我的时间',
  enablePullDownRefresh: true,
})
