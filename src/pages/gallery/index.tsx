import { useState } from 'react'
import { Button } from '@/components/button'
import { Page, toast } from '@/components/page'
import { Segmented } from '@/components/segmented'
import { setElder, useElder } from '@/lib/elder'
import { Forms } from './forms'
import { Lists } from './lists'
import { Signs } from './signs'

type View = 'signs' | 'forms' | 'lists'

/** The showroom of the UI kit: every component in its states. Never part of the product. */
export default function Gallery() {
  const elder = useElder()
  const [view, setView] = useState<View>('signs')
  return (
    <Page
      title="组件陈列"
      lead="王阿姨的义剪，李伟将在明天 12:00 前答复。"
      actions={
        <>
          <Button kind="secondary" onPress={() => setElder(!elder)}>
            {elder ? '回到标准版' : '换成关怀版'}
          </Button>
          <Button onPress={() => toast('已经接单')}>我来接单</Button>
        </>
      }
    >
      <Segmented
        label="陈列"
        value={view}
        onChange={setView}
        segments={[
          { value: 'signs', label: '标记' },
          { value: 'forms', label: '表单', count: 3 },
          { value: 'lists', label: '列表', count: 300 },
        ]}
      />
      {view === 'signs' && <Signs />}
      {view === 'forms' && <Forms />}
      {view === 'lists' && <Lists />}
    </Page>
  )
}
