import type { Instruction, Keyword } from './instruction.ts'

const FLAGS: Readonly<Partial<Record<Keyword, readonly string[]>>> = {
  FROM: ['platform'],
  RUN: ['mount', 'network', 'security'],
  COPY: ['from', 'chown', 'chmod', 'link', 'parents', 'exclude'],
  ADD: ['chown', 'chmod', 'link', 'checksum', 'keep-git-dir', 'exclude'],
  HEALTHCHECK: ['interval', 'timeout', 'start-period', 'start-interval', 'retries'],
}

const PORT = /^\d{1,5}(?:-\d{1,5})?(?:\/(?:tcp|udp|sctp))?$/i

/** What Docker says of an instruction whose flags or arguments it does not take; `null` where it takes them. */
export function argumentFault(given: Instruction): string | null {
  const known = FLAGS[given.keyword] ?? []
  const unknown = given.flags.find((flag) => !known.includes(flag.split('=', 1)[0] ?? ''))
  if (unknown !== undefined) return `unknown flag: --${unknown}`
  return countFault(given) ?? formFault(given)
}

function countFault({ keyword, rest, exec }: Instruction): string | null {
  const count = exec?.length ?? rest.split(/\s+/).filter((one) => one !== '').length
  switch (keyword) {
    case 'FROM':
      return count === 1 || (count === 3 && /\sas\s/i.test(rest)) ? null : 'FROM requires either one or three arguments'
    case 'COPY':
    case 'ADD':
      if (count >= 2) return null
      return count === 0
        ? `${keyword} requires at least one argument`
        : `${keyword} requires at least two arguments, but only one was provided. Destination could not be determined.`
    case 'WORKDIR':
    case 'USER':
    case 'STOPSIGNAL':
      return count === 1 ? null : `${keyword} requires exactly one argument`
    default:
      return count === 0 ? `${keyword} requires at least one argument` : null
  }
}

function formFault({ keyword, rest, exec }: Instruction): string | null {
  switch (keyword) {
    case 'ENV':
    case 'LABEL':
      return /^[^\s=]+(?:=|\s+\S)/.test(rest) ? null : `${keyword} must have two arguments`
    case 'EXPOSE': {
      const wrong = rest.split(/\s+/).find((port) => !port.includes('$') && !PORT.test(port))
      return wrong === undefined ? null : `invalid containerPort: ${wrong}`
    }
    case 'SHELL':
      return exec === null ? 'SHELL requires the arguments to be in JSON form' : null
    case 'ONBUILD': {
      const trigger = (rest.split(/\s/, 1)[0] ?? '').toUpperCase()
      if (trigger === 'ONBUILD') return "Chaining ONBUILD via `ONBUILD ONBUILD` isn't allowed"
      return trigger === 'FROM' ? `${trigger} isn't allowed as an ONBUILD trigger` : null
    }
    default:
      return null
  }
}
