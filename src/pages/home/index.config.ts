export default definePageConfig({ navigationBarTitleText: '为民服务加油站', enablePullDownRefresh: true })
