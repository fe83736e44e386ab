export default definePageConfig({
  navigationBarTitleText: '三率',
  enablePullDownRefresh: true,
})
