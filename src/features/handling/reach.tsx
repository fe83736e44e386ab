import type { RequestView } from '@domain/request/schema'
import { View } from '@tarojs/components'
import { Button } from '@/components/button'
import { PersonLine } from '@/components/person-line'
import { callPhone, copyText, openMap } from '@/lib/device'
import styles from './reach.module.scss'

type Contact = RequestView['requester']

/** How to reach the people of a request: call, the way there, and the address to copy. */
export function Reach({ view }: { view: RequestView }) {
  const { requester, beneficiary } = view
  const hidden = view.moves.includes('accept') ? '接单后可见' : '办理人可见'
  return (
    <View className={styles.reach}>
      {beneficiary && <Person contact={beneficiary} who="需要帮助的人" hidden={hidden} />}
      <Person contact={requester} who={beneficiary ? '代为提交的人' : '诉求人'} hidden={hidden} />
      <Address view={view} hidden={hidden} />
    </View>
  )
}

function Address({ view, hidden }: { view: RequestView; hidden: string }) {
  const { unitName, communityName, position, addressHidden } = view
  const address = view.beneficiary?.address || view.address
  const whole = `${communityName}${unitName} ${address}`
  return (
    <View className={styles.address}>
      <View className={styles.where}>
        <View className={styles.unit}>{unitName}</View>
        {addressHidden ? hidden : address}
      </View>
      {position && (
        <Button
          kind="quiet"
          inline
          icon="map-pin"
          label={`导航去${unitName}`}
          onPress={() => void openMap({ ...position, name: unitName, address: whole })}
        >
          导航
        </Button>
      )}
      {address && (
        <Button kind="quiet" inline icon="copy" label="复制地址" onPress={() => void copyText(whole)}>
          复制
        </Button>
      )}
    </View>
  )
}

interface PersonProps {
  contact: Contact
  who: string
  /** Said behind a number that is shown in part only. */
  hidden: string
}

/** One person with the number, and a button to call where it is shown. */
export function Person({ contact, who, hidden }: PersonProps) {
  const { name, phone, masked } = contact
  const detail = phone ? (masked ? `${phone}（${hidden}）` : phone) : '没有留电话'
  return (
    <PersonLine
      name={name}
      post={who}
      detail={detail}
      actions={
        phone &&
        !masked && (
          <Button
            kind="quiet"
            inline
            icon="phone"
            label={`打电话给${name}`}
            onPress={() => void callPhone(phone)}
          >
            打电话
          </Button>
        )
      }
    />
  )
}
