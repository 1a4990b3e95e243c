/** What people want, and the recipe that has it: a page below docs/recipes. */
const RECIPES: readonly (readonly [wish: string, title: string, page: string])[] = [
  ["an agent for an issue that I label, and to talk to it in comments and reviews", "Thread", "thread.md"],
  [
    "an agent for an issue that I label, until the checks of its pull request are green",
    "Issue to pull request",
    "issue-to-pull-request.md",
  ],
  [
    "the documentation kept up to date, without a pile of pull requests",
    "Scheduled documentation",
    "scheduled-documentation.md",
  ],
  ["to start an agent by hand, and choose branch and model", "Manual run", "manual-run.md"],
  ["an agent to look at checks that fail", "CI failure", "ci-failure.md"],
  ["no runner that waits for an agent", "Launch and collect", "launch-and-collect.md"],
  ["the same tasks done in many repositories", "Matrix", "matrix.md"],
  ["one runner for tasks in many repositories", "Many repositories", "many-repositories.md"],
  ["to choose between what several models make of a task", "Compare models", "compare-models.md"],
  ["all issues with a label worked off", "Work off a label", "work-off-a-label.md"],
  ["one agent to review what another one wrote", "Chained steps", "chained-steps.md"],
  ["it on GitHub Enterprise Server, behind a proxy", "Enterprise Server and proxy", "enterprise-server.md"],
  [
    "it to fix Dependabot's pull requests, and to know what happens to forks",
    "Dependabot and forks",
    "dependabot-and-forks.md",
  ],
]

/** The rows of the table of recipes, for a page from which `folder` leads to them. */
export function recipeRows(folder: string): readonly (readonly string[])[] {
  return RECIPES.map(([wish, title, page]) => [wish, `[${title}](${folder}${page})`])
}
