// Takes the place of undici's HTTP/2 client in the bundle. undici speaks HTTP/2 only where `allowH2` is set, and nobody
// here sets it, but it would load node:http2 in every run that sends a request: 15 ms of CPU time on top of node:tls.
module.exports = async () => {
  throw new Error("undici's HTTP/2 is not in this bundle")
}
