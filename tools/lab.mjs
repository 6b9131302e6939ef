/** `npm run --silent lab -- run FILE`: the lab without a page. Standard output is the lab's alone. */
import { spawnSync } from 'node:child_process'
import { join } from 'node:path'
import { prepare, root } from './install.mjs'

prepare()
// npm changes to the project's folder; a file named on the command line is named from the caller's.
const isOurScript = process.env.npm_lifecycle_event === 'lab'
const cwd = (isOurScript && process.env.INIT_CWD) || process.cwd()
const args = ['--import', import.meta.resolve('tsx'), join(root, 'src/headless/main.ts'), ...process.argv.slice(2)]
const { status } = spawnSync(process.execPath, args, { cwd, stdio: 'inherit' })
process.exitCode = status ?? 1
