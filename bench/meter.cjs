// Preload for a measured process: at its end it says what it has cost, on the file that METER_FILE names. The floor is
// measured with it, too, so its own millisecond is on both sides of a ratio.
const { writeFileSync } = require("node:fs")

process.on("exit", () => {
  const { userCPUTime, systemCPUTime, maxRSS } = process.resourceUsage()
  writeFileSync(
    process.env.METER_FILE,
    JSON.stringify({ cpuMs: (userCPUTime + systemCPUTime) / 1000, peakMb: maxRSS / 1024 }),
  )
})
