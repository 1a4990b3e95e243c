import { data, Evaluator, type Expr, Lexer, Parser } from "@actions/expressions"

/** What expressions may read, such as `{ github: { token: "…" }, matrix: null }`. */
export type Contexts = Readonly<Record<string, unknown>>

export type JobStatus = "success" | "failure" | "cancelled"

/** Text with `${{ … }}` in it, parsed: literal parts and expressions in order. */
export type Template = readonly (string | Expr)[]

/** Contexts that an input's default may use (action_yaml.json of actions/runner 2.336.0; `hashFiles` is left out). */
const defaultContexts = ["github", "strategy", "matrix", "job", "runner"]

/** Contexts that a step's `if` and an action's `post-if` may use. */
const conditionContexts = [...defaultContexts, "inputs", "vars", "needs", "steps", "env"]

/** Contexts that a workflow's `with`, `env` and job outputs may use (workflow-v1.0.json of @actions/workflow-parser). */
const workflowContexts = [...conditionContexts, "secrets"]

const opening = "${{"
const closing = "}}"

/**
 * Parses an input's default.
 * @throws {Error} in the runner's words, for an unclosed or wrong expression or a context that is not allowed there
 */
export function parseTemplate(text: string): Template {
  return templateOf(text, defaultContexts)
}

/**
 * The text of a value in a workflow.
 * @throws {Error} as `parseTemplate` does
 */
export function evaluateText(text: string, contexts: Contexts): string {
  return evaluateTemplate(templateOf(text, workflowContexts), contexts)
}

function templateOf(text: string, contexts: string[]): Template {
  const parts: (string | Expr)[] = []
  let position = 0
  while (position < text.length) {
    const start = text.indexOf(opening, position)
    if (start < 0) break
    const expression = closedExpression(text.slice(start + opening.length))
    if (start > position) parts.push(text.slice(position, start))
    parts.push(parse(expression.trim(), contexts, []))
    position = start + opening.length + expression.length + closing.length
  }
  if (position < text.length) parts.push(text.slice(position))
  return parts
}

/** The text that a parsed default means. */
export function evaluateTemplate(template: Template, contexts: Contexts): string {
  const dictionary = new LazyContexts(contexts)
  return template
    .map((part) => (typeof part === "string" ? part : new Evaluator(part, dictionary).evaluate().coerceString()))
    .join("")
}

/** A job that needs one which was skipped has neither success nor failure before it. */
type StatusBefore = JobStatus | "skipped"

/**
 * Decides a raw condition such as `always()` for a job in this status.
 * @throws {Error} when the expression is wrong; the runner finds that only at run time, too
 */
export function evaluateCondition(expression: string, status: StatusBefore, contexts: Contexts): boolean {
  const parsed = parse(expression, conditionContexts, statusFunctions(status))
  const functions = new Map(statusFunctions(status).map((definition) => [definition.name, definition]))
  return isTruthy(new Evaluator(parsed, new LazyContexts(contexts), functions).evaluate())
}

/** A step's `if` as the server hands it to the runner: `success()` is implied unless a status function is named. */
export function stepCondition(expression: string): string {
  return /\b(always|success|failure|cancelled)\s*\(/i.test(expression) ? expression : `success() && (${expression})`
}

function closedExpression(text: string): string {
  // A closing }} inside a quoted string does not count.
  const expression = /^((?:'[^']*'|[^'])*?)\}\}/.exec(text)?.[1]
  if (expression !== undefined) return expression
  throw new Error(
    `The expression is not closed. An unescaped ${opening} sequence was found, but the closing ${closing} sequence was not found.`,
  )
}

function statusFunctions(status: StatusBefore) {
  const answer = (name: string, value: boolean) => ({
    name,
    minArgs: 0,
    maxArgs: 0,
    call: () => new data.BooleanData(value),
  })
  return [
    answer("always", true),
    answer("success", status === "success"),
    answer("failure", status === "failure"),
    answer("cancelled", status === "cancelled"),
  ]
}

function parse(expression: string, contexts: string[], functions: ReturnType<typeof statusFunctions>): Expr {
  return new Parser(new Lexer(expression).lex().tokens, contexts, functions).parse()
}

/** Converts a context when an expression asks for it, and only once: an event's payload is large. */
class LazyContexts extends data.Dictionary {
  static readonly #converted = new WeakMap<object, data.ExpressionData>()
  readonly #contexts: Contexts

  constructor(contexts: Contexts) {
    super()
    this.#contexts = contexts
  }

  override get(name: string): data.ExpressionData {
    const context = this.#contexts[name.toLowerCase()]
    if (typeof context !== "object" || context === null) return new data.Null()
    const value = LazyContexts.#converted.get(context) ?? toExpressionData(context)
    LazyContexts.#converted.set(context, value)
    return value
  }
}

function toExpressionData(context: object): data.ExpressionData {
  const value: data.ExpressionData = JSON.parse(JSON.stringify(context), data.reviver)
  return value
}

function isTruthy(value: data.ExpressionData): boolean {
  switch (value.kind) {
    case data.Kind.Null:
      return false
    case data.Kind.Boolean:
    case data.Kind.Number:
    case data.Kind.String:
      return "value" in value && Boolean(value.value)
    default:
      return true
  }
}
