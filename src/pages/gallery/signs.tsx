import { View } from '@tarojs/components'
import { useState } from 'react'
import { Button } from '@/components/button'
import { Chip } from '@/components/chip'
import { Icon, IconTile, iconNames } from '@/components/icon'
import { Notice } from '@/components/notice'
import { PersonLine } from '@/components/person-line'
import { Confirm, Sheet } from '@/components/sheet'
import { Section, Surface } from '@/components/surface'
import styles from './gallery.module.scss'

/** Buttons, dialogs, marks and drawings. */
export function Signs() {
  const [open, setOpen] = useState<'sheet' | 'confirm' | undefined>()
  const close = () => setOpen(undefined)
  return (
    <>
      <Section title="按钮">
        <Surface>
          <Button>提交诉求</Button>
          <Button loading>正在提交</Button>
          <Button kind="secondary" icon="list" onPress={() => setOpen('sheet')}>
            打开抽屉
          </Button>
          <Button kind="danger" onPress={() => setOpen('confirm')}>
            撤回诉求
          </Button>
          <Button disabled>不能提交</Button>
          <Button kind="quiet" inline>
            查看记录
          </Button>
        </Surface>
        <Sheet open={open === 'sheet'} onClose={close} title="退回这件事" actions={<Button>退回</Button>}>
          为什么退回？说清楚，下一位同事才好接手。
        </Sheet>
        <Confirm
          open={open === 'confirm'}
          onClose={close}
          onConfirm={close}
          title="撤回诉求？"
          text="撤回以后这件事就不再办理。以后还可以重新提交。"
          confirm="撤回诉求"
          danger
        />
      </Section>
      <Section title="状态">
        <Surface>
          <View className={styles.wrap}>
            <Chip tone="red" icon="warning">
              已超时
            </Chip>
            <Chip tone="amber" icon="clock">
              等待接单
            </Chip>
            <Chip tone="blue" icon="note">
              办理中
            </Chip>
            <Chip tone="green" icon="check">
              已解决
            </Chip>
            <Chip icon="return">已撤回</Chip>
          </View>
        </Surface>
        <Notice title="今天有义诊">下午两点，社区活动室，带上医保卡。</Notice>
        <Notice tone="amber">您填的电话少了一位，请再看一下。</Notice>
        <Notice tone="green">已经提交。下沉干部会在明天 12:00 前联系您。</Notice>
        <Notice
          tone="red"
          action={
            <Button kind="quiet" inline>
              看看是哪几件
            </Button>
          }
        >
          有两件事已经超过答复时间。
        </Notice>
      </Section>
      <Section title="人">
        <Surface>
          <PersonLine
            name="李伟"
            post="下沉干部 · 银滩花园二期"
            actions={
              <Button kind="secondary" inline icon="phone">
                打电话
              </Button>
            }
          />
        </Surface>
      </Section>
      <Section title="图标">
        <Surface>
          <View className={styles.icons}>
            {iconNames.map(each => (
              <Icon key={each} name={each} />
            ))}
          </View>
          <View className={styles.wrap}>
            <IconTile name="stethoscope" tone="green" />
            <IconTile name="scissors" tone="amber" />
            <IconTile name="mother-baby" tone="red" />
            <IconTile name="book" tone="blue" />
            <IconTile name="scale" />
            <IconTile name="flame" tone="red" />
            <IconTile name="leaf" tone="green" />
          </View>
        </Surface>
      </Section>
    </>
  )
}
