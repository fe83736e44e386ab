import * as z from 'zod/mini'

// Mini-programs and some clouds forbid `new Function`, which zod would try for speed.
z.config({ jitless: true })

/** Signs without a shape of their own: between them stands nothing that anybody could read. */
const INVISIBLE =
  /[\s\u00AD\u115F\u1160\u200B-\u200F\u202A-\u202E\u2060-\u206F\u2800\u3164\uFEFF\uFFA0]|[\uFE00-\uFE0F]/g

/** Text in one line or several, trimmed; lengths in UTF-16 units, as WeChat counts them. At least `min` can be seen. */
export const text = (min: number, max: number) =>
  z.string().check(
    z.trim(),
    z.minLength(min),
    z.maxLength(max),
    z.refine(words => words.replace(INVISIBLE, '').length >= min, '请写看得见的字'),
  )
export const optionalText = (max: number) => z.optional(z.string().check(z.trim(), z.maxLength(max)))
/** An id of ours or WeChat's: letters, digits, and a few signs. */
export const id = z.string().check(z.regex(/^[A-Za-z0-9_:.-]{1,64}$/))
/** A person's name or what they want to be called. */
export const name = text(1, 30)
/** A Chinese mobile number, or a landline with area code. */
export const phone = z.string().check(z.trim(), z.regex(/^(1[3-9]\d{9}|0\d{2,3}-?\d{7,8})$/))
/** Whether a text is an instant that there is: the 30th of February and 24 o'clock only look like one. */
const isInstant = (text: string): boolean =>
  !Number.isNaN(Date.parse(text)) && new Date(text).toISOString().slice(0, 19) === text.slice(0, 19)
/** An instant, ISO-8601 in UTC; given on with its milliseconds, so that instants sort as texts. */
export const instant = z.string().check(
  z.regex(/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(\.\d+)?Z$/),
  z.refine(isInstant, { abort: true }),
  z.overwrite(text => new Date(text).toISOString()),
)
/** A calendar day in Lanzhou. */
export const day = z.iso.date()
/** A calendar month in Lanzhou. */
export const month = z.string().check(z.regex(/^20\d{2}-(0[1-9]|1[0-2])$/))
/** A time of Lanzhou's clock: 09:00. */
export const clock = z.string().check(z.regex(/^([01]\d|2[0-3]):[0-5]\d$/, '请填几点几分，例如 09:00'))
export const version = z.optional(z.int().check(z.minimum(1)))
/** Where a list goes on: what the page before gave as `next`. */
export const cursor = z.optional(z.string().check(z.maxLength(200)))
export const limit = z._default(z.int().check(z.minimum(1), z.maximum(100)), 20)
