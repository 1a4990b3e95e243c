/** TeX that shows nothing, or what nobody can make out: comments, phantoms, colours, tiny type, shifts, definitions, links. */
const HIDING_TEX =
  /(?<!\\)%|\\(?:[hv]?phantom|\w*color\w*|tiny|scriptscriptstyle|math[rlc]lap|[rlc]lap|smash|\w*space|[hm]?kern|[hm]?skip|\w*def|let|\w*newcommand|newenvironment|label|tag|class|style|cssId|data|href|url|unicode|require|raise|lower|bbox|enclose|rule|mathchoice|html\w+)(?![A-Za-z])/

/** Tells whether a formula uses anything that a reader of the page would not see. */
export function canHideInFormula(formula: string): boolean {
  return HIDING_TEX.test(formula)
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
