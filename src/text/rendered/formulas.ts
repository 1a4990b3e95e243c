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
