/** `npm start`: install what is missing, build, serve, say where. */
import { listenProblem, readAddress } from './address.mjs'
import { build, prepare, root } from './install.mjs'

/** @param {string} problem @returns {never} */
function stop(problem) {
  console.error(problem)
  process.exit(1)
}

const address = readAddress(process.env)
if ('problem' in address) stop(address.problem)
prepare()
if (!build()) stop('The build failed; see above.')

const { preview } = await import('vite')
try {
  // Not strict: when the port is taken, Vite says so and takes the next free one.
  const server = await preview({ root, preview: { ...address, strictPort: false } })
  const url = server.resolvedUrls?.local[0] ?? server.resolvedUrls?.network[0]
  console.log(`\nTaskyard is at ${url}\nStop it with Ctrl+C.`)
} catch (error) {
  stop(listenProblem(error, address))
}
