/** As domain/fields has it; written again since that file would bring the whole of zod along. */
const phonePattern = /^(1[3-9]\d{9}|0\d{2,3}-?\d{7,8})$/

/** What is wrong with a telephone number, as a sentence; undefined when nothing is. */
export function phoneProblem(phone: string): string | undefined {
  if (!phone.trim()) return '请填电话'
  return phonePattern.test(phone.trim()) ? undefined : '电话不对，请填 11 位手机号，或者区号加座机号'
}
