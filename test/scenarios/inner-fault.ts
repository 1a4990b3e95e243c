// A preload for both steps: as soon as the log of one names the agent, something fails that nobody waits for. The address's
// query says how, and in which: `?rejection` and `?exception` in the main step, `?post` in the post step.
const fail: Readonly<Record<string, () => void>> = {
  "?post": () => void Promise.reject(new TypeError("nobody waits for this")),
  "?rejection": () => void Promise.reject(new TypeError("nobody waits for this")),
  "?exception": () =>
    queueMicrotask(() => {
      throw new RangeError("nobody catches this")
    }),
}

const how = new URL(import.meta.url).search
const isPost = how === "?post"

if (process.argv[1]?.endsWith(isPost ? "post.js" : "main.js")) {
  process.stdout.write = new Proxy(process.stdout.write, {
    apply: (write, stream, line) => {
      if (String(line[0]).includes(isPost ? "Agent bc-" : "Launched agent")) fail[how]?.()
      return Reflect.apply(write, stream, line)
    },
  })
}
