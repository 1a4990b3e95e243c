const KILOBYTE = 1024
/** The first try, and how long it may take before a longer one decides: few readers need so long for so little. */
const SHORT = { bytes: 16 * KILOBYTE, limitMs: 4 }
/** A text of this size may take its part of the second that one of 1 MB may take. */
const LONG = { bytes: 128 * KILOBYTE, limitMs: 125 }

/** What patterns repeat over, one kind after the other. */
const PIECES = [
  ..."a,0,-,_,.,:,/,//,@,##[,::,`,``,[,](,),{,<,<!--,&,*,**,%,%41,\\,',\",;".split(","),
  ..."|,~,?,a@,a:,a/,.a,a , , a,: ,# ,> ".split(","),
  ..."\n;\r;\r\n;\t;a\n;,;a,;\u001b;\u001b[0;\u001b];\u2028;\u0000;\u200d;\u{e0061};\u0301".split(";"),
  ..."あ,👩\u200d,\u{1f3f4}\u{e0067},क\u200d,\ud83d,https://a@,key_0123".split(","),
].filter((piece) => piece !== "")
/** What comes after them, so that a match fails late. */
const ENDINGS = ["", "x", "\n", "\u0000", "]", '"', "@x", "::", " x", "\u0301"]

/** The processor time of a call at best, tried again while that is too long: the first calls are compiled meanwhile. */
function timeOf(call: () => unknown, limitMs: number): number {
  let shortestMs = Number.POSITIVE_INFINITY
  for (let tries = 0; tries < 3 && shortestMs > limitMs; tries++) {
    const start = process.threadCpuUsage()
    try {
      call()
    } catch {}
    const { user, system } = process.threadCpuUsage(start)
    shortestMs = Math.min(shortestMs, (user + system) / 1000)
  }
  return shortestMs
}

function textOf(piece: string, ending: string, bytes: number): string {
  return piece.repeat(Math.ceil(bytes / Buffer.byteLength(piece))) + ending
}

/** What is wrong when `read` takes too long for a text of this piece again and again. */
function slowness(read: (text: string) => unknown, piece: string, ending: string): readonly string[] {
  const timeFor = ({ bytes, limitMs }: typeof SHORT) => {
    const text = textOf(piece, ending, bytes)
    return timeOf(() => read(text), limitMs)
  }
  const shortMs = timeFor(SHORT)
  if (shortMs <= SHORT.limitMs) return []
  const ms = shortMs > LONG.limitMs ? shortMs : timeFor(LONG)
  return ms <= LONG.limitMs ? [] : [`${JSON.stringify(piece)}: ${Math.round(ms)} ms`]
}

/** The pieces and endings with which a reader takes too long; none for a good one. `place` turns the endings. */
export function slownessOf(read: (text: string) => unknown, place: number, pieces = PIECES): readonly string[] {
  return pieces.flatMap((piece, index) => slowness(read, piece, ENDINGS[(place + index) % ENDINGS.length] ?? ""))
}
