/** What keeps a workflow from being tried. The message is for whoever asked. */
export class TryError extends Error {
  override readonly name = "TryError"
}
