import { Button } from '@/components/button'
import { List } from '@/components/list'
import { ListItem } from '@/components/list-item'
import { openPage } from '@/lib/navigate'

const openHotline = () => void openPage('/packages/hotline/hotline/index')

/** The way to the hotline, as a row of the first screens. */
export function HotlineRow() {
  return (
    <List
      label="双心热线"
      items={['hotline']}
      keyOf={item => item}
      empty={{ text: '' }}
      render={() => (
        <ListItem
          icon="smile"
          iconTone="green"
          title="双心热线"
          detail="约咨询师聊聊，保密"
          onPress={openHotline}
        />
      )}
    />
  )
}

/** The same way for somebody at work: no more than a word. */
export function HotlineLink() {
  return (
    <Button kind="quiet" inline icon="smile" onPress={openHotline}>
      双心热线
    </Button>
  )
}
