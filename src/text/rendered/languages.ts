/**
 * What code blocks are usually said to be written in. The page shows no such name, so any other word in its place is
 * hidden text, however short: a row of blocks could spell a sentence.
 */
const LANGUAGES: ReadonlySet<string> = new Set(
  [
    "asm bash bat batch c c# c++ clojure cmake cmd conf console cpp cs csharp css csv dart diff docker dockerfile dotenv",
    "elixir elm env erlang f# fish fortran fsharp gherkin git gitignore go golang gradle graphql groovy h haskell hcl hpp",
    "html http ini java javascript js json json5 jsonc jsonl jsx julia kotlin kt latex less log lua make makefile markdown",
    "math matlab md mdx nginx nim nix objc objective-c ocaml output pascal patch perl php plain plaintext postgresql",
    "powershell prisma prolog properties proto protobuf ps1 pwsh py python r raw rb regex rs rst ruby rust sass scala scheme",
    "scss sh shell shell-session sol solidity sql svelte svg swift tcl tex text tf terraform toml ts tsv tsx txt typescript",
    "vb vim viml vue wasm wat xml yaml yml zig zsh mermaid geojson topojson stl suggestion",
  ].flatMap((line) => line.split(" ")),
)

/** Tells whether the first word of an info string is only the name of a language. */
export function isLanguage(word: string): boolean {
  return LANGUAGES.has(word.toLowerCase())
}
