/**
 * TeX that shows nothing, or what nobody can make out: phantoms, colours, tiny type, shifts, definitions, links, tips.
 * Names that begin or end alike are taken together, whoever defines them (docs.mathjax.org, "TeX and LaTeX commands").
 */
const HIDING_COMMANDS = [
  ..."[hv]?phantom \\w*color\\w* tiny scriptscriptstyle smash math[rlc]lap [rlc]lap bbox enclose rule".split(" "),
  ..."\\w*space [hm]?kern [hm]?skip raise lower move(?:left|right) \\w*(?:make|raise|scale|resize|set)box".split(" "),
  ..."\\w*def let global csname \\w*command \\w*environment declare\\w+ newextarrow require".split(" "),
  ..."label \\w*ref cite\\w* \\w*tag\\w* \\w*tip toggle mathchoice".split(" "),
  ..."class style cssid data url unicode mmltoken html\\w+".split(" "),
]
const HIDING_TEX = new RegExp(`(?<!\\\\)%|\\\\(?:${HIDING_COMMANDS.join("|")})(?![a-z])`, "i")

/** The columns of a table in a formula, which may be written with any words and show none of them. */
const ODD_COLUMNS = /\\begin\s*\{(?:\w*array|\w*alignat\*?|tabular)\}(?!\s*(?:\[[tcb]\]\s*)?\{[lcr|:\s\d]*\})/

/** Tells whether a formula uses anything that a reader of the page would not see. */
export function canHideInFormula(formula: string): boolean {
  return HIDING_TEX.test(formula) || ODD_COLUMNS.test(formula)
}

/** Whether a `$` may open a formula. GitHub sets formulas off from letters and digits. */
export function opensFormula(text: string, at: number): boolean {
  return text[at] === "$" && /\S/.test(text[at + 1] ?? " ") && !/\w/.test(text[at - 1] ?? " ")
}

/** Whether a `$` may close a formula. */
export function closesFormula(text: string, at: number): boolean {
  return text[at] === "$" && /\S/.test(text[at - 1] ?? " ") && !/\w/.test(text[at + 1] ?? " ")
}

/** The last place where a formula may close, or -1. */
export function lastFormulaEnd(text: string): number {
  let at = text.lastIndexOf("$")
  while (at > 0 && !closesFormula(text, at)) at = text.lastIndexOf("$", at - 1)
  return at > 0 ? at : -1
}
