/** The nationwide numbers for somebody in distress: they never change and are never waited for. */
export const crisisNumbers = [
  { number: '12356', what: '心理援助', when: '心里难受、睡不着' },
  { number: '120', what: '急救', when: '急病、受伤' },
  { number: '110', what: '报警', when: '遇到危险' },
]
