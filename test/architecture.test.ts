import assert from "node:assert/strict"
import { globSync, readFileSync } from "node:fs"
import { basename, dirname, join } from "node:path"
import { describe, test } from "node:test"
import { MODULES, type Module, reach } from "./source-modules.ts"

/** The rooms of src, and what each is for (docs/architecture.md). */
const ROOMS = "run event authorize prompt agent checks report queries model inputs cursor github http text".split(" ")
const ENTRIES = ["main.ts", "post.ts"]

function assertNone(found: readonly string[]): void {
  assert.deepEqual([...new Set(found)], [])
}

/** "a.ts: what", for every module where `finds` finds something. */
function inModules(finds: (module: Module) => readonly string[]): readonly string[] {
  return MODULES.flatMap((module) => finds(module).map((what) => `${module.path}: ${what}`))
}

function roomOf(path: string): string {
  return path.includes("/") ? path.slice(0, path.indexOf("/")) : ""
}

function inRoom(room: string): readonly Module[] {
  return MODULES.filter(({ path }) => roomOf(path) === room)
}

/** Modules outside of `places` that take one of `names` from a package, or with no names, anything. */
function takers(name: RegExp, places: RegExp, names?: readonly string[]): readonly string[] {
  return inModules(({ path, imports }) =>
    imports
      .filter(({ target, isLocal, kind }) => !isLocal && kind !== "type" && name.test(target) && !places.test(path))
      .flatMap((found) => (names ? found.names.filter((taken) => names.includes(taken)) : [found.target])),
  )
}

/** The sets of nodes that reach each other. */
function circles(edges: ReadonlyMap<string, ReadonlySet<string>>): readonly (readonly string[])[] {
  const reached = new Map<string, Set<string>>()
  for (const from of edges.keys()) {
    const seen = new Set<string>()
    const visit = (node: string) => {
      for (const next of edges.get(node) ?? []) {
        if (seen.has(next)) continue
        seen.add(next)
        visit(next)
      }
    }
    visit(from)
    reached.set(from, seen)
  }
  const found = new Map<string, readonly string[]>()
  for (const [node, seen] of reached) {
    if (!seen.has(node)) continue
    const circle = [...seen].filter((other) => reached.get(other)?.has(node)).sort()
    found.set(circle.join(), circle)
  }
  return [...found.values()]
}

/** Every edge inside of a circle, as "a → b". */
function edgesInCircles(edges: ReadonlyMap<string, ReadonlySet<string>>): readonly string[] {
  return circles(edges).flatMap((circle) =>
    circle.flatMap((from) =>
      [...(edges.get(from) ?? [])].filter((to) => circle.includes(to)).map((to) => `${from} → ${to}`),
    ),
  )
}

/** What the files of a folder that is not shipped take from each other. */
function importsBelow(folder: string): ReadonlyMap<string, ReadonlySet<string>> {
  const root = join(import.meta.dirname, "..", folder)
  const files = globSync("**/*.ts", { cwd: root })
  assert.ok(files.length > 5)
  return new Map(
    files.map((file) => {
      const text = readFileSync(join(root, file), "utf8")
      const found = text.matchAll(/^(?:import|export|\}) [^"\n]*"(\.[^"]+\.ts)"|\bimport\("(\.[^"]+\.ts)"\)/gm)
      return [file, new Set([...found].map(([, fixed, lazy]) => join(dirname(file), fixed ?? lazy ?? "")))]
    }),
  )
}

describe("rooms", () => {
  test("every file is in a room, but for the entries", () => {
    const strays = MODULES.filter(({ path }) => !ENTRIES.includes(path) && !ROOMS.includes(roomOf(path)))
    assertNone(strays.map(({ path }) => path))
    assert.ok(MODULES.length > 80)
    for (const room of ROOMS) assert.ok(inRoom(room).length > 0, room)
  })

  test("every import leads to a module that exists", () => {
    const paths = new Set(MODULES.map(({ path }) => path))
    assertNone(
      inModules(({ imports }) =>
        imports.flatMap(({ target, isLocal }) => (isLocal && !paths.has(target) ? [target] : [])),
      ),
    )
  })

  test("no circle of files, types included", () => {
    const edges = MODULES.map(({ path, imports }) => {
      const targets = imports.filter(({ isLocal }) => isLocal).map(({ target }) => target)
      return [path, new Set(targets)] as const
    })
    assertNone(edgesInCircles(new Map(edges)))
  })

  for (const outside of ["simulator", "scripts", "bench"]) {
    test(`no circle of files in ${outside}/, types included`, () => assertNone(edgesInCircles(importsBelow(outside))))
  }

  test("no circle of folders, types included", () => {
    const folders = new Map(MODULES.map(({ path, folder }) => [path, folder]))
    const edges = new Map<string, Set<string>>()
    for (const { folder, imports } of MODULES) {
      const targets = edges.get(folder) ?? new Set()
      edges.set(folder, targets)
      for (const { target, isLocal } of imports) {
        const other = folders.get(target)
        if (isLocal && other !== undefined && other !== folder) targets.add(other)
      }
    }
    assertNone(edgesInCircles(edges))
  })

  test("only the entries reach run/", () => {
    const outside = MODULES.filter(({ path }) => !ENTRIES.includes(path) && roomOf(path) !== "run")
    const reaching = outside.filter(({ path }) => [...reach(path)].some((target) => roomOf(target) === "run"))
    assertNone(reaching.map(({ path }) => path))
  })

  /** Which other rooms a room may reach, through however many files. */
  const REACHES: Readonly<Record<string, readonly string[]>> = {
    model: [],
    http: [],
    cursor: ["http", "model"],
    github: ["http", "model", "text"],
    text: ["model"],
    inputs: ["http", "model", "text"],
    event: ["http", "inputs", "model", "text"],
  }
  for (const [room, allowed] of Object.entries(REACHES)) {
    test(`${room}/ reaches ${allowed.length === 0 ? "no other room" : `only ${allowed.join(", ")}`}`, () => {
      const others = inRoom(room).flatMap(({ path }) =>
        [...reach(path)].map(roomOf).filter((other) => other !== room && !allowed.includes(other)),
      )
      assertNone(others)
    })
  }

  test("cursor/ reaches no package but undici and a parser, so that it could be one itself", () => {
    const paths = new Set(inRoom("cursor").flatMap(({ path }) => [path, ...reach(path)]))
    const packages = MODULES.filter(({ path }) => paths.has(path)).flatMap(({ path, imports }) =>
      imports
        .filter(
          ({ target, isLocal }) => !isLocal && !/^(undici|eventsource-parser|node:[a-z]+(\/promises)?)$/.test(target),
        )
        .map(({ target }) => `${path}: ${target}`),
    )
    assertNone(packages)
  })
})

describe("what is pure", () => {
  const PURE = [
    /^text\//,
    /^model\//,
    /^prompt\/[^/]+$/,
    /^authorize\/(rules|edited-after-review)\.ts$/,
    /^event\/command\.ts$/,
    /^cursor\/v\d\/schema\.ts$/,
    /^report\/(\w+-)*text\.ts$/,
    /^report\/(facts|headline|duration|catalogue|table)\.ts$/,
  ]
  const isPure = (path: string) => PURE.some((pattern) => pattern.test(path))
  /** Packages that only compute. */
  const COMPUTES = /^(node:(crypto|net|url|path)|htmlparser2)$/
  const EFFECT =
    /\bprocess\.(?!getBuiltinModule\()|\bDate\.now\b|\bnew Date\(\)|\bMath\.random\b|\bperformance\.|\brandom(UUID|Bytes)\b/g

  test("touches no file, no process, no clock and no chance, nor does anything it calls", () => {
    const called = new Set(
      MODULES.filter(({ path }) => isPure(path)).flatMap(({ path }) => [path, ...reach(path, ["value"])]),
    )
    const impure = MODULES.filter(({ path }) => called.has(path)).flatMap(({ path, text, code, imports }) => [
      ...imports
        .filter(({ target, isLocal, kind }) => !isLocal && kind !== "type" && !COMPUTES.test(target))
        .map(({ target }) => `${path}: ${target}`),
      ...(code.match(EFFECT) ?? []).map((what) => `${path}: ${what}`),
      ...[...text.matchAll(/getBuiltinModule\("([^"]*)"/g)].flatMap(([, part = ""]) =>
        COMPUTES.test(part) ? [] : [`${path}: ${part}`],
      ),
      ...imports.filter(({ kind }) => kind === "lazy").map(({ target }) => `${path}: loads ${target}`),
    ])
    assertNone(impure)
  })

  test("is found by each pattern of it", () => {
    for (const pattern of PURE)
      assert.ok(
        MODULES.some(({ path }) => pattern.test(path)),
        String(pattern),
      )
  })
})

describe("one place for each edge", () => {
  const CORE = /^@actions\/core/

  test("inputs are read in inputs/", () => {
    assertNone(takers(CORE, /^inputs\//, ["getInput", "getBooleanInput", "getMultilineInput"]))
  })
  test("the event file is read in event/", () => {
    const readers = MODULES.filter(
      ({ path, identifiers }) => identifiers.has("eventPath") && !/^(event\/|inputs\/runner)/.test(path),
    )
    assertNone(readers.map(({ path }) => path))
  })
  test("outputs, state and masks are written in report/outputs.ts", () => {
    assertNone(takers(CORE, /^report\/outputs\.ts$/, ["setOutput", "saveState", "setSecret", "summary"]))
  })
  test("the environment of later steps is left alone", () => {
    assertNone(takers(CORE, /^$/, ["exportVariable", "addPath", "setCommandEcho"]))
  })
  test("the log is written in report/log.ts", () => {
    const names = ["info", "debug", "notice", "warning", "error", "setFailed", "startGroup", "endGroup", "group"]
    assertNone([
      ...takers(CORE, /^report\/log\.ts$/, names),
      ...inModules(({ code }) => code.match(/\bconsole\.\w+|\bprocess\.(stdout|stderr)\b/g) ?? []),
    ])
  })
  test("the toolkit is taken name by name, so that these places can be checked", () => {
    assertNone(inModules(({ text }) => text.match(/import \* as .*"@actions\/.*"/g) ?? []))
  })
  test("environment variables are read in inputs/ and the entries, and those of the proxy in http/proxy.ts", () => {
    // The runner's own file for outputs is named by one.
    const readers = MODULES.filter(({ code }) => /\bprocess\.env\b(?!\.GITHUB_OUTPUT\b)/.test(code))
    const places = [...ENTRIES, "http/proxy.ts"]
    assertNone(readers.map(({ path }) => path).filter((path) => !places.includes(path) && roomOf(path) !== "inputs"))
  })
  test("connections are opened in http/", () => {
    assertNone([
      ...takers(/^undici/, /^http\//),
      ...takers(/^node:(http|https|http2|tls|dgram|dns)/, /^http\//),
      ...inModules(({ code }) => code.match(/(?<![\w.])fetch\(/g) ?? []),
    ])
  })
  test("GitHub's client is used in github/", () => {
    assertNone(takers(/^@octokit|^@actions\/github/, /^github\//))
  })
  test("no other program is started and no code is made up", () => {
    assertNone([
      ...takers(/^node:(child_process|worker_threads|vm)/, /^$/),
      ...inModules(({ code }) => code.match(/\beval\(|\bnew Function\(/g) ?? []),
    ])
  })
  test("time is asked of http/clock.ts", () => {
    assertNone(
      inModules(({ path, code }) =>
        path === "http/clock.ts" ? [] : (code.match(/\bDate\.now\b|\bnew Date\(\)|\bperformance\.now\b/g) ?? []),
      ),
    )
  })
  test("only the entries load anything late", () => {
    assertNone(
      inModules(({ path, imports }) =>
        ENTRIES.includes(path) ? [] : imports.filter(({ kind }) => kind === "lazy").map(({ target }) => target),
      ),
    )
  })
  test("parts of Node that few runs need are not loaded by all", () => {
    // fs/promises brings readline and the repl's history: several milliseconds.
    assertNone(takers(/^node:(fs\/promises|readline|zlib|inspector|process$)/, /^$/))
  })
  test("Node's crypto is not loaded at the start", () => {
    // It takes 3 ms; scripts/bundle/lazy-crypto.js keeps the toolkit from it.
    const atStart = new Set(ENTRIES.flatMap((path) => [path, ...reach(path, ["value"])]))
    assertNone(takers(/^node:crypto/, /^$/).filter((line) => [...atStart].some((path) => line.startsWith(`${path}: `))))
  })
  test("nothing is read when a module is loaded", () => {
    assertNone(inModules(({ code }) => code.match(/^(?:export )?const .*\b(process\.env|readFileSync)\b.*$/gm) ?? []))
  })
})

describe("sizes and names", () => {
  test("a file has at most 250 lines", () => {
    const long = MODULES.filter(({ text }) => text.trimEnd().split("\n").length > 250)
    assertNone(long.map(({ path }) => path))
  })

  test("a function has at most 55 lines of its own", () => {
    assertNone(inModules(({ functions }) => functions.filter(({ lines }) => lines > 55).map(({ name }) => name)))
  })

  test("a file is named for an idea", () => {
    const EMPTY = /^(utils?|helpers?|common|types|constants|misc|shared)\b/
    assertNone(MODULES.map(({ path }) => path).filter((path) => EMPTY.test(basename(path))))
  })

  test("types are checked, not asserted away", () => {
    assertNone(
      inModules(
        ({ code }) =>
          code.match(/: any\b|\bas any\b|@ts-(ignore|expect-error|nocheck)|\w!\.|\benum \w|\bnamespace \w/g) ?? [],
      ),
    )
  })

  /** Words that only its first authors knew. Each part of a name counts: `tellEnd` holds `tell`. */
  const PRIVATE_WORDS = new Set(
    [
      "flight fly flying logbook chronicle passage assignment order obtain obtained insist heal heals opener lack patience",
      "leftover fate conclude tell told admit admits admitted settle settled arrival complaint means",
      "handed mend door dice",
    ]
      .join(" ")
      .split(" "),
  )
  const PRIVATE_NAMES = /^(land|Room|work|takeOff|lateEdit|badEnd|putInOrder)$/
  test("names are the field's, in code and of files", () => {
    const parts = (name: string) => name.replace(/([a-z0-9])([A-Z])/g, "$1 $2").split(/[^A-Za-z0-9]+/)
    const isPrivate = (name: string) =>
      PRIVATE_NAMES.test(name) || parts(name).some((part) => PRIVATE_WORDS.has(part.toLowerCase()))
    assertNone(inModules(({ path, identifiers }) => [...identifiers, basename(path, ".ts")].filter(isPrivate)))
  })
})
