import { isDeepStrictEqual } from "node:util"
import { type Fields, fields, items, WorkflowError } from "./yaml-fields.ts"

/**
 * The legs of a matrix: all combinations of its lists in GitHub's order (the last list changes fastest), without those
 * that `exclude` names, and with what `include` adds to legs or as legs of their own.
 * @throws {WorkflowError} for a matrix that an earlier job makes
 */
export function readLegs(matrix: unknown): readonly Fields[] {
  if (typeof matrix === "string") throw new WorkflowError("A matrix that is an expression cannot be followed here")
  const { include = [], exclude = [], ...lists } = fields(matrix ?? {}, "matrix")
  const combined = Object.entries(lists).reduce<readonly Fields[]>(
    (legs, [name, values]) =>
      legs.flatMap((leg) => items(values, `matrix ${name}`).map((value) => ({ ...leg, [name]: value }))),
    [{}],
  )
  const excluded = items(exclude, "exclude").map((entry) => fields(entry, "exclude"))
  const kept = combined.filter((leg) => !excluded.some((entry) => agrees(leg, entry, Object.keys(entry))))
  const names = Object.keys(lists)
  const legs = names.length === 0 ? [] : kept
  const all = items(include, "include").reduce<readonly Fields[]>(
    (before, entry) => withIncluded(before, fields(entry, "include"), names),
    legs,
  )
  return all.length === 0 ? [{}] : all
}

/** GitHub's rule: an entry is added to each leg whose own values it does not change, else it is a leg of its own. */
function withIncluded(legs: readonly Fields[], entry: Fields, names: readonly string[]): readonly Fields[] {
  const shared = names.filter((name) => name in entry)
  const fits = (leg: Fields) => names.some((name) => name in leg) && agrees(leg, entry, shared)
  return legs.some(fits) ? legs.map((leg) => (fits(leg) ? { ...leg, ...entry } : leg)) : [...legs, entry]
}

function agrees(leg: Fields, entry: Fields, names: readonly string[]): boolean {
  return names.every((name) => isDeepStrictEqual(leg[name], entry[name]))
}
