/**
 * Why tests that send signals are skipped: on Windows Node ends the other process at once (its documentation of
 * `subprocess.kill`), while a runner there sends console events, which the emulator has not.
 */
export const NO_SIGNALS = process.platform === "win32" ? "Windows has no signals to send" : false
