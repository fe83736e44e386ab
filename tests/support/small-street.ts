import { mkdtempSync, writeFileSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import type { Community, Post, StaffRole, Unit } from '@domain/street/model'

/** Two communities, three units, and few enough people that a test can name them all. */
const communities: Community[] = [
  { _id: 'c1', name: '示例一社区', phone: '0931-0000001' },
  { _id: 'c2', name: '示例二社区', phone: '0931-0000002' },
]
const unit = (id: string, name: string, community: string): Unit => ({
  _id: id,
  name,
  community,
  communityName: communities.find(({ _id }) => _id === community)!.name,
  compounds: [`${name}小区`],
  position: id === 'u1' ? { latitude: 36.1, longitude: 103.69 } : null,
  scopes: [id, community, 'street'],
})
export const units: Unit[] = [
  unit('u1', '一单元', 'c1'),
  unit('u2', '二单元', 'c1'),
  unit('u3', '三单元', 'c2'),
]

/** A post of the small street: without duties of its own it covers everything. */
export const post = (
  person: string,
  name: string,
  role: StaffRole,
  scope: string,
  more: Partial<Post> = {},
): Post => {
  const place = units.find(({ _id }) => _id === scope)
  const scopeName = place?.name ?? communities.find(({ _id }) => _id === scope)?.name ?? '街道'
  const community = place?.community ?? (scope.startsWith('c') ? scope : undefined)
  const phone = '13800000000'
  const rest = { duties: [], active: true, leave: null, ...(community && { community }), ...more }
  return { _id: `${person}:${role}:${scope}`, person, name, phone, role, scope, scopeName, ...rest }
}

/** Unit u1 has three cadres, u2 one with a narrow duty, u3 none; every unit has a lead but u3. */
export const posts: Post[] = [
  post('o_wei', '李伟', 'cadre', 'u1'),
  post('o_fang', '赵芳', 'cadre', 'u1'),
  post('o_qiang', '陈强', 'cadre', 'u1', { duties: ['haircut', 'fire-hazard'] }),
  post('o_lead1', '孙组长', 'lead', 'u1'),
  post('o_na', '刘娜', 'cadre', 'u2', { duties: ['legal-advice'] }),
  post('o_lead2', '钱组长', 'lead', 'u2'),
  post('o_desk1', '周敏', 'community', 'c1'),
  post('o_desk2', '吴静', 'community', 'c2'),
  post('o_street', '郑主任', 'street', 'street'),
  post('o_counsellor', '何老师', 'counsellor', 'street'),
]

/** Writes collections as the local cloud imports them, into a temporary folder; gives the folder. */
export function writeImport(collections: Record<string, readonly object[]>): string {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'small-street-'))
  for (const [name, documents] of Object.entries(collections)) {
    const lines = documents.map(document => JSON.stringify(document)).join('\n')
    writeFileSync(path.join(folder, `${name}.jsonl`), `${lines}\n`)
  }
  return folder
}

/** A folder to import the small street from; `more` adds to its people or collections. */
export const smallStreet = (
  more: { posts?: readonly Post[] } & Record<string, readonly object[]> = {},
): string => {
  const { posts: morePosts = [], ...collections } = more
  return writeImport({ communities, units, posts: [...posts, ...morePosts], ...collections })
}

/** More cadres of unit u1, as many as a race needs. */
export const crowd = (count: number): Post[] =>
  Array.from({ length: count }, (_, i) =>
    post(`o_crowd${i}`, `干部${i}`, 'cadre', 'u1', { duties: ['education'] }),
  )
