/** Where `npm start` serves: what PORT and HOST say, and what is wrong with them in one line. */

/**
 * @param {{ PORT?: string | undefined, HOST?: string | undefined }} env
 * @returns {{ port: number, host: string } | { problem: string }}
 */
export function readAddress({ PORT, HOST }) {
  const port = PORT || '4173'
  if (!/^\d{1,5}$/.test(port) || Number(port) > 65_535) {
    return {
      problem: `PORT is ${JSON.stringify(port)}: it takes a whole number from 1 to 65535, or 0 for any free port.`,
    }
  }
  return { port: Number(port), host: HOST || '127.0.0.1' }
}

/**
 * Why a server could not be started there.
 *
 * @param {unknown} error
 * @param {{ port: number, host: string }} address
 */
export function listenProblem(error, { port, host }) {
  const code = error instanceof Error && 'code' in error ? error.code : undefined
  switch (code) {
    case 'ENOTFOUND':
    case 'EAI_AGAIN':
    case 'EADDRNOTAVAIL':
    case 'EINVAL':
      return `HOST is ${JSON.stringify(host)}: it takes an address of this machine, such as 127.0.0.1, or 0.0.0.0 for all.`
    case 'EACCES':
      return `PORT is ${port}: this user may not serve there. Ports from 1024 on are free to all.`
    default:
      return `The server could not be started: ${error instanceof Error ? error.message : String(error)}`
  }
}
