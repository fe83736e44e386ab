/** What a sealed part is bound to: the record that it stands in, by kind and id (see seal.ts). */
export const about = (kind: 'appointment' | 'note' | 'wait' | 'call' | 'message', id: string): string =>
  `${kind}/${id}`
