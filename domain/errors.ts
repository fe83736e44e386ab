/**
 * Every way in which the product says no, with the sentence that people read.
 * The sentences live here and nowhere else, so that function and client agree.
 */
export const sentences = {
  INVALID_INPUT: '填写的内容有一处需要改一下',
  UNKNOWN_ACTION: '小程序版本太旧，请关闭后重新打开',
  NOT_SIGNED_IN: '请在微信里打开小程序再试',
  NOT_FOUND: '没有找到这件事，可能编号有误',
  FORBIDDEN: '这件事不归您处理，请回到列表看看您的事项',
  WRONG_STATE: '这件事现在不能这样操作，请看最新进展',
  TAKEN: '这件事已经有人接单了',
  CHANGED: '这件事刚有新的进展，请看过再操作',
  TOO_LATE: '已经超过 7 天，不能重办了；如果问题还在，请重新提交一件',
  UNIT_UNKNOWN: '没有找到这个小区或单元，请重新选择',
  PERSON_UNAVAILABLE: '这位同志现在不能接单，请换一位',
  OUT_OF_REACH: '只能派给本社区的同志；要转到别的社区，请选择那边的单元',
  PARTS_OPEN: '还有协办没有完成，请等他们办完或者取消协办',
  TOO_MANY_PARTS: '同时最多请 10 位协办，请等有人办完再请',
  PART_UNKNOWN: '没有找到这项协办，可能已经办完或者取消了',
  EXTENSION_PENDING: '延期申请已经交给社区了，请等社区答复',
  EXTENSIONS_USED: '已经延期过两次，不能再延；需要帮忙可以请人协办或者转派',
  DEADLINE_PASSED: '已经超过办理期限，不能再申请延期；请尽快办理，或者请人协办',
  ON_LEAVE: '您正在休假，不能接单；提前回来的话，请社区先结束您的休假',
  SUPERVISED: '已经有人督办，还在等回复；到时没有回复可以再督办',
  REMINDED_TODAY: '今天已经催过了，明天还可以再催；急事请直接打社区电话',
  MERGE_IMPOSSIBLE: '不能并入这一件，请选择同一社区里还在办理的另一件',
  SETTINGS_CHANGED: '设置刚被别人改过，请看过最新的再保存',
  LAST_OFFICER: '街道至少要留一位工作人员，请先安排接手的人',
  POST_EXISTS: '这位同志在这里已经有这个岗位了',
  SLOT_TAKEN: '这个时段刚刚被约走了，请另选一个',
  SLOT_UNAVAILABLE: '这个时段现在不能预约，请另选一个',
  SLOT_FREE: '现在就有空着的时段，请直接预约',
  ALREADY_BOOKED: '您已经有一个预约，见过面以后再约下一次；也可以改期或者取消',
  MONTH_FULL: '这个月的预约次数已经用完，请选下个月的时间',
  CALL_FIRST: '近期几次没有赴约，请先和咨询师通一次电话再预约',
  REASON_NEEDED: '离开始很近了，请写一句原因，咨询师好另作安排',
  OFFER_OVER: '保留的时间已经过了，您仍在候补名单里，有空位会再告诉您',
  WAITING_ALREADY: '您已经在候补了，有空位会按顺序告诉您',
  COUNSELLOR_UNKNOWN: '这位咨询师现在不接受预约，请换一位',
  CONSENT_NEEDED: '请先勾选同意，我们才能保存您写的内容；不写也可以预约',
  HOURS_AFFECT: '新的时间会影响已有的预约，请逐个决定保留还是取消',
  CONTENT_REFUSED: '这段内容没有通过微信的安全检查，请换个说法再提交，您写的内容都还在',
  PICTURE_REFUSED: '有图片没有通过微信的安全检查，请换一张，其他内容都还在',
  PICTURE_MISSING: '有图片没有上传成功，请重新选择',
  KEY_REUSED: '这次提交和上一次重复了但内容不同，请返回重新提交',
  BUSY: '现在办理的人多，请稍等几秒再试一次，您填写的内容都还在',
  INTERNAL: '系统出了点问题，我们已经记录下来，请稍后再试',
} as const

export type ErrorCode = keyof typeof sentences

/** Facts beside an error: which field, who has it. Never a secret. */
export type ErrorDetails = Record<string, unknown>

/** The one error type of the product: a code from the table above, perhaps a more exact sentence, and facts. */
export class AppError extends Error {
  constructor(
    readonly code: ErrorCode,
    readonly details?: ErrorDetails,
    sentence?: string,
  ) {
    super(sentence ?? sentences[code])
    this.name = 'AppError'
  }
}
