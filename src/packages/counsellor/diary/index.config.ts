export default definePageConfig({
  navigationBarTitleText: '咨询师日程',
  enablePullDownRefresh: true,
})
