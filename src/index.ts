/** The bundle: both steps in one file, so that what they share is shipped once. `dist/main.js` and `dist/post.js` call them. */
export { main } from "./main.ts"
export { post } from "./post.ts"
