import assert from "node:assert/strict"
import { globSync, readFileSync } from "node:fs"
import { basename, dirname, join, normalize } from "node:path"
import { describe, test } from "node:test"

const ROOT = join(import.meta.dirname, "..")

/** One module below src, by its path there, such as `cursor/client.ts`. */
type Module = {
  readonly path: string
  readonly text: string
  /** Without comments and the content of strings, so that only code is left. */
  readonly code: string
  readonly imports: readonly Import[]
}

type Import = {
  /** A path below src, or the name of a package. */
  readonly target: string
  readonly isLocal: boolean
  /** The names taken from it; none for a dynamic import. */
  readonly names: readonly string[]
}

const IMPORT = /^(?:import|export) (?:type )?(?:\{([^}]*)\}|\* as \w+|\w+)? ?(?:from )?"([^"]+)"|import\("([^"]+)"\)/gm

const MODULES: readonly Module[] = globSync("**/*.ts", { cwd: join(ROOT, "src") })
  .map((path) => path.replaceAll("\\", "/"))
  .sort()
  .map((path) => {
    const text = readFileSync(join(ROOT, "src", path), "utf8")
    return { path, text, code: codeOf(text), imports: importsOf(path, text) }
  })

function importsOf(path: string, text: string): readonly Import[] {
  return [...text.matchAll(IMPORT)].map(([, names = "", from, dynamic]) => {
    const target = from ?? dynamic ?? ""
    const isLocal = target.startsWith(".")
    return {
      target: isLocal ? normalize(join(dirname(path), target)).replaceAll("\\", "/") : target,
      isLocal,
      names: names
        .split(",")
        .map((name) =>
          name
            .trim()
            .replace(/^type /, "")
            .replace(/ as .*/, ""),
        )
        .filter(Boolean),
    }
  })
}

function codeOf(text: string): string {
  return text
    .replace(/\/\*[\s\S]*?\*\//g, "")
    .replace(/(^|\s)\/\/.*$/gm, "")
    .replace(/"(?:[^"\\\n]|\\.)*"/g, '""')
}

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
      "run.ts": ["main.ts", "operate.ts", "operations/all.ts"],
    }
    const wrong = violations(({ path, imports }) =>
      imports.map(({ target }) => target).filter((target) => ABOVE[target] && !ABOVE[target].includes(path)),
    )
    assert.deepEqual(wrong, [])
  })
})

describe("rooms", () => {
  test("cursor/ could be a package: it knows nothing of GitHub, of reports and of Actions", () => {
    const strangers = inFolder("cursor").flatMap(({ path, imports }) =>
      imports
        .filter(({ target, isLocal }) =>
          isLocal ? !target.startsWith("cursor/") && target !== "clock.ts" : !/^(undici|node:[a-z]+)$/.test(target),
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
  test("environment variables are read by the entry points", () => {
    const readers = MODULES.filter(({ code }) => /\bprocess\.env\b/.test(code)).map(({ path }) => path)
    const ENTRIES = ["main.ts", "post.ts", "leftover.ts", "inputs.ts"]
    assert.deepEqual(
      readers.filter((path) => !ENTRIES.includes(path)),
      [],
    )
  })
  test("HTTP goes out through cursor/transport.ts and github/connection.ts", () => {
    const HTTP = ["cursor/transport.ts", "download.ts"]
    assert.deepEqual(importersOf(/^undici$/, HTTP), [])
    assert.deepEqual(importersOf(/^@actions\/github/, ["github/connection.ts"]), [])
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

/** Functions that are declared by name, with how many lines they take without those of the functions inside them. */
function functionsOf(text: string): readonly { readonly name: string; readonly lines: number }[] {
  const lines = text.split("\n")
  const found = lines.flatMap((line, from) => {
    const [, indent, name] = /^( *)(?:export )?(?:async )?function\*? (\w+)/.exec(line) ?? []
    if (indent === undefined || name === undefined) return []
    return [{ name, from, to: lines.findIndex((other, index) => index > from && other === `${indent}}`) }]
  })
  return found.map(({ name, from, to }) => {
    const inside = found.filter((other) => other.from > from && other.to < to)
    const outermost = inside.filter((one) => !inside.some((other) => other.from < one.from && other.to > one.to))
    const taken = outermost.reduce((sum, other) => sum + other.to - other.from + 1, 0)
    return { name, lines: to - from + 1 - taken }
  })
}
