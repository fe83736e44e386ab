import { View } from '@tarojs/components'
import { useRouter } from '@tarojs/taro'
import { useState } from 'react'
import { readSentenceOf } from '@/cloud/error'
import { Button } from '@/components/button'
import { ErrorState } from '@/components/empty-state'
import { List } from '@/components/list'
import { Notice } from '@/components/notice'
import { Page, toast } from '@/components/page'
import { SearchBar } from '@/components/search-bar'
import { Skeleton } from '@/components/skeleton'
import { useSaveMe } from '@/features/account/use-save'
import { useWhoIAm } from '@/features/request/use-home'
import { findUnits, type UnitChoice, unitInCode } from '@/features/unit/find-units'
import { pickedUnit } from '@/features/unit/picked-unit'
import { useUnits } from '@/features/unit/use-units'
import { scanCode } from '@/lib/device'
import { goBack } from '@/lib/navigate'
import { Communities } from './communities'
import styles from './index.module.scss'
import { UnitRow } from './unit-row'

/** What a search shows at most: whoever finds more types another letter. */
const FOUND_MAX = 12

/**
 * Choosing a unit: by community, by search, by scanning the code at the door. `?pick=1` hands the choice back to the
 * form that asked, without making it my own unit.
 */
export default function UnitPicker() {
  const forForm = useRouter().params.pick === '1'
  const { data: street, error, refetch } = useUnits()
  const me = useWhoIAm().data?.me
  const save = useSaveMe()
  const [search, setSearch] = useState('')
  const [chosen, setChosen] = useState<string>()
  const [scanned, setScanned] = useState<string>()

  async function choose(unit: UnitChoice) {
    if (save.running) return
    setChosen(unit.id)
    setScanned(undefined)
    if (forForm) {
      pickedUnit.set({ id: unit.id, name: unit.name })
      return goBack()
    }
    if (!(await save.send({ unit: unit.id }))) return
    toast(`已选择${unit.name}`)
    goBack()
  }

  async function scan() {
    const code = await scanCode()
    if (code === undefined || !street) return
    const id = unitInCode(code)
    const unit = street.units.find(each => each.id === id)
    if (unit) await choose(unit)
    else setScanned('这个码不是小区的码。请扫楼门口“为民服务加油站”的码，或者在下面选。')
  }

  const rowOf = (unit: UnitChoice) => (
    <UnitRow
      unit={unit}
      current={!forForm && unit.id === me?.unit?.id}
      running={save.running && unit.id === chosen}
      onPress={() => void choose(unit)}
    />
  )
  const found = street && search.trim() ? findUnits(street, search) : undefined
  const problem = save.error?.message ?? scanned
  return (
    <Page title="选择小区" lead="选住的地方，诉求会直接交给负责那里的干部。">
      <View className={styles.find}>
        <SearchBar value={search} onChange={setSearch} placeholder="搜小区的名字" />
        <Button kind="secondary" icon="scan" onPress={() => void scan()}>
          扫楼门口的码
        </Button>
      </View>
      {problem && <Notice tone="amber">{problem}</Notice>}
      {!street && error && <ErrorState text={readSentenceOf(error)} onRetry={() => void refetch()} />}
      {!street && !error && <Skeleton rows={4} />}
      {found && (
        <List
          label="找到的小区"
          items={found.slice(0, FOUND_MAX)}
          keyOf={unit => unit.id}
          empty={{ drawing: 'search', text: `没有找到“${search.trim()}”。换个名字试试，或者按社区找。` }}
          render={rowOf}
        />
      )}
      {found && found.length > FOUND_MAX && (
        <View className={styles.rest}>还有 {found.length - FOUND_MAX} 个，多打一个字就好找了。</View>
      )}
      {street && !found && <Communities street={street} own={me?.unit?.community} rowOf={rowOf} />}
    </Page>
  )
}
