import type { Team } from '@domain/street/settings'
import { View } from '@tarojs/components'
import { useState } from 'react'
import { Button } from '@/components/button'
import { Field } from '@/components/field'
import { List } from '@/components/list'
import { ListItem } from '@/components/list-item'
import { Notice } from '@/components/notice'
import { Sheet, SheetPlace } from '@/components/sheet'
import { Section } from '@/components/surface'
import { TextInput } from '@/components/text-input'
import { PersonFinder } from '../shared/person-finder'
import { type Routing, rulesOfTeam, withoutTeam, withTeam } from './rule-edits'
import type { Names } from './rule-words'
import styles from './rules.module.scss'

interface TeamsProps {
  routing: Routing
  names: Names
  onChange: (routing: Routing) => void
}

/** People of several units who take one kind of request. */
export function Teams({ routing, names, onChange }: TeamsProps) {
  const [open, setOpen] = useState('')
  const team = routing.teams.find(({ id }) => id === open)
  function add() {
    const id = `team-${Date.now().toString(36)}`
    onChange(withTeam(routing, { id, name: '', members: [] }))
    setOpen(id)
  }
  return (
    <Section
      title="队伍"
      aside={
        <Button kind="quiet" inline icon="plus" onPress={add}>
          加一支
        </Button>
      }
    >
      <List
        label="队伍"
        items={routing.teams}
        keyOf={({ id }) => id}
        empty={{ text: '还没有队伍。医生、理发师、律师这样跨单元的志愿者，可以编成一支。' }}
        render={({ id, name, members }) => (
          <ListItem
            title={name || '没有名字的队伍'}
            detail={membersWords(members, names)}
            onPress={() => setOpen(id)}
          />
        )}
      />
      <SheetPlace>
        {team && (
          <TeamSheet
            key={team.id}
            team={team}
            inUse={rulesOfTeam(routing, team.id).map(({ name }) => name)}
            onChange={changed => onChange(withTeam(routing, changed))}
            onRemove={() => {
              onChange(withoutTeam(routing, team.id))
              setOpen('')
            }}
            onClose={() => setOpen('')}
          />
        )}
      </SheetPlace>
    </Section>
  )
}

function membersWords(members: readonly string[], { posts }: Names): string {
  if (members.length === 0) return '还没有人'
  const known = members.map(id => posts.find(post => post.person === id)?.name ?? '已不在名单里的同志')
  return known.length > 6 ? `${known.slice(0, 6).join('、')}等 ${known.length} 人` : known.join('、')
}

interface TeamSheetProps {
  team: Team
  /** The rules that give to it. */
  inUse: readonly string[]
  onChange: (team: Team) => void
  onRemove: () => void
  onClose: () => void
}

function TeamSheet({ team, inUse, onChange, onRemove, onClose }: TeamSheetProps) {
  const [tried, setTried] = useState(false)
  const error = tried && !team.name.trim() ? '请给队伍起个名字' : null
  return (
    <Sheet
      open
      onClose={onClose}
      title="队伍"
      actions={<Button onPress={() => (team.name.trim() ? onClose() : setTried(true))}>写好了</Button>}
    >
      <Field label="队伍的名字" name="team" error={error}>
        <TextInput
          value={team.name}
          onChange={name => onChange({ ...team, name })}
          maxLength={30}
          placeholder="例如：医疗志愿队"
        />
      </Field>
      <Field label="队员" hint="派单时选在岗的、手上最少的那位。">
        <PersonFinder
          several
          label="队员"
          value={team.members}
          onChange={members => onChange({ ...team, members })}
        />
      </Field>
      {inUse.length > 0 ? (
        <Notice tone="quiet">规则「{inUse.join('」「')}」派给这支队伍，改掉规则才能删除队伍。</Notice>
      ) : (
        <View className={styles.danger}>
          <Button kind="quiet" inline onPress={onRemove}>
            删除这支队伍
          </Button>
        </View>
      )}
    </Sheet>
  )
}
