import { View } from '@tarojs/components'
import { useState } from 'react'
import { readSentenceOf } from '@/cloud/error'
import { Button } from '@/components/button'
import { ErrorState } from '@/components/empty-state'
import { List } from '@/components/list'
import { ListItem } from '@/components/list-item'
import { Page } from '@/components/page'
import { Skeleton } from '@/components/skeleton'
import { Section, Surface } from '@/components/surface'
import { Switch } from '@/components/switch'
import { ProfileSheet } from '@/features/account/profile-sheet'
import { RoleSwitch } from '@/features/account/role-switch'
import { HotlineRow } from '@/features/hotline/entrance'
import { HelpNumbers } from '@/features/hotline/help-numbers'
import { MessagesRow } from '@/features/message/entrances'
import { useHome } from '@/features/request/use-home'
import { copyText } from '@/lib/device'
import { setElder, useElder } from '@/lib/elder'
import { openPage } from '@/lib/navigate'
import { usePullRefresh } from '@/lib/pull-refresh'

/** About me: what forms are filled in with, how large letters are, what is kept. */
export default function Me() {
  const { data, error, refetch } = useHome()
  const [editing, setEditing] = useState(false)
  const elder = useElder()
  usePullRefresh(refetch)
  const me = data?.me
  const rows = me && [
    {
      id: 'person',
      icon: 'user' as const,
      title: me.name || '还没有填姓名',
      detail: me.phone || '还没有填电话',
      label: '修改姓名和电话',
      onPress: () => setEditing(true),
    },
    {
      id: 'unit',
      icon: 'map-pin' as const,
      title: me.unit?.name ?? '还没有选小区',
      detail: me.unit?.communityName ?? '选好后，诉求直接交给负责的干部',
      label: '更换小区',
      onPress: () => openPage('/packages/resident/unit-picker/index'),
    },
    {
      id: 'number',
      icon: 'copy' as const,
      title: '我的编号',
      detail: '街道登记岗位时要用',
      label: `复制 ${me.id}`,
      // Nothing opens.
      aside: <View>复制</View>,
      onPress: () => void copyText(me.id),
    },
  ]
  return (
    <Page title="我的">
      <MessagesRow enabled={me !== undefined} />
      <HotlineRow />
      <Section title="我的资料">
        {rows ? (
          <List
            label="我的资料"
            items={rows}
            keyOf={row => row.id}
            empty={{ text: '' }}
            render={({ id, label, ...row }) => (
              <ListItem {...row} label={`${row.title} ${row.detail} ${label}`} />
            )}
          />
        ) : error ? (
          <ErrorState text={readSentenceOf(error)} onRetry={() => void refetch()} />
        ) : (
          <Skeleton rows={2} />
        )}
      </Section>
      {me && <RoleSwitch posts={me.posts} />}
      <Section title="看得更清楚">
        <Surface>
          <Switch label="关怀模式" detail="字更大，按钮更大" value={elder} onChange={setElder} />
        </Surface>
      </Section>
      <Section title="心里难受、遇到急事，马上打">
        <HelpNumbers />
      </Section>
      <Button kind="quiet" onPress={() => openPage('/packages/resident/my-data/index')}>
        看看保存了我的哪些资料
      </Button>
      {me && editing && <ProfileSheet me={me} onClose={() => setEditing(false)} />}
    </Page>
  )
}
