import { CANCEL } from "./cancel.ts"
import { COMMENT } from "./comment.ts"
import { ONE_LAUNCH } from "./one-launch.ts"
import { POST } from "./post.ts"
import { RE_RUN } from "./re-run.ts"
import type { Safeguard } from "./safeguard.ts"
import { WAITING } from "./waiting.ts"

/** Every safeguard of "exactly one agent, and never a lost one". */
export const SAFEGUARDS: readonly Safeguard[] = [...ONE_LAUNCH, ...RE_RUN, ...CANCEL, ...POST, ...WAITING, ...COMMENT]
