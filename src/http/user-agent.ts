/** The release this bundle belongs to; a test holds it against package.json. */
export const VERSION = "0.1.0"

/** How requests of this action introduce themselves. */
export const USER_AGENT = `falconer/${VERSION}`
