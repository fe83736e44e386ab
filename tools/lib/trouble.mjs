/** Something that the person at the keyboard can mend; the message is one line that says how. */
export class Trouble extends Error {
  name = 'Trouble'
}
