// A preload for the main step: as soon as its log names the agent, something fails that nobody waits for. The address's
// query says how: `?rejection` or `?exception`.
const fail: Readonly<Record<string, () => void>> = {
  "?rejection": () => void Promise.reject(new TypeError("nobody waits for this")),
  "?exception": () =>
    queueMicrotask(() => {
      throw new RangeError("nobody catches this")
    }),
}

if (process.argv[1]?.endsWith("main.js")) {
  process.stdout.write = new Proxy(process.stdout.write, {
    apply: (write, stream, line) => {
      if (String(line[0]).includes("Launched agent")) fail[new URL(import.meta.url).search]?.()
      return Reflect.apply(write, stream, line)
    },
  })
}
