import { View } from '@tarojs/components'
import { cloud } from '@/cloud/client'
import { Button } from '@/components/button'
import { Notice } from '@/components/notice'
import { toast } from '@/components/page'
import { Section, Surface } from '@/components/surface'
import { type Appointment, useHotline } from '@/features/hotline/use-hotline'
import { teacher } from '@/features/hotline/words'
import styles from './index.module.scss'

/** Whether the notes about me may go to another counsellor: both answers weigh the same. */
export function HandOver({ view }: { view: Appointment }) {
  const yes = useHotline(`agree:${view.id}`, cloud.hotline.answerHandOver)
  const no = useHotline(`refuse:${view.id}`, cloud.hotline.answerHandOver)
  const error = yes.error ?? no.error
  const to = teacher(view.handOver?.toName ?? '')
  const said = { id: view.id, version: view.version }

  async function answer(agree: boolean) {
    if (await (agree ? yes : no).send({ ...said, agree })) toast(agree ? '好的，会转过去' : '好的，不转')
  }
  return (
    <Section title={`把记录转给${to}？`}>
      <Surface>
        <View>
          {`${teacher(view.counsellor.name)}想请${to}接着帮您，需要您同意把以前的记录给${to}看。不同意也可以照常预约。`}
        </View>
        {error && <Notice tone="amber">{error.message}</Notice>}
        <View className={styles.answers}>
          <View className={styles.answer}>
            <Button
              kind="secondary"
              loading={no.running}
              disabled={yes.running}
              onPress={() => answer(false)}
            >
              不同意
            </Button>
          </View>
          <View className={styles.answer}>
            <Button kind="secondary" loading={yes.running} disabled={no.running} onPress={() => answer(true)}>
              同意
            </Button>
          </View>
        </View>
      </Surface>
    </Section>
  )
}
