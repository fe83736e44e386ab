/** What a colour says: red urgent, green done well, amber wait or care, blue under way, quiet none of these. */
export type Tone = 'red' | 'green' | 'amber' | 'blue' | 'quiet'
