import { phoneOf } from './people-data'

type Args = Record<string, unknown>

/** What an API says when no rule decides otherwise; `now` in milliseconds. */
type Default = (args: Args, now: number) => Record<string, unknown>

const OK: Default = () => ({})
const LIST: Default = () => ({ list: [] })
const seconds = (now: number) => Math.floor(now / 1000)

/** The names of a group, each with the same answer. */
const group = (prefix: string, names: string, answer: Default = OK): Record<string, Default> =>
  Object.fromEntries(names.split(' ').map(name => [`${prefix}.${name}`, answer]))

/**
 * The open APIs that can be called from functions, as WeChat's documentation of the server side lists them (the
 * SDK itself sends any name). Those of whose answers code makes something have one in WeChat's shape; the others
 * say that all is well.
 */
export const OPEN_APIS: Record<string, Default> = {
  ...group(
    'analysis',
    'getDailyRetain getWeeklyRetain getMonthlyRetain getVisitDistribution getVisitPage',
    LIST,
  ),
  ...group('analysis', 'getDailySummary getDailyVisitTrend getWeeklyVisitTrend getMonthlyVisitTrend', LIST),
  ...group('analysis', 'getUserPortrait getPerformanceData', LIST),
  ...group('auth', 'checkEncryptedData', () => ({ vaild: true, create_time: 0 })),
  ...group('auth', 'getPaidUnionId', () => ({ unionid: 'u-local' })),
  ...group('cloudbase', 'getOpenData', ({ cloudid_list: ids }, now) => ({
    data_list: (Array.isArray(ids) ? ids.map(String) : []).map(id => ({
      cloud_id: id,
      json: JSON.stringify({ cloudID: id, data: phoneOf(id, now) }),
    })),
  })),
  ...group('cloudbase', 'addDelayedFunctionTask createSendSmsTask sendSms sendSmsV2'),
  ...group('customerServiceMessage', 'send setTyping getTempMedia'),
  ...group('customerServiceMessage', 'uploadTempMedia', (_args, now) => ({
    type: 'image',
    media_id: 'local',
    created_at: seconds(now),
  })),
  ...group('img', 'aiCrop scanQRCode superresolution'),
  ...group('liveBroadcast', 'getLiveInfo', () => ({ room_info: [], total: 0 })),
  ...group(
    'logistics',
    'addOrder batchGetOrder cancelOrder getAllAccount getAllDelivery getContact getOrder',
  ),
  ...group('logistics', 'bindAccount getPath getPrinter getQuota previewTemplate testUpdateOrder'),
  ...group('logistics', 'updateBusiness updatePath updatePrinter'),
  ...group(
    'midas',
    'getBalance getBalanceSandbox pay paySandbox cancelPay cancelPaySandbox present presentSandbox',
  ),
  ...group('nearbyPoi', 'add delete getList setShowStatus'),
  ...group('ocr', 'bankcard businessLicense driverLicense idcard printedText vehicleLicense'),
  ...group('phonenumber', 'getPhoneNumber', ({ code }, now) =>
    typeof code === 'string' && code
      ? { phone_info: phoneOf(code, now) }
      : { errcode: 40029, errmsg: 'invalid code' },
  ),
  ...group(
    'pluginManager',
    'applyPlugin getPluginDevApplyList getPluginList setDevPluginApplyStatus unbindPlugin',
  ),
  ...group('search', 'imageSearch siteSearch submitPages'),
  ...group('security', 'imgSecCheck'),
  ...group('security', 'mediaCheckAsync', () => ({ trace_id: 'local' })),
  ...group('riskControl', 'getUserRiskRank', () => ({ risk_rank: 0, unoin_id: 1 })),
  ...group('security', 'msgSecCheck', args =>
    String(args.version) === '2'
      ? { result: { suggest: 'pass', label: 100 }, detail: [], trace_id: 'local' }
      : {},
  ),
  ...group('serviceMarket', 'invokeService', () => ({ data: '{}' })),
  ...group('shortlink', 'generate', () => ({ link: '#小程序://local/local' })),
  ...group('soter', 'verifySignature', () => ({ is_ok: true })),
  ...group('subscribeMessage', 'send', () => ({ msgid: 1 })),
  ...group('subscribeMessage', 'deleteTemplate'),
  ...group('subscribeMessage', 'addTemplate', () => ({ priTmplId: 'local' })),
  ...group('subscribeMessage', 'getCategory getTemplateList', () => ({ data: [] })),
  ...group('subscribeMessage', 'getPubTemplateKeyWordsById getPubTemplateTitleList', () => ({
    count: 0,
    data: [],
  })),
  ...group('templateMessage', 'send deleteTemplate'),
  ...group('templateMessage', 'addTemplate', () => ({ template_id: 'local' })),
  ...group('templateMessage', 'getTemplateLibraryById getTemplateLibraryList getTemplateList', () => ({
    list: [],
    total_count: 0,
  })),
  ...group('uniformMessage', 'send'),
  ...group('updatableMessage', 'setUpdatableMsg'),
  ...group('updatableMessage', 'createActivityId', (_args, now) => ({
    activity_id: 'local',
    expiration_time: seconds(now) + 86400,
  })),
  ...group('urllink', 'generate query', () => ({ url_link: 'https://wxaurl.cn/local' })),
  ...group('urlscheme', 'generate query', () => ({ openlink: 'weixin://dl/business/?t=local' })),
  ...group('wxacode', 'get getUnlimited createQRCode'),
}
