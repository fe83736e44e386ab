/** The open APIs that the local cloud answers, each with what it says when no rule decides otherwise. */
type Default = (args: Record<string, unknown>, now: number) => Record<string, unknown>

const OK: Default = () => ({})

const withCode: Default = args =>
  String(args.scene ?? '').length > 32 ? { errcode: 40169, errmsg: 'invalid length for scene' } : {}

export const OPEN_APIS: Record<string, Default> = {
  'security.msgSecCheck': args =>
    args.version === 2 || args.version === '2'
      ? { result: { suggest: 'pass', label: 100 }, detail: [], trace_id: 'local' }
      : {},
  'security.imgSecCheck': OK,
  'security.mediaCheckAsync': () => ({ trace_id: 'local' }),
  'security.getUserRiskRank': () => ({ risk_rank: 0, unoin_id: 1 }),
  'subscribeMessage.send': () => ({ msgid: 1 }),
  'subscribeMessage.addTemplate': () => ({ priTmplId: 'local' }),
  'subscribeMessage.deleteTemplate': OK,
  'subscribeMessage.getCategory': () => ({ data: [] }),
  'subscribeMessage.getPubTemplateKeyWordsById': () => ({ count: 0, data: [] }),
  'subscribeMessage.getPubTemplateTitleList': () => ({ count: 0, data: [] }),
  'subscribeMessage.getTemplateList': () => ({ data: [] }),
  'uniformMessage.send': OK,
  'templateMessage.send': OK,
  'customerServiceMessage.send': OK,
  'customerServiceMessage.setTyping': OK,
  'customerServiceMessage.uploadTempMedia': (_args, now) => ({
    type: 'image',
    media_id: 'local',
    created_at: Math.floor(now / 1000),
  }),
  'wxacode.get': OK,
  'wxacode.getUnlimited': withCode,
  'wxacode.createQRCode': OK,
  'phonenumber.getPhoneNumber': (_args, now) => ({
    phone_info: {
      phoneNumber: '13000000000',
      purePhoneNumber: '13000000000',
      countryCode: '86',
      watermark: { timestamp: Math.floor(now / 1000), appid: 'wx0000000000000001' },
    },
  }),
  'urllink.generate': () => ({ url_link: 'https://wxaurl.cn/local' }),
  'urlscheme.generate': () => ({ openlink: 'weixin://dl/business/?t=local' }),
  'updatableMessage.createActivityId': (_args, now) => ({
    activity_id: 'local',
    expiration_time: Math.floor(now / 1000) + 86400,
  }),
  'updatableMessage.setUpdatableMsg': OK,
  'analysis.getDailySummary': () => ({ list: [] }),
  'analysis.getDailyVisitTrend': () => ({ list: [] }),
  'auth.getPaidUnionId': () => ({ unionid: 'u-local' }),
  'cloudbase.addDelayedFunctionTask': OK,
}

/** APIs that answer with a picture. */
export const PICTURE_APIS = new Set(['wxacode.get', 'wxacode.getUnlimited', 'wxacode.createQRCode'])

/** A small square picture, standing in for a mini-program code. */
export const PICTURE = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAEAAAABAAQAAAACCEkxzAAAAeUlEQVR42o3SwQ2AIAwF0BoOHBmBURwNR2OUjsCRgwER/IiS' +
    'GktKHqSUhED5CnpAN6S6KhkAD9AIVzK2Laq1FQx4YANIgKMd7ogTggzurdrQMtQveLT6A5bxvt3IsBPWG+nj9eq0AArQgAFs' +
    'yYQjeYQCDOAaeP4kZxys509HFMOuzAAAAABJRU5ErkJggg==',
  'base64',
)
