import { runCommandLine } from './commandLine.ts'

// When whoever reads our lines has read enough, each write says so; unheard, the stream would throw as well.
process.stdout.on('error', () => undefined)
process.exitCode = await runCommandLine(process.argv.slice(2), process)
