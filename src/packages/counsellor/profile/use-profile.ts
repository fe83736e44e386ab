import { cloud } from '@/cloud/client'
import { toast } from '@/components/page'
import { useHotline } from '@/features/hotline/use-hotline'
import { useDraft } from '@/lib/draft'
import type { Profile } from '../shared/types'
import { useOffice } from '../shared/use-hotline'
import { specialitiesOf } from './profile-words'

interface Kept {
  /** How often it was saved when the changes began. */
  version?: number
  profile?: Profile
  /** As it is typed; a list only when it is saved. */
  specialities?: string
}

/** The introduction while it is changed: what was typed survives reloads and refusals. */
export function useProfile() {
  const query = useOffice()
  const [kept, setKept, forget] = useDraft<Kept>('counsellor:profile', {})
  const command = useHotline('profile', cloud.hotline.saveProfile)
  const saved = query.data?.profile
  const typed = kept.specialities ?? saved?.specialities.join('、') ?? ''
  const base = kept.profile ?? saved
  const value = base && { ...base, specialities: specialitiesOf(typed) }
  const version = kept.version ?? query.data?.saved.profile
  const dirty = saved !== undefined && JSON.stringify(value) !== JSON.stringify(saved)

  function discard() {
    setKept({ version: undefined, profile: undefined, specialities: undefined })
    forget()
    command.clear()
  }
  async function save() {
    if (!value || !(await command.send({ ...(version && { version }), profile: value }))) return
    toast(value.listed ? '已保存，来访者可以预约您' : '已保存')
    await query.refetch()
    discard()
  }
  return {
    query,
    value,
    typed,
    dirty,
    discard,
    save,
    saving: command.running,
    error: command.error,
    type: (specialities: string) => setKept({ version, specialities }),
    change: (fields: Partial<Profile>) => value && setKept({ version, profile: { ...value, ...fields } }),
  }
}
