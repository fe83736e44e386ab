export default definePageConfig({ navigationBarTitleText: '双心热线', enablePullDownRefresh: true })
