const TEXTUAL =
  /^\s*(?:text\/|application\/(?:[^;]*[+])?(?:json|xml|javascript|x-www-form-urlencoded)\s*(?:;|$))/i

/** Whether a body of that content type is a text. */
export const isTextual = (type: string): boolean => TEXTUAL.test(type)

/** Whether a browser would run scripts in a body of that content type. */
export const isPage = (type: string): boolean => /html|xml|svg/i.test(type)

/** The content type with the charset that texts are sent in, where it names none. */
export const withCharset = (type: string): string =>
  isTextual(type) && !/;\s*charset=/i.test(type) ? `${type}; charset=utf-8` : type
