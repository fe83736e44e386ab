// GALLERY=1 at build time gives the showroom of the UI kit instead of the product; it never ships.
const gallery = process.env.GALLERY === '1'

const tab = (pagePath: string, text: string, icon: string) => ({
  pagePath,
  text,
  iconPath: `styles/tabbar/${icon}.png`,
  selectedIconPath: `styles/tabbar/${icon}-on.png`,
})

const tabBar = (list: ReturnType<typeof tab>[]) => ({
  color: '#5E564D',
  selectedColor: '#B8231C',
  backgroundColor: '#FFFFFF',
  borderStyle: 'white' as const,
  list,
})

const product = {
  pages: ['pages/home/index', 'pages/requests/index', 'pages/me/index'],
  subPackages: [
    {
      root: 'packages/resident',
      pages: ['unit-picker/index', 'request-form/index', 'request/index', 'messages/index', 'my-data/index'],
    },
    {
      root: 'packages/hotline',
      pages: [
        'hotline/index',
        'about/index',
        'who/index',
        'slot/index',
        'appointment/index',
        'mine/index',
        'readings/index',
      ],
    },
    { root: 'packages/cadre', pages: ['workbench/index', 'request/index'] },
    {
      root: 'packages/counsellor',
      pages: ['diary/index', 'appointment/index', 'hours/index', 'profile/index'],
    },
    { root: 'packages/desk', pages: ['desk/index', 'request/index'] },
    {
      root: 'packages/street',
      pages: [
        'board/index',
        'records/index',
        'rates/index',
        'roster/index',
        'rules/index',
        'calendar/index',
        'hotline/index',
      ],
    },
  ],
  preloadRule: {
    'pages/home/index': { network: 'all' as const, packages: ['packages/resident'] },
  },
  tabBar: tabBar([
    tab('pages/home/index', '首页', 'home'),
    tab('pages/requests/index', '诉求', 'list'),
    tab('pages/me/index', '我的', 'user'),
  ]),
}

const showroom = {
  pages: ['pages/gallery/index', 'pages/gallery/split'],
  tabBar: tabBar([tab('pages/gallery/index', '组件', 'list'), tab('pages/gallery/split', '并排', 'user')]),
}

export default defineAppConfig({
  ...(gallery ? showroom : product),
  lazyCodeLoading: 'requiredComponents',
  window: {
    backgroundColor: '#FAF7F2',
    backgroundTextStyle: 'dark',
    navigationBarBackgroundColor: '#FAF7F2',
    navigationBarTextStyle: 'black',
    navigationBarTitleText: '为民服务加油站',
  },
})
