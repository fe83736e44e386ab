import { useState } from 'react'
import { Button } from '@/components/button'
import { EmptyState, ErrorState } from '@/components/empty-state'
import { List } from '@/components/list'
import { ListItem } from '@/components/list-item'
import { Section, Surface } from '@/components/surface'
import { Timeline } from '@/components/timeline'
import { entries, Row, rows } from './samples'

/** Lists in their states, and a story. */
export function Lists() {
  const [shown, setShown] = useState(4)
  return (
    <>
      <Section
        title="我的诉求"
        aside={
          <Button kind="quiet" inline>
            全部
          </Button>
        }
      >
        <List
          label="我的诉求"
          items={rows.slice(0, shown)}
          keyOf={row => row.id}
          empty={{ text: '还没有诉求。' }}
          more={shown < rows.length ? { loading: false, onMore: () => setShown(shown + 20) } : undefined}
          render={row => <Row row={row} />}
        />
      </Section>
      <Section title="服务">
        <List
          label="服务"
          items={[
            { icon: 'stethoscope' as const, tone: 'green' as const, title: '义诊', detail: '量血压、问用药' },
            { icon: 'scissors' as const, tone: 'amber' as const, title: '义剪', detail: '上门或到社区理发' },
            { icon: 'scale' as const, tone: 'blue' as const, title: '普法', detail: '合同、继承、邻里纠纷' },
          ]}
          keyOf={item => item.title}
          empty={{ text: '' }}
          render={item => (
            <ListItem
              icon={item.icon}
              iconTone={item.tone}
              title={item.title}
              detail={item.detail}
              onPress={() => {}}
            />
          )}
        />
      </Section>
      <Section title="经过">
        <Surface>
          <Timeline next="下一步：等待李伟上门，最晚明天 12:00。" entries={entries} />
        </Surface>
      </Section>
      <Section title="等待、空白、失败">
        <List label="等待中" items={undefined} keyOf={String} render={String} empty={{ text: '' }} />
        <List
          label="旧内容"
          items={rows.slice(0, 1)}
          keyOf={row => row.id}
          render={row => <Row row={row} />}
          empty={{ text: '' }}
          error="没有刷新成功，下面是刚才的内容。"
          onRetry={() => {}}
        />
        <Surface flush>
          <EmptyState text="您还没有提过诉求。" action={<Button inline>提交诉求</Button>} />
        </Surface>
        <Surface flush>
          <EmptyState drawing="tea" text="手上的事都办完了，喝口茶吧。" />
        </Surface>
        <Surface flush>
          <EmptyState drawing="search" text="没有找到“滨河花园”。换个名字试试。" />
        </Surface>
        <Surface flush>
          <ErrorState onRetry={() => {}} />
        </Surface>
      </Section>
    </>
  )
}
