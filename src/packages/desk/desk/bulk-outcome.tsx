import { View } from '@tarojs/components'
import { Button } from '@/components/button'
import { Chip } from '@/components/chip'
import { ListItem } from '@/components/list-item'
import { Sheet } from '@/components/sheet'
import { Surface } from '@/components/surface'
import { type Outcome, outcomeWords } from './bulk'

/** How each of many went; those that failed are still chosen behind it. */
export function OutcomeSheet({ outcomes, onClose }: { outcomes: readonly Outcome[]; onClose: () => void }) {
  const failed = outcomes.some(({ ok }) => !ok)
  return (
    <Sheet open onClose={onClose} title="派单结果" actions={<Button onPress={onClose}>知道了</Button>}>
      <View>{outcomeWords(outcomes)}</View>
      <Surface flush>
        {outcomes.map(({ id, ok, title, words }) => (
          <ListItem
            key={id}
            title={title}
            detail={words}
            chip={
              <Chip tone={ok ? 'green' : 'red'} icon={ok ? 'check' : 'warning'}>
                {ok ? '已派出' : '没有派成'}
              </Chip>
            }
          />
        ))}
      </Surface>
      {failed && <View>没有派成的还选着，可以换个办法再派。</View>}
    </Sheet>
  )
}
