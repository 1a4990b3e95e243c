import assert from "node:assert/strict"
import { basename } from "node:path"
import { describe, test } from "node:test"
import { functionsOf, MODULES, type Module } from "./source-modules.ts"

/** "a.ts: what", for every module where `finds` finds something. */
function violations(finds: (module: Module) => readonly string[]): readonly string[] {
  return MODULES.flatMap((module) => finds(module).map((what) => `${module.path}: ${what}`))
}

/** Modules outside of `doors` that import the package, or with `names`, these names of it. */
function importersOf(name: RegExp, doors: readonly string[], names?: readonly string[]): readonly string[] {
  return violations(({ path, imports }) =>
    imports
      .filter(({ target, isLocal }) => !isLocal && name.test(target))
      .flatMap((found) => (names ? found.names.filter((taken) => names.includes(taken)) : [found.target]))
      .filter(() => !doors.includes(path)),
  )
}

function inFolder(folder: string): readonly Module[] {
  return MODULES.filter(({ path }) => path.startsWith(`${folder}/`))
}

test("the check sees the modules and their imports", () => {
  assert.ok(MODULES.length > 40)
  const count = MODULES.flatMap(({ imports }) => imports).length
  const lines = MODULES.flatMap(({ text }) => text.match(/\bfrom "|import\("/g) ?? []).length
  assert.equal(count, lines, "every import is read")
})

describe("arrows", () => {
  test("point to modules that exist", () => {
    const paths = new Set(MODULES.map(({ path }) => path))
    const missing = violations(({ imports }) =>
      imports.filter(({ target, isLocal }) => isLocal && !paths.has(target)).map(({ target }) => target),
    )
    assert.deepEqual(missing, [])
  })

  test("never go round in a circle, not even for types", () => {
    const targets = new Map(
      MODULES.map(({ path, imports }) => [path, imports.filter(({ isLocal }) => isLocal).map(({ target }) => target)]),
    )
    const done = new Set<string>()
    const circles: string[] = []
    const visit = (path: string, trail: readonly string[]) => {
      if (trail.includes(path)) circles.push([...trail.slice(trail.indexOf(path)), path].join(" → "))
      if (done.has(path) || trail.includes(path)) return
      for (const target of targets.get(path) ?? []) visit(target, [...trail, path])
      done.add(path)
    }
    for (const path of targets.keys()) visit(path, [])
    assert.deepEqual(circles, [])
  })

  test("lead to `run` and the entry points from above only", () => {
    const ABOVE: Readonly<Record<string, readonly string[]>> = {
      "index.ts": [],
      "main.ts": ["index.ts"],
      "post.ts": ["index.ts"],
      "run.ts": ["work.ts"],
      "work.ts": ["operate.ts", "post.ts"],
    }
    const wrong = violations(({ path, imports }) =>
      imports.map(({ target }) => target).filter((target) => ABOVE[target] && !ABOVE[target].includes(path)),
    )
    assert.deepEqual(wrong, [])
  })
})

describe("the first file of the bundle", () => {
  const loaded = new Set<string>()
  const load = (path: string) => {
    if (loaded.has(path)) return
    loaded.add(path)
    const module = MODULES.find((one) => one.path === path)
    for (const { target, isLocal, isLazy } of module?.imports ?? []) if (isLocal && !isLazy) load(target)
  }
  load("index.ts")

  test("holds what every run needs", () => {
    for (const path of ["main.ts", "inputs.ts", "gate.ts", "report/conclude.ts"]) assert.ok(loaded.has(path), path)
  })
  test("holds nothing that speaks HTTP, writes comments or reads pages", () => {
    const LATER =
      /^(cursor\/(client|transport)|github\/(connection|comment|permission)|text\/(page|visible)|operations\/|run\.ts|wait\.ts)/
    assert.deepEqual(
      [...loaded].filter((path) => LATER.test(path)),
      [],
    )
  })
})

describe("rooms", () => {
  test("cursor/ could be a package: it knows nothing of GitHub, of reports and of Actions", () => {
    const strangers = inFolder("cursor").flatMap(({ path, imports }) =>
      imports
        .filter(({ target, isLocal }) =>
          isLocal
            ? !target.startsWith("cursor/") && target !== "clock.ts"
            : !/^(undici|node:[a-z]+(\/promises)?)$/.test(target),
        )
        .map(({ target }) => `${path}: ${target}`),
    )
    assert.deepEqual(strangers, [])
  })

  test("github/ knows nothing of Cursor and of reports", () => {
    const strangers = inFolder("github").flatMap(({ path, imports }) =>
      imports
        .filter(({ target }) => /^(cursor|report|inputs|operations)\//.test(target))
        .map(({ target }) => `${path}: ${target}`),
    )
    assert.deepEqual(strangers, [])
  })

  const PURE = [
    /^text\//,
    /^prompt\.ts$/,
    /^cursor\/(schema|complaint|status|retry-after|errors)\.ts$/,
    /^report\/\w+(-\w+)*-text\.ts$/,
    /^report\/(facts|headline|duration|catalogue|problem|diagnose|admitted-agent)\.ts$/,
    /^(pace|outcome|gate|command|launch-request)\.ts$/,
  ]
  test("what is pure touches no file, no process, no clock and no dice", () => {
    const impure = MODULES.filter(({ path }) => PURE.some((pattern) => pattern.test(path))).flatMap(
      ({ path, code, imports }) => [
        ...imports
          .filter(({ target, isLocal }) => !isLocal && !/^node:(crypto|net|url)$/.test(target))
          .map(({ target }) => `${path}: ${target}`),
        ...(code.match(/\bprocess\.|\bDate\.now\b|\bnew Date\(\)|\bMath\.random\b|\bperformance\./g) ?? []).map(
          (what) => `${path}: ${what}`,
        ),
      ],
    )
    assert.deepEqual(impure, [])
    for (const pattern of PURE)
      assert.ok(
        MODULES.some(({ path }) => pattern.test(path)),
        `${pattern} names a module`,
      )
  })
})

describe("doors", () => {
  const CORE = /^@actions\/core$/
  test("inputs are read in inputs.ts", () => {
    assert.deepEqual(importersOf(CORE, ["inputs.ts"], ["getInput", "getBooleanInput", "getMultilineInput"]), [])
  })
  test("outputs, state, summary and masks are written in report/outputs.ts", () => {
    const names = ["setOutput", "saveState", "summary", "setSecret", "exportVariable", "addPath"]
    assert.deepEqual(importersOf(CORE, ["report/outputs.ts"], names), [])
  })
  test("the environment of later steps is left alone", () => {
    assert.deepEqual(importersOf(CORE, [], ["exportVariable", "addPath", "setCommandEcho"]), [])
  })
  test("the log is written in report/log.ts", () => {
    const names = ["info", "debug", "notice", "warning", "error", "setFailed", "startGroup", "endGroup", "group"]
    assert.deepEqual(importersOf(CORE, ["report/log.ts"], names), [])
    const written = violations(({ code }) => code.match(/\bconsole\.\w+|\bprocess\.(stdout|stderr)\b/g) ?? [])
    assert.deepEqual(written, [])
  })
  test("the toolkit is taken name by name, so that these doors can be watched", () => {
    assert.deepEqual(
      violations(({ text }) => text.match(/import \* as .*"@actions\/.*"/g) ?? []),
      [],
    )
  })
  test("environment variables are read by the entry points, and the runner's file where outputs are written", () => {
    const readers = MODULES.filter(({ code }) => /\bprocess\.env\b(?!\.GITHUB_OUTPUT\b)/.test(code))
    const ENTRIES = ["main.ts", "post.ts", "leftover.ts", "inputs.ts"]
    assert.deepEqual(
      readers.map(({ path }) => path).filter((path) => !ENTRIES.includes(path)),
      [],
    )
  })
  test("HTTP goes out over the connections that cursor/transport.ts opens", () => {
    const onlyTypes = violations(({ path, text }) =>
      path === "cursor/transport.ts" ? [] : (text.match(/^import \{.*\} from "undici"$/gm) ?? []),
    )
    assert.deepEqual(onlyTypes, [], "the others know undici's types and nothing of undici")
    const TYPED = ["cursor/transport.ts", "download.ts", "proxy.ts", "github/connection.ts", "github/fetch-through.ts"]
    assert.deepEqual(importersOf(/^undici$/, TYPED), [])
    assert.deepEqual(importersOf(/^@octokit/, ["github/connection.ts"]), [])
    assert.deepEqual(importersOf(/^node:(http|https|http2|tls|dgram|dns)/, []), [])
    assert.deepEqual(
      violations(({ code }) => code.match(/(?<![\w.])fetch\(/g) ?? []),
      [],
    )
  })
  test("no other program is started and no code is made up", () => {
    assert.deepEqual(importersOf(/^node:(child_process|worker_threads|vm)/, []), [])
    assert.deepEqual(
      violations(({ code }) => code.match(/\beval\(|\bnew Function\(/g) ?? []),
      [],
    )
  })
  test("time is asked of a clock", () => {
    const times = violations(({ path, code }) =>
      path === "clock.ts" ? [] : (code.match(/\bDate\.now\b|\bnew Date\(\)|\bperformance\.now\b/g) ?? []),
    )
    assert.deepEqual(times, [])
  })
  test("nothing is read when a module is loaded", () => {
    const early = violations(
      ({ code }) => code.match(/^(?:export )?const .*\b(process\.env|readFileSync)\b.*$/gm) ?? [],
    )
    assert.deepEqual(early, [])
  })
})

describe("sizes and names", () => {
  test("a file has at most 250 lines", () => {
    assert.deepEqual(
      violations(({ text }) => {
        const lines = text.trimEnd().split("\n").length
        return lines > 250 ? [`${lines} lines`] : []
      }),
      [],
    )
  })

  test("a function has at most 55 lines of its own", () => {
    assert.deepEqual(
      violations(({ text }) =>
        functionsOf(text)
          .filter(({ lines }) => lines > 55)
          .map(({ name, lines }) => `${name} has ${lines} lines`),
      ),
      [],
    )
  })

  test("a file is named for an idea", () => {
    const named = violations(({ path }) =>
      /^(utils?|helpers?|common|types|constants|misc|shared)\b/.test(basename(path)) ? ["says nothing"] : [],
    )
    assert.deepEqual(named, [])
  })

  test("types are told, not asserted away", () => {
    assert.deepEqual(
      violations(
        ({ code }) =>
          code.match(/: any\b|\bas any\b|@ts-(ignore|expect-error|nocheck)|\w!\.|\benum \w|\bnamespace \w/g) ?? [],
      ),
      [],
    )
  })
})
