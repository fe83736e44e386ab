import { useState } from 'react'
import { Button } from '@/components/button'
import { List } from '@/components/list'
import { Page } from '@/components/page'
import { PersonLine } from '@/components/person-line'
import { SplitView } from '@/components/split-view'
import { Section, Surface } from '@/components/surface'
import { Timeline } from '@/components/timeline'
import { entries, Row, rows } from './samples'

/** List and detail side by side. */
export default function Split() {
  const [current, setCurrent] = useState<string | undefined>('1')
  return (
    <Page title="工作台" lead="等您接单的有 3 件，最急的一件今天 17:00 到期。" wide>
      <SplitView
        list={
          <List
            label="诉求"
            items={rows.slice(0, 20)}
            keyOf={row => row.id}
            render={row => <Row row={row} current={row.id === current} onPress={() => setCurrent(row.id)} />}
            empty={{ text: '' }}
          />
        }
        detail={
          current && (
            <>
              <Section title="楼道照明">
                <Surface>
                  <PersonLine name="王秀英" post="居民 · 银滩花园二期 3 号楼" />
                  <Button inline>我来接单</Button>
                </Surface>
              </Section>
              <Section title="经过">
                <Surface>
                  <Timeline next="下一步：等待李伟接单，最晚今天 17:00。" entries={entries} />
                </Surface>
              </Section>
            </>
          )
        }
      />
    </Page>
  )
}
