import { inWork } from '@domain/request/model'
import type { RequestView } from '@domain/request/schema'
import { View } from '@tarojs/components'
import { Button } from '@/components/button'
import { Notice } from '@/components/notice'
import { openPage } from '@/lib/navigate'
import { formatTime } from '@/lib/time'
import type { Place, StaffMove } from './moves'

interface StateNoticesProps {
  view: RequestView
  place: Place
  /** Opens the form of a move. */
  onChoose: (move: StaffMove) => void
}

/** What must not be missed on a request, above everything else: supervision, extension, referral, merging. */
export function StateNotices({ view, place, onChoose }: StateNoticesProps) {
  const { supervision, extension, referral, mergedInto, duplicates, moves } = view
  const act = (move: StaffMove, words: string) =>
    moves.includes(move) && (
      <Button kind="quiet" inline onPress={() => onChoose(move)}>
        {words}
      </Button>
    )
  return (
    <>
      {supervision && inWork.includes(view.status) && (
        <Notice
          tone={supervision.repliedAt ? 'quiet' : 'red'}
          icon="flag"
          title={
            supervision.repliedAt
              ? `${supervision.by}督办，${formatTime(supervision.repliedAt)}已回复`
              : `${supervision.by}督办，请在${formatTime(supervision.replyBy)} 前回复`
          }
          action={act('reply', '回复督办')}
        >
          {supervision.words}
        </Notice>
      )}
      {extension && (
        <Notice
          tone="blue"
          icon="calendar"
          title={moves.includes('decideExtension') ? '经办人申请延期' : '延期申请已交社区'}
          action={act('decideExtension', '答复延期')}
        >
          申请延到{formatTime(extension.until)}：{extension.reason}
        </Notice>
      )}
      {referral && (
        <Notice
          tone="blue"
          icon="building"
          title={`已转办到${referral.body}，预计${formatTime(referral.expectBy)} 前有答复`}
          action={act('recall', '收回转办')}
        >
          {referral.words}
        </Notice>
      )}
      {mergedInto && (
        <Notice
          tone="quiet"
          icon="copy"
          title={`已并入 ${mergedInto.no}，一起办理`}
          action={
            mergedInto.id && (
              <Button
                kind="quiet"
                inline
                onPress={() =>
                  openPage(
                    `/packages/${place === 'desk' ? 'desk' : 'cadre'}/request/index?id=${mergedInto.id}`,
                  )
                }
              >
                看那一件
              </Button>
            )
          }
        />
      )}
      {duplicates > 0 && (
        <Notice tone="quiet" icon="copy">
          <View>另有 {duplicates} 件同样的诉求并入这件，办好了一起告诉他们。</View>
        </Notice>
      )}
    </>
  )
}
