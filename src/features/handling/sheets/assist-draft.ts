import { ifEmpty } from '../if-empty'

/** Who is asked for what, while it is written. */
export interface AssistDraft {
  where: 'here' | 'elsewhere'
  unit: string
  unitName: string
  parts: { to: string; name: string; task: string }[]
}
type Parts = AssistDraft['parts']

export const nobodyYet: AssistDraft = { where: 'here', unit: '', unitName: '', parts: [] }

/**
 * The parts after a choice among the people of one unit: those of other units stay, tasks that were written stay.
 * `chosen`: the ids that are chosen among `people` now.
 */
export function choosePeople(
  parts: Parts,
  people: readonly { id: string; name: string }[],
  chosen: readonly string[],
): Parts {
  const here = new Set(people.map(({ id }) => id))
  const kept = parts.filter(({ to }) => !here.has(to) || chosen.includes(to))
  const fresh = people.filter(({ id }) => chosen.includes(id) && !kept.some(({ to }) => to === id))
  return [...kept, ...fresh.map(({ id, name }) => ({ to: id, name, task: '' }))]
}

export const setTask = (parts: Parts, to: string, task: string): Parts =>
  parts.map(part => (part.to === to ? { ...part, task } : part))

/** What is still to be said, by field. */
export const wanting = ({ parts }: AssistDraft): Record<string, string | false> => ({
  people: parts.length === 0 && '请选择至少一位同志',
  ...Object.fromEntries(
    parts.flatMap(({ to, name, task }, index) => [
      [`task.${to}`, ifEmpty(task, `请写清楚请${name}办什么`)],
      // What the cloud says of this person.
      [`parts.${index}.to`, false],
    ]),
  ),
})

/** What is sent. */
export const asked = ({ parts }: AssistDraft) => ({ parts: parts.map(({ to, task }) => ({ to, task })) })
