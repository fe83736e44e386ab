/** The sentence for a field, where it was left empty. */
export const ifEmpty = (text: string, sentence: string): string | false => text.trim() === '' && sentence
