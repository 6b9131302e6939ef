import { runCommandLine } from './commandLine.ts'

/** What one command line writes, and its exit code. */
export async function labText(args: readonly string[], stdin = '') {
  const written = { out: '', error: '' }
  const code = await runCommandLine(args, {
    stdin: (async function* () {
      yield await Promise.resolve(stdin)
    })(),
    stdout: {
      write(text, done) {
        written.out += text
        done()
      },
    },
    stderr: { write: (text) => (written.error += text) },
  })
  return { code, ...written }
}
