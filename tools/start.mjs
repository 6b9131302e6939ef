/** `npm start`: install what is missing, build, serve, say where. */
import { prepare, root, runTool } from './install.mjs'

prepare()
if (!runTool('vite', ['build', '--logLevel', 'warn'])) {
  console.error('The build failed; see above.')
  process.exit(1)
}

const { preview } = await import('vite')
const server = await preview({
  root,
  // Not strict: when the port is taken, Vite takes the next free one.
  preview: { port: Number(process.env.PORT || 4173), host: process.env.HOST || '127.0.0.1', strictPort: false },
})
const address = server.resolvedUrls?.local[0] ?? server.resolvedUrls?.network[0]
console.log(`\nTaskyard is at ${address}\nStop it with Ctrl+C.`)
