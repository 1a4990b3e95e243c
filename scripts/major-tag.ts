// Prints the major tag that is to follow a release, or nothing: `git tag --list | node scripts/major-tag.ts v1.2.3`.
import { text } from "node:stream/consumers"
import { majorTag } from "./release/release.ts"

const tags = (await text(process.stdin)).split(/\s+/)
process.stdout.write(majorTag(process.argv[2] ?? "", tags) ?? "")
